import type { ReactNode } from 'react';
import { Field } from '../parts/field.js';
import { useWords } from '../words.js';

export interface Days {
  readonly from: string;
  readonly until: string;
}

/** The first day and the last, as the participant counts them. */
export function Period({
  days,
  set,
  today,
  wrongAt,
  untilHelp,
  isUntilNeeded = false,
}: {
  days: Days;
  set: (days: Days) => void;
  today: string;
  wrongAt: (field: string) => string[];
  untilHelp?: string;
  isUntilNeeded?: boolean;
}): ReactNode {
  const say = useWords();
  return (
    <div className="dates">
      <Field label={say('people.from')} help={say('people.fromHelp')} wrong={wrongAt('input.from')}>
        {(tied) => (
          <input
            {...tied}
            type="date"
            min={today}
            value={days.from}
            onChange={({ target }) => set({ ...days, from: target.value })}
          />
        )}
      </Field>
      <Field
        label={say('people.until')}
        help={untilHelp ?? (isUntilNeeded ? undefined : say('people.untilHelp'))}
        wrong={wrongAt('input.until')}
      >
        {(tied) => (
          <input
            {...tied}
            type="date"
            min={days.from || today}
            required={isUntilNeeded}
            value={days.until}
            onChange={({ target }) => set({ ...days, until: target.value })}
          />
        )}
      </Field>
    </div>
  );
}

export const asInput = ({ from, until }: Days): { from: string | null; until: string | null } => ({
  from: from || null,
  until: until || null,
});
