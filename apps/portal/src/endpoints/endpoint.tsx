import { useEffect, type ReactNode } from 'react';
import { Link, useParams, useSearchParams } from 'react-router';
import { useQuery } from 'urql';
import '../following/following.css';
import { EndpointLogDocument, type EndpointLogQuery } from '../operations.js';
import { NoSuchPlace } from '../parts/no-such-place.js';
import { moment } from '../parts/said.js';
import { Shown } from '../parts/shown.js';
import { useWords } from '../words.js';
import { STATES } from './attempts.js';
import { EndpointDeeds } from './endpoint-deeds.js';
import './endpoints.css';
import { State } from './endpoints.js';
import { Log } from './log.js';
import { ReplayPeriod } from './replay-period.js';

/** What waits to be sent is looked at again by itself. */
const AGAIN_MS = 3000;

/** One endpoint: how it does, what can be done with it, what was sent to it and what it answered. */
export function Endpoint(): ReactNode {
  const say = useWords();
  const { id = '' } = useParams();
  const [params] = useSearchParams();
  const state = STATES.find((one) => one === params.get('state')) ?? null;
  const asked = useQuery({
    query: EndpointLogDocument,
    variables: { id, after: params.get('after'), state },
    requestPolicy: 'cache-and-network',
  });
  const [{ data }, again] = asked;
  const endpoint = data?.myEndpoint;
  const waits = endpoint?.deliveries.nodes.some((one) => one.state === 'PENDING' || one.state === 'SENDING') ?? false;
  useEffect(() => {
    if (!waits) return;
    const timer = setInterval(() => again({ requestPolicy: 'network-only' }), AGAIN_MS);
    return () => clearInterval(timer);
  }, [waits, again]);
  return (
    <Shown of={asked}>
      {() =>
        endpoint ? (
          <>
            <title>{endpoint.url}</title>
            <p className="small">
              <Link to="/endpoints">{say('portal.endpoints')}</Link>
            </p>
            <h1 className="address">
              <bdi dir="ltr">{endpoint.url}</bdi>
            </h1>
            <Facts endpoint={endpoint} />
            <EndpointDeeds endpoint={endpoint} />
            <h2>{say('following.log')}</h2>
            <Log
              endpoint={endpoint}
              state={state}
              older={endpoint.deliveries.pageInfo.hasNextPage ? (endpoint.deliveries.pageInfo.endCursor ?? null) : null}
              reload={() => again({ requestPolicy: 'network-only' })}
            />
            <ReplayPeriod endpoint={endpoint} done={() => again({ requestPolicy: 'network-only' })} />
          </>
        ) : (
          <NoSuchPlace />
        )
      }
    </Shown>
  );
}

export type EndpointWithLog = NonNullable<EndpointLogQuery['myEndpoint']>;

function Facts({ endpoint }: { endpoint: EndpointWithLog }): ReactNode {
  const say = useWords();
  const { failing, breaker } = endpoint;
  return (
    <>
      <p>
        <State endpoint={endpoint} />
      </p>
      {endpoint.description && (
        <p className="soft">
          <bdi>{endpoint.description}</bdi>
        </p>
      )}
      {failing && endpoint.state === 'ENABLED' && (
        <div className="notice">
          <p>{say('following.failing', { attempts: failing.attempts, at: moment(failing.disabledAt) })}</p>
          {failing.lastError && (
            <p lang="en" dir="ltr">
              {failing.lastError}
            </p>
          )}
          {breaker.state !== 'CLOSED' && breaker.nextProbeAt && (
            <p>{say('following.nextProbe', { at: moment(breaker.nextProbeAt) })}</p>
          )}
        </div>
      )}
      {endpoint.state === 'DISABLED' && (
        <div className="notice">
          <p>{endpoint.disabledAt && say('following.disabledAt', { at: moment(endpoint.disabledAt) })}</p>
          <p lang="en" dir="ltr">
            {endpoint.disabledReason}
          </p>
        </div>
      )}
      <p className="meaning soft small">
        {endpoint.verifiedAt && say('following.verifiedAt', { at: moment(endpoint.verifiedAt) })}{' '}
        {endpoint.oldSecretUntil && say('following.oldSecretUntil', { at: moment(endpoint.oldSecretUntil) })}{' '}
        {endpoint.missedFrom !== null && say('following.missedFrom', { position: endpoint.missedFrom })}
      </p>
    </>
  );
}
