import type { ReactNode } from 'react';
import { elsewhere, problemsAt } from '../api/outcome.js';
import type { Sending } from '../api/use-sending.js';
import { Field as AnyField, type Tied } from '../parts/field.js';
import { Problem } from '../parts/problem.js';

interface Question {
  readonly label: string;
  readonly help?: string;
  readonly path: string;
  readonly sending: Sending;
}

/** One question of a form, with what the network says is wrong with the answer. */
export function Field({
  path,
  sending,
  ...field
}: Question & { readonly children: (tied: Tied) => ReactNode }): ReactNode {
  return <AnyField {...field} wrong={problemsAt(sending.problems, path)} />;
}

export function TextField({
  value,
  change,
  dir,
  ...field
}: Question & {
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
}: Question & {
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
  const failure = elsewhere(sending.problems, shown) ?? sending.failure;
  return failure && <Problem failure={failure} />;
}
