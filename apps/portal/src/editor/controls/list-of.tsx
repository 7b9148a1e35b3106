import { useRef, type ComponentType, type ReactNode } from 'react';
import { useWords } from '../../words.js';
import { Findings, useEditing } from '../editing.js';
import type { Of } from './plain.js';
import type { Asked } from './question.js';

type Item = Readonly<Record<string, unknown>>;

/** Things one after another, each with fields of its own, in an order that is theirs. */
export function ListOf(asked: Of<'list'> & { readonly inner: ComponentType<Asked> }): ReactNode {
  const { field, value, change, path, name, inner: Question } = asked;
  const say = useWords();
  const { isOpen } = useEditing();
  const list = useRef<HTMLOListElement>(null);
  const more = useRef<HTMLButtonElement>(null);
  const items = Array.isArray(value) ? (value as Item[]) : [];
  const put = (now: readonly Item[]): void => change(now.length > 0 ? now : undefined);
  const add = (): void => {
    put([...items, {}]);
    requestAnimationFrame(() =>
      list.current?.querySelector<HTMLElement>(':scope > li:last-child :is(input, select, textarea)')?.focus(),
    );
  };
  const remove = (index: number): void => {
    put(items.toSpliced(index, 1));
    more.current?.focus();
  };
  const move = (index: number, by: 1 | -1): void => {
    const moved = items[index] as Item;
    put(items.toSpliced(index, 1).toSpliced(index + by, 0, moved));
  };
  return (
    <>
      <Findings path={path} />
      <ol className="things" ref={list}>
        {items.map((item, index) => (
          <li key={index}>
            <fieldset>
              <legend>{say('editor.nth', { name, count: index + 1 })}</legend>
              {field.of.map((inner) => (
                <Question
                  key={inner.name}
                  field={inner}
                  path={`${path}.${index}.${inner.name}`}
                  value={item[inner.name]}
                  change={(now) => put(items.with(index, { ...item, [inner.name]: now }))}
                />
              ))}
              {isOpen && (
                <p className="deeds">
                  {index > 0 && (
                    <button type="button" className="quiet" onClick={() => move(index, -1)}>
                      {say('editor.up')}
                    </button>
                  )}
                  {index < items.length - 1 && (
                    <button type="button" className="quiet" onClick={() => move(index, 1)}>
                      {say('editor.down')}
                    </button>
                  )}
                  <button type="button" className="quiet" onClick={() => remove(index)}>
                    {say('editor.remove')}
                  </button>
                </p>
              )}
            </fieldset>
          </li>
        ))}
      </ol>
      {isOpen && (
        <button type="button" className="quiet" ref={more} onClick={add}>
          {say(field.add)}
        </button>
      )}
    </>
  );
}
