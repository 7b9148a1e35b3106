import { useState, type ReactNode } from 'react';
import { Link } from 'react-router';
import { useMutation } from 'urql';
import type { Failure } from '../api/failure.js';
import { outcomeOf } from '../api/outcome.js';
import { ReplayDeliveriesDocument } from '../operations.js';
import { Problem } from '../parts/problem.js';
import { moment } from '../parts/said.js';
import { useWords } from '../words.js';
import { STATES } from './attempts.js';
import type { EndpointWithLog } from './endpoint.js';

type Delivery = EndpointWithLog['deliveries']['nodes'][number];

/** Every delivery with its attempts, and each can be sent again. */
export function Log({
  endpoint,
  state,
  older,
  reload,
}: {
  endpoint: EndpointWithLog;
  state: (typeof STATES)[number] | null;
  older: string | null;
  reload: () => void;
}): ReactNode {
  const say = useWords();
  const { nodes } = endpoint.deliveries;
  return (
    <>
      <nav className="filters" aria-label={say('following.show')}>
        <Link to="?" aria-current={state === null ? 'page' : undefined}>
          {say('following.show.all')}
        </Link>
        {STATES.map((one) => (
          <Link key={one} to={`?state=${one}`} aria-current={state === one ? 'page' : undefined}>
            {say(`following.delivery.${one}`)}
          </Link>
        ))}
      </nav>
      {nodes.length === 0 && <p className="soft">{say('following.noDeliveries')}</p>}
      <ul className="plain log">
        {nodes.map((delivery) => (
          <Entry key={delivery.webhookId} delivery={delivery} endpoint={endpoint} reload={reload} />
        ))}
      </ul>
      {older && (
        <p className="more">
          <Link to={`?${state ? `state=${state}&` : ''}after=${encodeURIComponent(older)}`}>
            {say('following.older')}
          </Link>
        </p>
      )}
    </>
  );
}

function Entry({
  delivery,
  endpoint,
  reload,
}: {
  delivery: Delivery;
  endpoint: EndpointWithLog;
  reload: () => void;
}): ReactNode {
  const say = useWords();
  const [{ fetching }, replay] = useMutation(ReplayDeliveriesDocument);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [said, setSaid] = useState('');
  const last = delivery.attempts.at(-1);
  // It goes by itself, at the moment that is shown; asking again would change nothing.
  const waits = delivery.state === 'PENDING' || delivery.state === 'SENDING';
  const run = async (): Promise<void> => {
    const input = { endpoint: endpoint.id, webhookId: delivery.webhookId };
    const outcome = outcomeOf(await replay({ input }), 'Replay');
    setFailure(outcome.done ? null : outcome.failure);
    if (!outcome.done) return;
    const { queued, inLine, withheld } = outcome.done;
    setSaid(say('following.replayed', { queued, inLine, withheld }));
    reload();
  };
  return (
    <li>
      <details>
        <summary>
          <strong className={delivery.state === 'DELIVERED' ? undefined : 'needs-you'}>
            {say(`following.delivery.${delivery.state}`)}
          </strong>
          <bdi dir="ltr">{delivery.subject}</bdi>
          {last && (
            <span className="soft">
              {last.status ?? say('following.noAnswer')} · {say('following.ms', { ms: last.ms })} · {moment(last.at)}
            </span>
          )}
        </summary>
        <p className="small soft">
          webhook-id <code dir="ltr">{delivery.webhookId}</code> · {say('following.position')} {delivery.position}
          {delivery.nextAttemptAt && ` · ${say('following.nextAttempt', { at: moment(delivery.nextAttemptAt) })}`}
        </p>
        <Attempts of={delivery.attempts} />
      </details>
      {endpoint.state === 'ENABLED' && !waits && (
        <p className="small">
          <button
            type="button"
            className="quiet"
            disabled={fetching}
            aria-label={say('following.replayOf', { id: delivery.subject })}
            onClick={() => void run()}
          >
            {say('following.replay')}
          </button>{' '}
          <span role="status">{said}</span>
        </p>
      )}
      {failure && <Problem failure={failure} />}
    </li>
  );
}

function Attempts({ of }: { of: Delivery['attempts'] }): ReactNode {
  const say = useWords();
  return (
    <ol>
      {of.map((attempt) => (
        <li key={`${attempt.round} ${attempt.number}`}>
          <p className="small">
            {say('following.attempt', { number: attempt.number, round: attempt.round + 1 })} · {moment(attempt.at)} ·{' '}
            {attempt.status ?? say('following.noAnswer')} · {say('following.ms', { ms: attempt.ms })}
            {attempt.error && (
              <>
                {' '}
                · <bdi lang="en">{attempt.error}</bdi>
              </>
            )}
          </p>
          {attempt.excerpt && (
            <pre dir="auto" tabIndex={0} aria-label={say('following.answer')}>
              {attempt.excerpt}
            </pre>
          )}
        </li>
      ))}
    </ol>
  );
}
