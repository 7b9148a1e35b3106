import type { ReactNode } from 'react';
import { useEditing } from '../editing.js';
import type { Of } from './plain.js';

/** Several of a few. */
export function Ticks({ field, value, change, path }: Of<'ticks'>): ReactNode {
  const { isOpen, choices } = useEditing();
  const chosen = Array.isArray(value) ? (value as string[]) : [];
  const tick = (code: string, isOn: boolean): void => {
    const now = isOn ? [...chosen, code] : chosen.filter((other) => other !== code);
    change(now.length > 0 ? now : undefined);
  };
  return (
    <ul className="ticks">
      {choices.words(field.scheme, chosen).map(({ value: code, label, language }) => (
        <li key={code}>
          <label>
            <input
              type="checkbox"
              name={path}
              disabled={!isOpen}
              checked={chosen.includes(code)}
              onChange={({ target }) => tick(code, target.checked)}
            />{' '}
            <span lang={language}>{label}</span>
          </label>
        </li>
      ))}
    </ul>
  );
}
