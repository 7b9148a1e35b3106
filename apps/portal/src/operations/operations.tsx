import { useCallback, type ReactNode } from 'react';
import { useQuery } from 'urql';
import '../following/following.css';
import { NodeHealthDocument, type NodeHealthQuery } from '../operations.js';
import { moment } from '../parts/said.js';
import { Shown } from '../parts/shown.js';
import { spoken, useWords } from '../words.js';
import { Attempts } from './attempts-plot.js';
import { Findings } from './findings-list.js';
import { findingsOf } from './findings.js';
import './operations.css';
import { useLive } from './use-live.js';

const AGAIN_MS = 5000;

/** How the node does, in words first; live while somebody looks. */
export function Operations(): ReactNode {
  const say = useWords();
  const asked = useQuery({ query: NodeHealthDocument, requestPolicy: 'cache-and-network' });
  const [, again] = asked;
  useLive(
    useCallback(() => again({ requestPolicy: 'network-only' }), [again]),
    AGAIN_MS,
  );
  return (
    <>
      <title>{say('operations.title')}</title>
      <h1>{say('operations.title')}</h1>
      <Shown of={asked}>{(data) => <Node data={data} />}</Shown>
    </>
  );
}

const clock = new Intl.DateTimeFormat(spoken, { timeStyle: 'medium' });

function Node({ data }: { data: NodeHealthQuery }): ReactNode {
  const say = useWords();
  const { nodeHealth: health } = data;
  const findings = findingsOf(data);
  const troubles = findings.filter(({ grade }) => grade !== 'well').length;
  return (
    <>
      <p className="lead" role="status">
        {troubles === 0 ? say('operations.allWell') : say('operations.troubles', { count: troubles })}
      </p>
      <p className="soft small">{say('operations.lookedAt', { at: clock.format(new Date(health.at)) })}</p>
      <Findings findings={findings} />
      <section className="block">
        <h2>{say('operations.sent')}</h2>
        <Attempts attempts={health.attempts} at={health.at} />
      </section>
      {health.breakers.length > 0 && (
        <section className="block">
          <h2>{say('operations.breakers')}</h2>
          <Breakers breakers={health.breakers} />
        </section>
      )}
      <section className="block">
        <h2>{say('operations.queues')}</h2>
        <p className="soft small">{say('operations.queuesNote')}</p>
        {health.queues && <Queues queues={health.queues} />}
        <p className="more">
          <a href="/operator/queues">{say('operations.board')}</a>
        </p>
      </section>
    </>
  );
}

function Breakers({ breakers }: { breakers: NodeHealthQuery['nodeHealth']['breakers'] }): ReactNode {
  const say = useWords();
  return (
    <ul className="plain">
      {breakers.map((one) => (
        <li key={`${one.endpoint} ${one.host}`}>
          <p>
            <bdi dir="ltr">{one.host}</bdi>
            {one.owner && (
              <>
                {' · '}
                <bdi dir="ltr">{one.owner}</bdi>
              </>
            )}
            {' · '}
            <strong className="needs-you">{say(`operations.breaker.${one.state}`)}</strong>
          </p>
          <p className="soft small">
            {say('operations.breakerSince', { at: moment(one.since), n: one.failures })}{' '}
            {one.nextProbeAt && say('operations.nextProbe', { at: moment(one.nextProbeAt) })}
          </p>
          {one.lastError && (
            <p className="soft small" lang="en" dir="ltr">
              {one.lastError}
            </p>
          )}
        </li>
      ))}
    </ul>
  );
}

function Queues({ queues }: { queues: NonNullable<NodeHealthQuery['nodeHealth']['queues']> }): ReactNode {
  const say = useWords();
  const most = Math.max(1, ...queues.map(({ waiting, active }) => waiting + active));
  const number = new Intl.NumberFormat(spoken);
  return (
    <div className="wide" role="region" tabIndex={0} aria-label={say('operations.queues')}>
      <table className="queues">
        <thead>
          <tr>
            <th scope="col">{say('operations.job')}</th>
            <th scope="col">{say('operations.waiting')}</th>
            <td />
            <th scope="col">{say('operations.active')}</th>
            <th scope="col">{say('operations.delayed')}</th>
            <th scope="col">{say('operations.failed')}</th>
          </tr>
        </thead>
        <tbody>
          {queues.map(({ job, waiting, active, delayed, failed, lastFailure }) => (
            <tr key={job}>
              <th scope="row">
                <bdi dir="ltr">{job}</bdi>
              </th>
              <td>{number.format(waiting)}</td>
              <td>
                <svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden>
                  <rect className="arrived-bar" width={(100 * (waiting + active)) / most} height="10" />
                </svg>
              </td>
              <td>{number.format(active)}</td>
              <td>{number.format(delayed)}</td>
              <td>
                {number.format(failed)}
                {lastFailure && (
                  <span className="soft small last-failure">
                    {moment(lastFailure.at)}{' '}
                    <bdi lang="en" dir="ltr">
                      {lastFailure.error}
                    </bdi>
                  </span>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
