import type { ReactNode } from 'react';
import { useQuery } from 'urql';
import { BodyNamesDocument } from '../../operations.js';
import { useWords } from '../../words.js';
import { useEditing } from '../editing.js';
import type { Of } from './plain.js';

/** The bodies whose members may read: asked only where the audience is theirs. */
export function Bodies({ value, change, path }: Of<'bodies'>): ReactNode {
  const say = useWords();
  const { content, isOpen } = useEditing();
  const isAsked = content['audience'] === 'BODY';
  const [{ data }] = useQuery({ query: BodyNamesDocument, pause: !isAsked });
  const chosen = Array.isArray(value) ? (value as string[]) : [];
  if (!isAsked && chosen.length === 0) return <p className="soft small">{say('editor.notForBodies')}</p>;
  const tick = (id: string, isOn: boolean): void => {
    const now = isOn ? [...chosen, id] : chosen.filter((other) => other !== id);
    change(now.length > 0 ? now : undefined);
  };
  const bodies = data?.bodies ?? chosen.map((id) => ({ id, name: id }));
  return (
    <ul className="ticks">
      {bodies.map(({ id, name }) => (
        <li key={id}>
          <label>
            <input
              type="checkbox"
              name={path}
              disabled={!isOpen}
              checked={chosen.includes(id)}
              onChange={({ target }) => tick(id, target.checked)}
            />{' '}
            {name}
          </label>
        </li>
      ))}
    </ul>
  );
}
