import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useQuery } from 'urql';
import '../following/following.css';
import { EndpointsDocument, type EndpointAsKeptFragment, type EndpointsQuery } from '../operations.js';
import { moment } from '../parts/said.js';
import { Shown } from '../parts/shown.js';
import { useWords } from '../words.js';
import './endpoints.css';
import { Strip } from './strip.js';

/** Where the participant's systems receive: each with how it does. */
export function Endpoints(): ReactNode {
  const say = useWords();
  const asked = useQuery({ query: EndpointsDocument, requestPolicy: 'cache-and-network' });
  return (
    <>
      <title>{say('portal.endpoints')}</title>
      <h1>{say('portal.endpoints')}</h1>
      <p className="lead">{say('following.endpointsLead')}</p>
      <p className="more">
        <Link className="button" to="/endpoints/new">
          {say('following.newEndpoint')}
        </Link>
      </p>
      <Shown of={asked}>
        {({ myEndpoints }) =>
          myEndpoints.length === 0 ? (
            <div className="empty">
              <p>{say('following.noEndpoints')}</p>
            </div>
          ) : (
            <ul className="entries">
              {myEndpoints.map((endpoint) => (
                <Entry key={endpoint.id} endpoint={endpoint} />
              ))}
            </ul>
          )
        }
      </Shown>
    </>
  );
}

function Entry({ endpoint }: { endpoint: EndpointsQuery['myEndpoints'][number] }): ReactNode {
  const say = useWords();
  const { lastDeliveredAt } = endpoint;
  return (
    <li className="entry">
      <p className="who">
        <State endpoint={endpoint} />
        {endpoint.description && (
          <>
            {' '}
            · <bdi>{endpoint.description}</bdi>
          </>
        )}
      </p>
      <h2 className="title">
        <Link to={`/endpoints/${endpoint.id}`}>
          <bdi dir="ltr">{endpoint.url}</bdi>
        </Link>
      </h2>
      <p className="small">
        {lastDeliveredAt ? say('following.lastSuccess', { at: moment(lastDeliveredAt) }) : say('following.noSuccess')}
      </p>
      <Strip attempts={endpoint.recentAttempts} />
    </li>
  );
}

const SHAPES = { ENABLED: 'holds', UNVERIFIED: 'unknown', DISABLED: 'ended' } as const;

/** Word and shape; and what goes wrong now, in words. */
export function State({ endpoint: { state, failing } }: { endpoint: EndpointAsKeptFragment }): ReactNode {
  const say = useWords();
  return (
    <>
      <span className={`status ${SHAPES[state]}`}>
        <span className="shape" aria-hidden />
        {say(`following.endpointState.${state}`)}
      </span>
      {failing && state === 'ENABLED' && (
        <strong className="needs-you"> · {say('following.failingSince', { at: moment(failing.since) })}</strong>
      )}
    </>
  );
}
