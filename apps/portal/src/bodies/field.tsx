import { useId, type ReactNode } from 'react';
import { problemsAt, type FieldProblem } from '../api/outcome.js';
import type { Sending } from '../api/use-sending.js';
import { Problem } from '../parts/problem.js';

/** What ties a control to its label, its help and what is wrong with it. */
export interface Tied {
  id: string;
  'aria-invalid': boolean;
  'aria-describedby': string;
}

/** One question of a form: its label, help, and what the network says is wrong with the answer. */
export function Field({
  label,
  help,
  path,
  sending,
  children,
}: {
  label: string;
  help?: string;
  path: string;
  sending: Sending;
  children: (tied: Tied) => ReactNode;
}): ReactNode {
  const id = useId();
  const wrong = problemsAt(sending.problems, path);
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {children({ id, 'aria-invalid': wrong.length > 0, 'aria-describedby': `${id}-help ${id}-wrong` })}
      <span id={`${id}-help`} className="soft small help">
        {help}
      </span>
      <span id={`${id}-wrong`} className="wrong" role="alert" lang="en" dir="auto">
        {wrong.join(' ')}
      </span>
    </div>
  );
}

export function TextField({
  value,
  change,
  dir,
  ...field
}: {
  label: string;
  help?: string;
  path: string;
  sending: Sending;
  value: string;
  change: (value: string) => void;
  dir?: 'ltr';
}): ReactNode {
  return (
    <Field {...field}>
      {(tied) => (
        <input
          type="text"
          autoComplete="off"
          dir={dir}
          value={value}
          onChange={({ target }) => change(target.value)}
          {...tied}
        />
      )}
    </Field>
  );
}

export function SelectField<V extends string>({
  value,
  change,
  options,
  ...field
}: {
  label: string;
  help?: string;
  path: string;
  sending: Sending;
  value: V;
  change: (value: V) => void;
  options: readonly (readonly [value: V, words: string])[];
}): ReactNode {
  return (
    <Field {...field}>
      {(tied) => (
        <select value={value} onChange={({ target }) => change(target.value as V)} {...tied}>
          {options.map(([one, words]) => (
            <option key={one} value={one}>
              {words}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

/** What was refused as a whole, and what is at none of the fields that are shown. */
export function Refused({ sending, shown }: { sending: Sending; shown: readonly string[] }): ReactNode {
  const isShown = ({ path }: FieldProblem): boolean =>
    shown.some((field) => path.join('.') === field || path.join('.').startsWith(`${field}.`));
  const elsewhere = sending.problems.filter((problem) => !isShown(problem));
  if (elsewhere.length > 0) {
    const message = elsewhere.map((one) => `${one.path.join('.')}: ${one.message}`).join('\n');
    return <Problem failure={{ kind: 'refused', message, requestId: null }} />;
  }
  return sending.failure && <Problem failure={sending.failure} />;
}
