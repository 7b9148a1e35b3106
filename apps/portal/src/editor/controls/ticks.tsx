import type { ReactNode } from 'react';
import type { Option } from '../choices.js';
import { useEditing } from '../editing.js';
import type { Of } from './plain.js';

/** Several of a few words of a vocabulary. */
export function Ticks({ field, value, change, path }: Of<'ticks'>): ReactNode {
  const { choices } = useEditing();
  const chosen = codesIn(value);
  return <TickList options={choices.words(field.scheme, chosen)} chosen={chosen} change={change} path={path} />;
}

export const codesIn = (value: unknown): readonly string[] => (Array.isArray(value) ? (value as string[]) : []);

/** Several of a few. */
export function TickList({
  options,
  chosen,
  change,
  path,
}: {
  options: readonly Option[];
  chosen: readonly string[];
  change: (chosen: readonly string[] | undefined) => void;
  path: string;
}): ReactNode {
  const { isOpen } = useEditing();
  const tick = (one: string, isOn: boolean): void => {
    const now = isOn ? [...chosen, one] : chosen.filter((other) => other !== one);
    change(now.length > 0 ? now : undefined);
  };
  return (
    <ul className="ticks">
      {options.map(({ value, label, language }) => (
        <li key={value}>
          <label>
            <input
              type="checkbox"
              name={path}
              disabled={!isOpen}
              checked={chosen.includes(value)}
              onChange={({ target }) => tick(value, target.checked)}
            />{' '}
            <span lang={language}>{label}</span>
          </label>
        </li>
      ))}
    </ul>
  );
}
