import type { ReactNode } from 'react';
import type { NodeHealthQuery } from '../operations.js';
import { spoken, useWords } from '../words.js';
import { quartersOf, reasonsOf } from './plot.js';

const REASONS = [
  'gone',
  'overloaded',
  'refused',
  'receiver_fails',
  'redirect',
  'timeout',
  'no_connection',
  'own_fault',
] as const;

/** Twelve hours by quarters: what arrived above the line, what failed below it; the words and the list say the same. */
export function Attempts({ attempts, at }: Pick<NodeHealthQuery['nodeHealth'], 'attempts' | 'at'>): ReactNode {
  const say = useWords();
  const quarters = quartersOf(attempts, at);
  const reasons = reasonsOf(attempts);
  const arrived = quarters.reduce((sum, quarter) => sum + quarter.arrived, 0);
  const failed = quarters.reduce((sum, quarter) => sum + quarter.failed, 0);
  const most = Math.max(1, ...quarters.flatMap((quarter) => [quarter.arrived, quarter.failed]));
  const clock = new Intl.DateTimeFormat(spoken, { timeStyle: 'short' });
  const label = say('operations.sentIn', { arrived, failed });
  return (
    <>
      <figure className="attempts">
        <svg viewBox="0 0 480 100" preserveAspectRatio="none" role="img" aria-label={label}>
          {quarters.map((quarter, n) => (
            <g key={quarter.from}>
              <rect
                className="arrived-bar"
                x={n * 10 + 1}
                width="8"
                y={60 - tall(quarter.arrived, most, 60)}
                height={tall(quarter.arrived, most, 60)}
              />
              <rect className="failed-bar" x={n * 10 + 1} width="8" y="61" height={tall(quarter.failed, most, 39)} />
            </g>
          ))}
          <path className="ground" d="M0 60.5h480" />
        </svg>
        <figcaption>
          <span>{clock.format(quarters[0]?.from)}</span>
          <span>{clock.format(new Date(at))}</span>
        </figcaption>
      </figure>
      <p>{label}</p>
      {reasons.length > 0 && (
        <ul className="plain small reasons">
          {reasons.map(({ reason, count }) => (
            <li key={reason}>
              <span>{say(`operations.reason.${REASONS.find((one) => one === reason) ?? 'no_connection'}`)}</span>
              <span>{new Intl.NumberFormat(spoken).format(count)}</span>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

/** One is seen also beside thousands. */
const tall = (count: number, most: number, height: number): number =>
  count === 0 ? 0 : Math.max(2, (height * count) / most);
