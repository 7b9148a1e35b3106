import { useId, type ReactNode } from 'react';
import { problemsAt } from '../api/outcome.js';
import type { Sending } from '../api/use-sending.js';
import { useWords } from '../words.js';

export interface Name {
  language: string;
  value: string;
}

export const noNames: readonly Name[] = [{ language: 'en', value: '' }];

/** As they are sent: lines that nobody filled are none. */
export const filled = (names: readonly Name[]): Name[] =>
  names
    .map(({ language, value }) => ({ language: language.trim(), value: value.trim() }))
    .filter(({ language, value }) => language !== '' && value !== '');

/** What it is called, language by language, an English one first. */
export function NamesField({
  names,
  change,
  sending,
}: {
  names: readonly Name[];
  change: (names: Name[]) => void;
  sending: Sending;
}): ReactNode {
  const say = useWords();
  const id = useId();
  const wrong = problemsAt(sending.problems, 'input.names');
  const put = (at: number, part: Partial<Name>): void =>
    change(names.map((one, n) => (n === at ? { ...one, ...part } : one)));
  return (
    <fieldset className="names-of" aria-describedby={`${id}-help ${id}-wrong`}>
      <legend>
        <strong className="small">{say('bodies.names')}</strong>
      </legend>
      <p id={`${id}-help`} className="soft small">
        {say('bodies.namesHelp')}
      </p>
      {names.map((name, n) => (
        <div key={n} className="field">
          <label>
            <span className="soft small">{say('bodies.language')}</span>
            <input
              type="text"
              dir="ltr"
              autoComplete="off"
              value={name.language}
              aria-invalid={wrong.length > 0}
              onChange={({ target }) => put(n, { language: target.value })}
            />
          </label>
          <label>
            <span className="soft small">{say('bodies.name')}</span>
            <input
              type="text"
              dir="auto"
              lang={name.language || undefined}
              autoComplete="off"
              maxLength={300}
              value={name.value}
              aria-invalid={wrong.length > 0}
              onChange={({ target }) => put(n, { value: target.value })}
            />
          </label>
          {name.language !== 'en' && (
            <button
              type="button"
              className="quiet"
              aria-label={say('bodies.takeName', { language: name.language })}
              onClick={() => change(names.filter((_, at) => at !== n))}
            >
              {say('bodies.take')}
            </button>
          )}
        </div>
      ))}
      <span id={`${id}-wrong`} className="wrong" role="alert" lang="en" dir="auto">
        {wrong.join(' ')}
      </span>
      <button type="button" className="quiet" onClick={() => change([...names, { language: '', value: '' }])}>
        {say('bodies.addName')}
      </button>
    </fieldset>
  );
}
