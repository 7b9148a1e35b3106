import type { ReactNode } from 'react';
import { useWords } from '../../words.js';
import { useEditing } from '../editing.js';
import type { Of } from './plain.js';

/** The bodies whose members may read, where the audience is theirs. */
export function Bodies({ value, change, path }: Of<'bodies'>): ReactNode {
  const say = useWords();
  const { content, isOpen, choices } = useEditing();
  const isAsked = content['audience'] === 'BODY';
  const chosen = Array.isArray(value) ? (value as string[]) : [];
  if (!isAsked && chosen.length === 0) return <p className="soft small">{say('editor.notForBodies')}</p>;
  const tick = (id: string, isOn: boolean): void => {
    const now = isOn ? [...chosen, id] : chosen.filter((other) => other !== id);
    change(now.length > 0 ? now : undefined);
  };
  const bodies = choices.bodies.length > 0 ? choices.bodies : chosen.map((id) => ({ value: id, label: id }));
  return (
    <ul className="ticks">
      {bodies.map(({ value: id, label }) => (
        <li key={id}>
          <label>
            <input
              type="checkbox"
              name={path}
              disabled={!isOpen}
              checked={chosen.includes(id)}
              onChange={({ target }) => tick(id, target.checked)}
            />{' '}
            {label}
          </label>
        </li>
      ))}
    </ul>
  );
}
