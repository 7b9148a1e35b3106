import type { ReactNode } from 'react';
import { moment } from '../parts/said.js';
import { useWords } from '../words.js';
import { hasArrived, type Attempt } from './attempts.js';

/** A mark an attempt, the newest last: a full one arrived, a hollow one did not. The words beside it say the same. */
export function Strip({ attempts }: { attempts: readonly Attempt[] }): ReactNode {
  const say = useWords();
  if (attempts.length === 0) return <p className="soft small">{say('following.noAttempts')}</p>;
  const failed = attempts.filter((attempt) => !hasArrived(attempt));
  const last = failed.at(-1);
  return (
    <>
      <svg
        className="strip"
        viewBox={`0 0 ${attempts.length * 12} 12`}
        width={attempts.length * 12}
        height="12"
        aria-hidden
      >
        {attempts.map((attempt, n) =>
          hasArrived(attempt) ? (
            <rect key={n} x={n * 12 + 1} y="1" width="8" height="10" className="arrived-mark" />
          ) : (
            <path key={n} d={`M${n * 12 + 1} 2l8 8m0-8l-8 8`} className="failed-mark" />
          ),
        )}
      </svg>
      <p className="soft small">
        {say('following.attempts', { total: attempts.length, failed: failed.length })}
        {last && ` ${say('following.lastFailure', { at: moment(last.at), error: last.error ?? '' })}`}
      </p>
    </>
  );
}
