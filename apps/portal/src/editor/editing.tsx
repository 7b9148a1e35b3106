import { createContext, useContext, type ReactNode } from 'react';
import { useWords } from '../words.js';
import type { Choices } from './choices.js';
import type { Content, Problem } from './desk/content.js';
import type { Labels } from './desk/wire.js';

/** What every control needs to know of the record that it is a part of. */
export interface Editing {
  readonly content: Content;
  readonly labels: Labels;
  readonly choices: Choices;
  readonly problems: readonly Problem[];
  readonly warnings: readonly Problem[];
  readonly isOpen: boolean;
  readonly set: (field: string, value: unknown) => void;
  /** what was said of a field, and room to say something */
  readonly talk: (path: string) => ReactNode;
}

const Context = createContext<Editing | null>(null);
export const EditingProvider = Context.Provider;

export function useEditing(): Editing {
  const editing = useContext(Context);
  if (!editing) throw new Error('There is no record here to edit.');
  return editing;
}

export const idOf = (path: string): string => `f-${path.replaceAll('.', '-')}`;

/** Of one path alone, or of all that is within it. */
export const foundAt = (found: readonly Problem[], path: string, within = false): readonly Problem[] =>
  found.filter((problem) => problem.path === path || (within && problem.path.startsWith(`${path}.`)));

/** What the server says of a field, in words of ours where there are some. */
export function Told({ message }: { message: string }): ReactNode {
  const say = useWords();
  if (message.startsWith('is missing; expected')) return say('editor.told.missing');
  if (/is not a date that exists/.test(message)) return say('editor.told.date');
  return (
    <span lang="en" dir="ltr">
      {message}
    </span>
  );
}

/** The problems and warnings of a field, where it stands. */
export function Findings({ path, within = false }: { path: string; within?: boolean }): ReactNode {
  const { problems, warnings } = useEditing();
  const wrong = foundAt(problems, path, within);
  const doubtful = foundAt(warnings, path, within);
  if (wrong.length + doubtful.length === 0) return null;
  return (
    <ul className="found" id={`${idOf(path)}-found`}>
      {wrong.map(({ path: where, message }) => (
        <li className="wrong" key={where + message}>
          <Told message={message} />
        </li>
      ))}
      {doubtful.map(({ path: where, message }) => (
        <li className="doubtful" key={where + message}>
          <Told message={message} />
        </li>
      ))}
    </ul>
  );
}
