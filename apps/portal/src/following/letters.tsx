import { useId, type ReactNode } from 'react';
import { INTERFACE_LANGUAGES } from '#wording/browser';
import { problemsAt, type FieldProblem } from '../api/outcome.js';
import { locale, useWords } from '../words.js';
import { languageName } from './names.js';

export const FREQUENCIES = ['NEVER', 'IMMEDIATE', 'DAILY', 'WEEKLY'] as const;
export type Frequency = (typeof FREQUENCIES)[number];

export interface LetterSettings {
  readonly language: string;
  readonly timeZone: string;
  readonly hour: number;
  readonly weekday: number;
}

const HOURS = Array.from({ length: 24 }, (_, hour) => hour);
const hourName = new Intl.DateTimeFormat(`${locale}-u-ca-gregory`, {
  hour: 'numeric',
  minute: '2-digit',
  timeZone: 'UTC',
});
const weekdayName = new Intl.DateTimeFormat(`${locale}-u-ca-gregory`, { weekday: 'long', timeZone: 'UTC' });
/** The first of January 2024 was a Monday. */
const WEEKDAYS = Array.from({ length: 7 }, (_, n) => ({
  value: n + 1,
  name: weekdayName.format(Date.UTC(2024, 0, n + 1)),
}));

/** Letters to oneself: how often for this subscription; at what hour, in which zone and language for all of them. */
export function Letters({
  frequency,
  settings,
  problems,
  set,
  change,
}: {
  frequency: Frequency;
  settings: LetterSettings;
  problems: readonly FieldProblem[];
  set: (frequency: Frequency) => void;
  change: (settings: LetterSettings) => void;
}): ReactNode {
  const say = useWords();
  const id = useId();
  const zones = [...new Set([settings.timeZone, 'UTC', ...Intl.supportedValuesOf('timeZone')])];
  const languages = [...new Set([settings.language, ...INTERFACE_LANGUAGES])];
  const select = (
    name: keyof LetterSettings,
    options: readonly { value: string | number; name: string }[],
  ): ReactNode => {
    const wrong = problemsAt(problems, `input.${name}`);
    return (
      <p className="field">
        <label htmlFor={`${id}-${name}`}>{say(`following.letters.${name}`)}</label>
        <select
          id={`${id}-${name}`}
          value={settings[name]}
          aria-invalid={wrong.length > 0}
          aria-describedby={`${id}-${name}-wrong`}
          onChange={({ target }) =>
            change({ ...settings, [name]: typeof settings[name] === 'number' ? Number(target.value) : target.value })
          }
        >
          {options.map(({ value, name: words }) => (
            <option key={value} value={value}>
              {words}
            </option>
          ))}
        </select>
        <span id={`${id}-${name}-wrong`} className="wrong" role="alert" lang="en">
          {wrong.join(' ')}
        </span>
      </p>
    );
  };
  return (
    <>
      <fieldset className="field boxes">
        <legend>{say('following.letters')}</legend>
        {FREQUENCIES.map((one) => (
          <label className="tick" key={one}>
            <input type="radio" name={id} checked={frequency === one} onChange={() => set(one)} />
            {say(`following.frequency.${one}`)}
          </label>
        ))}
      </fieldset>
      {frequency !== 'NEVER' && (
        <div className="settings">
          <p className="soft small">{say('following.lettersAll')}</p>
          {frequency !== 'IMMEDIATE' &&
            select(
              'hour',
              HOURS.map((hour) => ({ value: hour, name: hourName.format(Date.UTC(2024, 0, 1, hour)) })),
            )}
          {frequency === 'WEEKLY' && select('weekday', WEEKDAYS)}
          {frequency !== 'IMMEDIATE' &&
            select(
              'timeZone',
              zones.map((zone) => ({ value: zone, name: zone })),
            )}
          {select(
            'language',
            languages.map((tag) => ({ value: tag, name: languageName(tag) })),
          )}
        </div>
      )}
    </>
  );
}
