import type { ReactNode } from 'react';
import { Link, useSearchParams } from 'react-router';
import { useQuery } from 'urql';
import '../following/following.css';
import { BodiesDocument } from '../operations.js';
import { Shown } from '../parts/shown.js';
import { may, session } from '../session/session.js';
import { useWords } from '../words.js';
import './bodies.css';
import { covers } from './time.js';

/** The regional bodies, with how many belonged to each on a day. */
export function Bodies(): ReactNode {
  const say = useWords();
  const day = useDay();
  const asked = useQuery({ query: BodiesDocument, requestPolicy: 'cache-and-network' });
  return (
    <>
      <title>{say('bodies.title')}</title>
      <h1>{say('bodies.title')}</h1>
      <p className="lead">{say('bodies.lead')}</p>
      {may('registry:write') && (
        <p className="more">
          <Link to="/register">{say('bodies.register')}</Link>
        </p>
      )}
      <ChooseDay />
      <Shown of={asked}>
        {({ bodies }) => (
          <ul className="plain bodies">
            {bodies.map(({ id, name, acronym, partOf, memberships }) => (
              <li key={id}>
                <Link to={`/bodies/${id}?on=${day}`}>
                  <bdi>{name}</bdi>
                </Link>
                <span className="soft small">
                  <bdi dir="ltr">{acronym ?? id}</bdi>
                  {partOf && <> · {say('bodies.partOf', { body: partOf.name })}</>}
                </span>
                <span className="small number">
                  {say('bodies.members', {
                    count: memberships.filter((one) => one.kind === 'MEMBER' && covers(one, day)).length,
                  })}
                </span>
              </li>
            ))}
          </ul>
        )}
      </Shown>
    </>
  );
}

/** The day that is looked at: today, unless the address says another. */
export function useDay(): string {
  const [params] = useSearchParams();
  const on = params.get('on') ?? '';
  return /^\d{4}-\d\d-\d\d$/.test(on) ? on : session.today;
}

export function ChooseDay(): ReactNode {
  const say = useWords();
  const day = useDay();
  const [, put] = useSearchParams();
  return (
    <p className="asking">
      <label>
        {say('bodies.on')}
        <input
          type="date"
          value={day}
          onChange={({ target }) => target.value && put({ on: target.value }, { replace: true })}
        />
      </label>
    </p>
  );
}
