import { useRef, type ReactNode } from 'react';
import { useWords } from '../../words.js';
import { idOf, useEditing } from '../editing.js';
import type { Of } from './plain.js';

/** Short texts one below the other. */
export function Lines({ value, change, path, name }: Of<'lines'>): ReactNode {
  const say = useWords();
  const { isOpen } = useEditing();
  const list = useRef<HTMLUListElement>(null);
  const lines = Array.isArray(value) ? (value as string[]) : [];
  const put = (now: readonly string[]): void => change(now.length > 0 ? now : undefined);
  const add = (): void => {
    put([...lines, '']);
    requestAnimationFrame(() => list.current?.querySelector<HTMLInputElement>('li:last-child input')?.focus());
  };
  return (
    <>
      <ul className="lines" ref={list}>
        {lines.map((line, index) => (
          <li key={index}>
            <input
              id={idOf(`${path}.${index}`)}
              aria-label={say('editor.nth', { name, count: index + 1 })}
              dir="auto"
              readOnly={!isOpen}
              value={line}
              onChange={({ target }) => put(lines.with(index, target.value))}
            />
            {isOpen && (
              <button type="button" className="quiet" onClick={() => put(lines.toSpliced(index, 1))}>
                {say('editor.remove')} <span className="unseen">{line}</span>
              </button>
            )}
          </li>
        ))}
      </ul>
      {isOpen && (
        <button type="button" className="quiet" onClick={add}>
          {say('editor.addLine')}
        </button>
      )}
    </>
  );
}
