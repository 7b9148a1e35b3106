import { useId, useState, type FormEvent, type ReactNode } from 'react';
import { useMutation } from 'urql';
import type { Failure } from '../api/failure.js';
import { outcomeOf, problemsAt, type FieldProblem } from '../api/outcome.js';
import { startOf } from '../following/day.js';
import { ReplayDeliveriesDocument, type ReplayDeliveriesInput } from '../operations.js';
import { Problem } from '../parts/problem.js';
import { useWords } from '../words.js';
import type { EndpointWithLog } from './endpoint.js';

/** All that did not arrive since a day, or a stretch of the log. */
export function ReplayPeriod({ endpoint, done }: { endpoint: EndpointWithLog; done: () => void }): ReactNode {
  const say = useWords();
  const id = useId();
  const [{ fetching }, replay] = useMutation(ReplayDeliveriesDocument);
  const [how, setHow] = useState<'day' | 'positions'>('day');
  const [day, setDay] = useState('');
  const [from, setFrom] = useState('');
  const [to, setTo] = useState('');
  const [undeliveredOnly, setUndeliveredOnly] = useState(true);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [problems, setProblems] = useState<readonly FieldProblem[]>([]);
  const [said, setSaid] = useState('');
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const positions = { from: Number(from), ...(to === '' ? {} : { to: Number(to) }) };
    const input: ReplayDeliveriesInput =
      how === 'day'
        ? { endpoint: endpoint.id, failedSince: startOf(day) }
        : { endpoint: endpoint.id, positions, undeliveredOnly };
    const outcome = outcomeOf(await replay({ input }), 'Replay');
    setProblems(outcome.done ? [] : outcome.problems);
    setFailure(outcome.done || outcome.problems.length > 0 ? null : outcome.failure);
    if (!outcome.done) return;
    const { queued, inLine, withheld, next } = outcome.done;
    const more = next === null ? '' : ` ${say('following.replayNext', { position: next })}`;
    setSaid(say('following.replayed', { queued, inLine, withheld }) + more);
    done();
  };
  if (endpoint.state !== 'ENABLED') return null;
  const wrong = problems.map(({ message }) => message);
  const dayWrong = problemsAt(problems, 'input.failedSince');
  return (
    <section className="block">
      <h2>{say('following.replayPeriod')}</h2>
      <p className="soft small">{say('following.replayHelp')}</p>
      <form onSubmit={(event) => void submit(event)}>
        {(['day', 'positions'] as const).map((one) => (
          <label className="tick" key={one}>
            <input type="radio" name={id} checked={how === one} onChange={() => setHow(one)} />
            {say(`following.replayBy.${one}`)}
          </label>
        ))}
        {how === 'day' ? (
          <p className="field">
            <label htmlFor={`${id}-day`}>{say('following.sinceDay')}</label>
            <input
              id={`${id}-day`}
              type="date"
              required
              value={day}
              aria-invalid={dayWrong.length > 0}
              aria-describedby={`${id}-wrong`}
              onChange={({ target }) => setDay(target.value)}
            />
          </p>
        ) : (
          <>
            <p className="field">
              <label htmlFor={`${id}-from`}>{say('following.fromPosition')}</label>
              <input
                id={`${id}-from`}
                type="number"
                min="1"
                step="1"
                required
                value={from}
                aria-invalid={problemsAt(problems, 'input.positions').length > 0}
                aria-describedby={`${id}-wrong`}
                onChange={({ target }) => setFrom(target.value)}
              />
            </p>
            <p className="field">
              <label htmlFor={`${id}-to`}>{say('following.toPosition')}</label>
              <input
                id={`${id}-to`}
                type="number"
                min="1"
                step="1"
                value={to}
                aria-describedby={`${id}-wrong`}
                onChange={({ target }) => setTo(target.value)}
              />
            </p>
            <label className="tick">
              <input
                type="checkbox"
                checked={undeliveredOnly}
                onChange={({ target }) => setUndeliveredOnly(target.checked)}
              />
              {say('following.undeliveredOnly')}
            </label>
          </>
        )}
        <span id={`${id}-wrong`} className="wrong" role="alert" lang="en">
          {wrong.join(' ')}
        </span>
        {failure && <Problem failure={failure} />}
        <p className="deeds">
          <button className="quiet" disabled={fetching}>
            {say('following.replay')}
          </button>
          <span role="status">{said}</span>
        </p>
      </form>
    </section>
  );
}
