import type { ReactNode } from 'react';
import { Link, useLocation } from 'react-router';
import { useQuery } from 'urql';
import '../following/following.css';
import { PeopleDocument, type PeopleQuery, type PersonAsKnownFragment } from '../operations.js';
import { NoSuchPlace } from '../parts/no-such-place.js';
import { moment } from '../parts/said.js';
import { Shown } from '../parts/shown.js';
import { may, session } from '../session/session.js';
import { useWords } from '../words.js';
import { ChooseParticipant, isSecretariat, placeAt, useAt } from './at.js';
import { Invitations } from './invitations.js';
import './people.css';
import { RoleLine } from './role-line.js';
import { hereAndGone, rolesAt, whenOf } from './roles.js';
import { Rule } from './rule.js';

const manages = may('person:manage');

/** The people of a participant, what each may do and since when; who is invited, and what is asked of all. */
export function People(): ReactNode {
  const say = useWords();
  const at = useAt();
  const { state } = useLocation() as { state: { said?: string } | null };
  const asked = useQuery({
    query: PeopleDocument,
    variables: { at, manages, chooses: isSecretariat },
    requestPolicy: 'cache-and-network',
  });
  return (
    <>
      <title>{say('people.title')}</title>
      <h1>{say('people.title')}</h1>
      <ChooseParticipant at={at} of={asked[0].data?.participants} />
      <p role="status" className="said">
        {state?.said}
      </p>
      <Shown of={asked}>
        {(data) => <Room key={at} data={data} at={at} reload={() => asked[1]({ requestPolicy: 'network-only' })} />}
      </Shown>
    </>
  );
}

function Room({ data, at, reload }: { data: PeopleQuery; at: string; reload: () => void }): ReactNode {
  const say = useWords();
  const { participant, people, participantRule, invitations } = data;
  if (!participant) return <NoSuchPlace />;
  const { here, gone } = hereAndGone(people, at, new Date());
  return (
    <>
      <p className="lead">{say('people.lead', { participant: participant.name })}</p>
      {participant.authority?.warnings.map(({ code, from, publishers }) => (
        <p className="notice" key={code}>
          {say('portal.fewPublishers', { count: publishers })} {from && moment(from)}
        </p>
      ))}
      {manages && (
        <p className="more">
          <Link className="button" to={placeAt('/people/invite', at)}>
            {say('people.invite')}
          </Link>
        </p>
      )}
      {here.length > 0 ? (
        <ul className="entries">
          {here.map((person) => (
            <Entry key={person.id} person={person} people={people} at={at} />
          ))}
        </ul>
      ) : (
        <div className="empty">
          <p>{say('people.nobody')}</p>
        </div>
      )}
      {invitations && <Invitations of={invitations} reload={reload} />}
      {gone.length > 0 && (
        <section className="block" aria-label={say('people.gone')}>
          <h2>{say('people.gone')}</h2>
          <ul className="plain gone">
            {gone.map((person) => (
              <li key={person.id}>
                <Link to={placeAt(`/people/${person.id}`, at)}>
                  <bdi>{person.name}</bdi>
                </Link>
                {person.leftAt && <span className="soft"> · {say('people.left', { at: moment(person.leftAt) })}</span>}
              </li>
            ))}
          </ul>
        </section>
      )}
      <Rule participant={at} rule={participantRule} />
    </>
  );
}

function Entry({
  person,
  people,
  at,
}: {
  person: PersonAsKnownFragment;
  people: readonly PersonAsKnownFragment[];
  at: string;
}): ReactNode {
  const say = useWords();
  const now = new Date();
  const roles = rolesAt(person, at).filter((one) => whenOf(one, now) !== 'past');
  return (
    <li className="entry">
      <h2 className="title">
        <Link to={placeAt(`/people/${person.id}`, at)}>
          <bdi>{person.name}</bdi>
        </Link>
        {person.id === session.person && <span className="soft small"> · {say('people.you')}</span>}
      </h2>
      <ul className="roles">
        {roles.map((grant) => (
          <li key={grant.id}>
            <RoleLine grant={grant} people={people} />
          </li>
        ))}
      </ul>
    </li>
  );
}
