import { useId, type ReactNode } from 'react';

/** What a control is tied to. */
export interface Tied {
  readonly id: string;
  readonly 'aria-invalid': boolean;
  readonly 'aria-describedby': string;
}

/** One control with its label, its help and what is wrong with it. */
export function Field({
  label,
  help,
  wrong = [],
  children,
}: {
  label: string;
  help?: string | undefined;
  wrong?: readonly string[];
  children: (tied: Tied) => ReactNode;
}): ReactNode {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {children({ id, 'aria-invalid': wrong.length > 0, 'aria-describedby': `${id}-help ${id}-wrong` })}
      <span id={`${id}-help`} className="soft small help-line">
        {help}
      </span>
      <Wrong id={`${id}-wrong`} of={wrong} />
    </div>
  );
}

/** Several controls that answer one question. */
export function Fields({
  label,
  help,
  wrong = [],
  children,
}: {
  label: string;
  help?: string | undefined;
  wrong?: readonly string[];
  children: ReactNode;
}): ReactNode {
  const id = useId();
  return (
    <fieldset className="field" aria-describedby={`${id}-help ${id}-wrong`}>
      <legend>{label}</legend>
      <span id={`${id}-help`} className="soft small help-line">
        {help}
      </span>
      {children}
      <Wrong id={`${id}-wrong`} of={wrong} />
    </fieldset>
  );
}

/** The server says it in English. */
function Wrong({ id, of }: { id: string; of: readonly string[] }): ReactNode {
  return (
    <span id={id} className="wrong" role="alert" lang="en" dir="ltr">
      {of.join(' ')}
    </span>
  );
}

/** Some of a few. */
export function Ticks<V extends string>({
  of,
  chosen,
  nameOf,
  set,
}: {
  of: readonly V[];
  chosen: readonly V[];
  nameOf: (value: V) => string;
  set: (values: readonly V[]) => void;
}): ReactNode {
  return of.map((value) => (
    <label className="tick" key={value}>
      <input
        type="checkbox"
        checked={chosen.includes(value)}
        onChange={({ target }) => set(of.filter((one) => (one === value ? target.checked : chosen.includes(one))))}
      />
      {nameOf(value)}
    </label>
  ));
}
