import type { ReactNode } from 'react';
import { languageName } from '../following/names.js';
import { Field } from '../parts/field.js';
import { useWords } from '../words.js';

/** Those that letters are written in; apps/registry/src/invitation/letter-words.ts. */
const WRITTEN = ['en', 'fr', 'es', 'vi'];

export function LetterLanguage({
  value,
  set,
  wrong,
}: {
  value: string;
  set: (language: string) => void;
  wrong: readonly string[];
}): ReactNode {
  const say = useWords();
  return (
    <Field label={say('people.language')} wrong={wrong}>
      {(tied) => (
        <select {...tied} value={value || 'en'} onChange={({ target }) => set(target.value)}>
          {WRITTEN.map((tag) => (
            <option key={tag} value={tag}>
              {languageName(tag)}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
