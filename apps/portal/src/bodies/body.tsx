import { useState, type ReactNode } from 'react';
import { Link, useParams } from 'react-router';
import { useQuery } from 'urql';
import '../following/following.css';
import {
  BodyOfStatesDocument,
  type BodyOfStatesQuery,
  type CountryToChooseFragment,
  type PeriodOfMembershipFragment,
} from '../operations.js';
import { NoSuchPlace } from '../parts/no-such-place.js';
import { moment } from '../parts/said.js';
import { Shown } from '../parts/shown.js';
import { may } from '../session/session.js';
import { useWords } from '../words.js';
import { ChooseDay, useDay } from './bodies.js';
import './bodies.css';
import { Drawn } from './drawn.js';
import { PeriodTable } from './period-table.js';
import { SetMembership, type Draft } from './set-membership.js';
import { covers, KINDS } from './time.js';
import { Unsure } from './unsure.js';

const sets = may('registry:write');

type Body = NonNullable<BodyOfStatesQuery['body']>;

/** One body: its members on a day, the whole of its time line, and for the secretariat what it alters. */
export function Body(): ReactNode {
  const { id = '' } = useParams();
  const asked = useQuery({ query: BodyOfStatesDocument, variables: { id, sets }, requestPolicy: 'cache-and-network' });
  return (
    <Shown of={asked}>
      {({ body, countries }) =>
        body ? (
          <OneBody body={body} countries={countries ?? []} reload={() => asked[1]({ requestPolicy: 'network-only' })} />
        ) : (
          <NoSuchPlace />
        )
      }
    </Shown>
  );
}

function OneBody({
  body,
  countries,
  reload,
}: {
  body: Body;
  countries: readonly CountryToChooseFragment[];
  reload: () => void;
}): ReactNode {
  const say = useWords();
  const day = useDay();
  const [draft, setDraft] = useState<Draft | null>(null);
  const { id, name, partOf, parts, memberships, viewerCan } = body;
  return (
    <>
      <title>{name}</title>
      <p className="small">
        <Link to="/bodies">{say('bodies.title')}</Link>
      </p>
      <h1>
        <bdi>{name}</bdi>
      </h1>
      <p className="figure-line">
        <bdi dir="ltr">{id}</bdi>
        {partOf && (
          <>
            {' · '}
            <Link to={`/bodies/${partOf.id}`}>{say('bodies.partOf', { body: partOf.name })}</Link>
          </>
        )}
        {parts.map((part) => (
          <span key={part.id}>
            {' · '}
            <Link to={`/bodies/${part.id}`}>{say('bodies.part', { body: part.name })}</Link>
          </span>
        ))}
        {' · '}
        <a href={`/bodies/${encodeURIComponent(id)}`}>{say('bodies.public')}</a>
      </p>
      <ChooseDay />
      <h2>{say('bodies.membersOn', { date: moment(day) })}</h2>
      <OnDay memberships={memberships} day={day} />
      <section className="block">
        <h2>{say('bodies.timeline')}</h2>
        <Drawn body={name} memberships={memberships} day={day} />
        <PeriodTable memberships={memberships} alter={viewerCan.edit ? setDraft : null} />
      </section>
      {viewerCan.edit && <SetMembership body={id} countries={countries} draft={draft} done={reload} />}
    </>
  );
}

function OnDay({ memberships, day }: { memberships: readonly PeriodOfMembershipFragment[]; day: string }): ReactNode {
  const say = useWords();
  const then = memberships.filter((one) => covers(one, day));
  if (then.length === 0)
    return (
      <div className="empty">
        <p>{say('bodies.noMember')}</p>
      </div>
    );
  return KINDS.map((kind) => {
    const those = then.filter((one) => one.kind === kind);
    if (those.length === 0) return null;
    return (
      <div key={kind} className="of-kind">
        <h3>
          {say(`bodies.kinds.${kind}`)} <span className="soft">{those.length}</span>
        </h3>
        <ul className="names members">
          {those.map((one) => (
            <li key={one.country.code}>
              <bdi>{one.country.name}</bdi> <Remark membership={one} />
            </li>
          ))}
        </ul>
      </div>
    );
  });
}

function Remark({ membership: { from, certain, note } }: { membership: PeriodOfMembershipFragment }): ReactNode {
  const say = useWords();
  return (
    <>
      <span className="soft">{from ? say('bodies.since', { date: moment(from) }) : say('bodies.sinceUnknown')}</span>
      {note && (
        <span className="soft">
          {' · '}
          <bdi>{note}</bdi>
        </span>
      )}
      {!certain && (
        <>
          {' '}
          <Unsure />
        </>
      )}
    </>
  );
}
