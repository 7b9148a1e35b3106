import { useId, type ReactNode } from 'react';
import { Field, Fields, Ticks } from '../parts/field.js';
import { spoken, useWords } from '../words.js';
import { WEEKDAYS, type Hours, type Weekday } from './contact.js';

const names = new Intl.DateTimeFormat(spoken, { weekday: 'long', timeZone: 'UTC' });
/** 5 January 1970 was a Monday. */
const nameOf = (day: Weekday): string => names.format(new Date(Date.UTC(1970, 0, 5 + WEEKDAYS.indexOf(day))));
const zones = Intl.supportedValuesOf('timeZone');

/** Some days of the week, from when until when, by which clock. */
export function HoursFields({
  number,
  hours,
  wrong,
  set,
  remove,
}: {
  number: number;
  hours: Hours;
  wrong: readonly string[];
  set: (hours: Hours) => void;
  remove: () => void;
}): ReactNode {
  const say = useWords();
  const list = useId();
  return (
    <fieldset className="office">
      <legend>{say('authority.hoursNumber', { number })}</legend>
      <Fields label={say('authority.days')} wrong={wrong}>
        <div className="weekdays">
          <Ticks of={WEEKDAYS} chosen={hours.days} nameOf={nameOf} set={(days) => set({ ...hours, days })} />
        </div>
      </Fields>
      <div className="dates">
        <Field label={say('authority.opens')}>
          {(tied) => (
            <input
              {...tied}
              type="time"
              required
              value={hours.from}
              onChange={({ target }) => set({ ...hours, from: target.value })}
            />
          )}
        </Field>
        <Field label={say('authority.closes')}>
          {(tied) => (
            <input
              {...tied}
              type="time"
              required
              value={hours.to}
              onChange={({ target }) => set({ ...hours, to: target.value })}
            />
          )}
        </Field>
        <Field label={say('authority.zone')}>
          {(tied) => (
            <input
              {...tied}
              type="text"
              dir="ltr"
              required
              list={list}
              value={hours.zone}
              onChange={({ target }) => set({ ...hours, zone: target.value })}
            />
          )}
        </Field>
        <datalist id={list}>
          {zones.map((zone) => (
            <option key={zone} value={zone} />
          ))}
        </datalist>
      </div>
      <p>
        <button type="button" className="quiet" onClick={remove}>
          {say('authority.removeHours', { number })}
        </button>
      </p>
    </fieldset>
  );
}
