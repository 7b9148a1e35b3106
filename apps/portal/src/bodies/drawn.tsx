import type { ReactNode } from 'react';
import type { PeriodOfMembershipFragment } from '../operations.js';
import { moment } from '../parts/said.js';
import { useWords } from '../words.js';
import { barOf, KINDS, linesOf, placeOf, scaleOf, type Scale } from './time.js';

/** The periods of all states as bars on one scale of years. It runs the way that the page is read; the table beneath says the same. */
export function Drawn({
  body,
  memberships,
  day,
}: {
  body: string;
  memberships: readonly PeriodOfMembershipFragment[];
  day: string;
}): ReactNode {
  const say = useWords();
  if (memberships.length === 0) return null;
  const scale = scaleOf(memberships, [day]);
  const lines = linesOf(memberships);
  const kinds = KINDS.filter((kind) => memberships.some((one) => one.kind === kind));
  return (
    <figure className="drawn">
      <div role="img" aria-label={say('bodies.drawnOf', { body, from: String(scale.from), to: String(scale.to) })}>
        <div className="drawn-line">
          <span />
          <span className="drawn-years">
            {scale.ticks.map((year) => (
              <span key={year} style={{ insetInlineStart: `${placeOf(String(year), scale) / 10}%` }}>
                {year}
              </span>
            ))}
          </span>
        </div>
        {lines.map(({ key, first, periods }) => (
          <div key={key} className="drawn-line">
            <bdi className="drawn-name">{first.country.name}</bdi>
            <Line periods={periods} scale={scale} day={day} />
          </div>
        ))}
      </div>
      <figcaption>
        {kinds.map((kind) => (
          <span key={kind}>
            <Sample name={kind.toLowerCase()} /> {say(`bodies.kinds.${kind}`)}
          </span>
        ))}
        {memberships.some(({ from }) => !from) && (
          <span>
            <Sample name="member open" /> {say('bodies.sinceUnknown')}
          </span>
        )}
        {memberships.some(({ certain }) => !certain) && (
          <span>
            <Sample name="member unsure" /> {say('bodies.notConfirmed')}
          </span>
        )}
        <span>
          <svg className="sample" viewBox="0 0 24 12" aria-hidden>
            <path className="day-line" d="M12 0v12" />
          </svg>{' '}
          {moment(day)}
        </span>
      </figcaption>
    </figure>
  );
}

function Line({
  periods,
  scale,
  day,
}: {
  periods: readonly PeriodOfMembershipFragment[];
  scale: Scale;
  day: string;
}): ReactNode {
  const at = placeOf(day, scale);
  return (
    <svg viewBox="0 0 1000 20" preserveAspectRatio="none" aria-hidden>
      {scale.ticks.map((year) => (
        <path key={year} className="year-line" d={`M${placeOf(String(year), scale)} 0v20`} />
      ))}
      {periods.map((period) => {
        const { at: from, wide, openBefore } = barOf(period, scale);
        const unsure = period.certain ? '' : ' unsure';
        const open = openBefore ? ' open' : '';
        return (
          <rect
            key={`${period.from} ${period.to}`}
            className={`bar ${period.kind.toLowerCase()}${open}${unsure}`}
            x={from}
            y="4"
            width={wide}
            height="12"
          />
        );
      })}
      <path className="day-line" d={`M${at} 0v20`} />
    </svg>
  );
}

const Sample = ({ name }: { name: string }): ReactNode => (
  <svg className="sample" viewBox="0 0 24 12" aria-hidden>
    <rect className={`bar ${name}`} x="1" y="1" width="22" height="10" />
  </svg>
);
