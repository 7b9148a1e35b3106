import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { OwnAuthorityQuery } from '../operations.js';
import { moment } from '../parts/said.js';
import { useWords, type Say } from '../words.js';

type Authority = NonNullable<OwnAuthorityQuery['authority']>;
type One = Authority['allDesignations'][number];

const SHAPES = { now: 'holds', later: 'coming', past: 'ended' } as const;

function capacityIn(say: Say, { capacity, body }: Pick<One, 'capacity' | 'body'>): string {
  const name = say(`authority.capacity.${capacity}`);
  return body ? say('authority.capacityOf', { capacity: name, body: body.name }) : name;
}

/** Every designation there was, is and will be, as a line of time; the newest first. */
export function Designations({
  authority,
  today,
  canEdit,
}: {
  authority: Authority;
  today: string;
  canEdit: boolean;
}): ReactNode {
  const say = useWords();
  return (
    <section className="block" aria-label={say('authority.designations')}>
      <h2>{say('authority.designations')}</h2>
      {authority.allDesignations.length === 0 && <p className="soft">{say('authority.noDesignations')}</p>}
      <ol className="line-of-time">
        {authority.allDesignations.map((one) => (
          <li key={`${one.capacity} ${one.body?.id} ${one.from}`}>
            <Point one={one} today={today} />
          </li>
        ))}
      </ol>
      {canEdit ? (
        <p>
          <Link to={`/register/authorities/${authority.id}`}>{say('authority.designate')}</Link>
        </p>
      ) : (
        <p className="soft small">{say('authority.bySecretariat')}</p>
      )}
    </section>
  );
}

function Point({ one, today }: { one: One; today: string }): ReactNode {
  const say = useWords();
  const { from, to, instrument, instrumentFile, deputy, demonstration } = one;
  const when = to && to <= today ? 'past' : from > today ? 'later' : 'now';
  const deputyName = deputy?.authority?.name ?? deputy?.office;
  return (
    <div>
      <span className={`status ${SHAPES[when]}`}>
        <span className="shape" aria-hidden />
        {say(to ? 'authority.fromTo' : 'authority.since', { from: moment(from), to: to ? moment(to) : '' })}
      </span>
      <p>
        <strong>{capacityIn(say, one)}</strong>
      </p>
      <p className="soft small">
        {instrument && <bdi>{instrument}</bdi>}{' '}
        {instrumentFile && <a href={instrumentFile.url}>{say('authority.act')}</a>}{' '}
        {deputyName && say('authority.deputy', { name: deputyName })} {demonstration && say('authority.madeUp')}
      </p>
    </div>
  );
}
