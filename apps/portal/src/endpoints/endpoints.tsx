import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useQuery } from 'urql';
import '../following/following.css';
import { EndpointAttemptsDocument, EndpointsDocument, type EndpointAsKeptFragment } from '../operations.js';
import { moment } from '../parts/said.js';
import { Shown } from '../parts/shown.js';
import { useWords } from '../words.js';
import { lastAttempts, lastSuccess } from './attempts.js';
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

function Entry({ endpoint }: { endpoint: EndpointAsKeptFragment }): ReactNode {
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
      <Attempts id={endpoint.id} />
    </li>
  );
}

/** Asked for each: deliveries with all their attempts are more than one question may cost for all endpoints. */
function Attempts({ id }: { id: string }): ReactNode {
  const say = useWords();
  const asked = useQuery({
    query: EndpointAttemptsDocument,
    variables: { id },
    requestPolicy: 'cache-and-network',
  });
  return (
    <Shown of={asked}>
      {({ myEndpoint }) => {
        if (!myEndpoint) return null;
        const attempts = lastAttempts(myEndpoint.recent.nodes);
        const success = lastSuccess(attempts, myEndpoint.arrived.nodes[0]?.deliveredAt);
        return (
          <>
            <p className="small">
              {success ? say('following.lastSuccess', { at: moment(success) }) : say('following.noSuccess')}
            </p>
            <Strip attempts={attempts} />
          </>
        );
      }}
    </Shown>
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
