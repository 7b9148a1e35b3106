import { useState, type ReactNode } from 'react';
import { Link, useParams } from 'react-router';
import { useQuery } from 'urql';
import '../following/following.css';
import {
  OnePersonDocument,
  type GrantAsHeldFragment,
  type OnePersonQuery,
  type PersonAsKnownFragment,
} from '../operations.js';
import { Dialog } from '../parts/dialog.js';
import { NoSuchPlace } from '../parts/no-such-place.js';
import { moment } from '../parts/said.js';
import { Shown } from '../parts/shown.js';
import { may, session } from '../session/session.js';
import { useWords } from '../words.js';
import { isSecretariat, placeAt, useAt } from './at.js';
import { EndRole } from './end-role.js';
import { GrantRole } from './grant.js';
import { HandOver } from './hand-over.js';
import { HasLeft } from './has-left.js';
import { Lending } from './lend.js';
import './people.css';
import { RoleLine } from './role-line.js';
import { roleWord } from './role-words.js';
import { rolesAt, rolesFor, whenOf } from './roles.js';

const manages = may('person:manage');

/** Where it is done: the participant, its kind and its day. */
export type At = NonNullable<OnePersonQuery['participant']>;

/** One person: what they hold and held here, and what may be done about it. */
export function Person(): ReactNode {
  const { id = '' } = useParams();
  const at = useAt();
  const isSelf = id === session.person;
  const lends = isSelf && may('role:delegate') && at === session.participant;
  const asked = useQuery({
    query: OnePersonDocument,
    variables: { at, manages, lends },
    requestPolicy: 'cache-and-network',
  });
  return (
    <Shown of={asked}>
      {(data) => {
        const person = data.people.find((one) => one.id === id);
        return person && data.participant ? (
          <Pane
            key={id}
            person={person}
            at={data.participant}
            data={data}
            reload={() => asked[1]({ requestPolicy: 'network-only' })}
          />
        ) : (
          <NoSuchPlace />
        );
      }}
    </Shown>
  );
}

type Asked = { deed: 'give' | 'hand-over' | 'leave' } | { deed: 'end'; grant: GrantAsHeldFragment };

function Pane({
  person,
  at,
  data,
  reload,
}: {
  person: PersonAsKnownFragment;
  at: At;
  data: OnePersonQuery;
  reload: () => void;
}): ReactNode {
  const say = useWords();
  const [asked, ask] = useState<Asked | null>(null);
  const [said, tell] = useState('');
  const { people, lender } = data;
  const { name } = person;
  const close = (): void => ask(null);
  const done = (words: string): void => {
    ask(null);
    tell(words);
    reload();
  };
  const roles = rolesAt(person, at.id);
  const now = new Date();
  const lasting = roles.filter((one) => whenOf(one, now) !== 'past');
  const told = { person, at, people, machines: data.serviceAccounts ?? [] };
  return (
    <>
      <title>{name}</title>
      <p className="small">
        <Link to={placeAt('/people', at.id)}>{say('people.title')}</Link>
      </p>
      <h1>
        <bdi>{name}</bdi>
      </h1>
      <p className="soft">
        {at.name}
        {person.email && (
          <>
            {' · '}
            <bdi dir="ltr">{person.email}</bdi>
          </>
        )}
        {person.id === session.person && <> · {say('people.you')}</>}
        {person.leftAt && <> · {say('people.left', { at: moment(person.leftAt) })}</>}
      </p>
      <p role="status" className="said">
        {said}
      </p>
      <section className="block">
        <h2>{say('people.roles')}</h2>
        {lasting.length === 0 && <p>{say('people.noRole')}</p>}
        <ul className="plain held">
          {lasting.map((grant) => (
            <li key={grant.id}>
              <span>
                <RoleLine grant={grant} people={people} />
                <GivenBy grant={grant} people={people} />
              </span>
              {manages && rolesFor(at.kind, isSecretariat).includes(grant.role) && (
                <button
                  type="button"
                  className="quiet"
                  aria-label={say('people.endOf', { role: roleWord(say, grant.role), name })}
                  onClick={() => ask({ deed: 'end', grant })}
                >
                  {say('people.end')}
                </button>
              )}
            </li>
          ))}
        </ul>
        <Earlier grants={roles.filter((one) => whenOf(one, now) === 'past')} people={people} />
      </section>
      {manages && <Deeds person={person} at={at} holds={lasting.length > 0} ask={(deed) => ask({ deed })} />}
      {lender && <Lending by={lender} at={at} done={done} />}

      <Dialog title={say('people.giveTo', { name })} isOpen={asked?.deed === 'give'} close={close}>
        <GrantRole person={person} at={at} done={done} close={close} />
      </Dialog>
      <Dialog
        title={asked?.deed === 'end' ? say('people.endOf', { role: roleWord(say, asked.grant.role), name }) : ''}
        isOpen={asked?.deed === 'end'}
        close={close}
      >
        {asked?.deed === 'end' && (
          <EndRole
            grant={asked.grant.id}
            isLent={false}
            means={say('people.endMeans', { name })}
            today={at.today}
            done={() => done(say('people.ended', { role: roleWord(say, asked.grant.role), name }))}
            close={close}
          />
        )}
      </Dialog>
      <Dialog title={say('people.handOverOf', { name })} isOpen={asked?.deed === 'hand-over'} close={close}>
        <HandOver told={told} done={done} close={close} />
      </Dialog>
      <Dialog title={say('people.leaveOf', { name })} isOpen={asked?.deed === 'leave'} close={close}>
        <HasLeft told={told} done={done} close={close} />
      </Dialog>
    </>
  );
}

function Deeds({
  person: { name, email, leftAt },
  at,
  holds,
  ask,
}: {
  person: PersonAsKnownFragment;
  at: At;
  holds: boolean;
  ask: (deed: 'give' | 'hand-over' | 'leave') => void;
}): ReactNode {
  const say = useWords();
  if (leftAt)
    return (
      <p className="more">
        <Link className="button" to={placeAt('/people/invite', at.id)} state={{ name, email }}>
          {say('people.inviteAgain')}
        </Link>
      </p>
    );
  return (
    <p className="deeds more">
      <button type="button" onClick={() => ask('give')}>
        {say('people.give')}
      </button>
      {holds && (
        <>
          <button type="button" className="quiet" onClick={() => ask('hand-over')}>
            {say('people.handOver')}
          </button>
          <button type="button" className="quiet" onClick={() => ask('leave')}>
            {say('people.leave')}
          </button>
        </>
      )}
    </p>
  );
}

function GivenBy({
  grant: { grantedBy, deputisesFor },
  people,
}: {
  grant: GrantAsHeldFragment;
  people: readonly PersonAsKnownFragment[];
}): ReactNode {
  const say = useWords();
  const by = people.find(({ id }) => id === grantedBy);
  if (!by || deputisesFor) return null;
  return <span className="soft"> · {say('people.givenBy', { name: by.name })}</span>;
}

function Earlier({
  grants,
  people,
}: {
  grants: readonly GrantAsHeldFragment[];
  people: readonly PersonAsKnownFragment[];
}): ReactNode {
  const say = useWords();
  if (grants.length === 0) return null;
  return (
    <details className="earlier">
      <summary>{say('people.earlier')}</summary>
      <ul className="plain held">
        {grants.map((grant) => (
          <li key={grant.id}>
            <span>
              <RoleLine grant={grant} people={people} />
            </span>
          </li>
        ))}
      </ul>
    </details>
  );
}
