import { useEffect, useId, useState, type ReactNode } from 'react';
import { useClient } from 'urql';
import { useWords } from '../words.js';
import type { Part } from './filter.js';
import { optionsOf, type Option } from './sources.js';

const GATHER_MS = 250;

/** Chosen ones, a field to look for more, and what was found as buttons: nothing that a keyboard or a screen reader has to learn. */
export function Picker({
  part,
  label,
  chosen,
  nameOf,
  set,
  wrong,
  emptyMeans,
}: {
  part: Part;
  label: string;
  chosen: readonly string[];
  nameOf: (part: Part, value: string) => string;
  /** with what was picked, where one was added */
  set: (values: readonly string[], picked?: Option) => void;
  wrong: readonly string[];
  /** what it means when none is chosen; left out: any will do */
  emptyMeans?: string;
}): ReactNode {
  const say = useWords();
  const id = useId();
  const client = useClient();
  const [words, setWords] = useState('');
  const [options, setOptions] = useState<readonly Option[] | null>(null);
  useEffect(() => {
    if (words.trim() === '') return setOptions(null);
    let isLatest = true;
    const timer = setTimeout(async () => {
      const found = await optionsOf(client, part, words);
      if (isLatest) setOptions(found);
    }, GATHER_MS);
    return () => {
      isLatest = false;
      clearTimeout(timer);
    };
  }, [client, part, words]);
  const left = options?.filter(({ value }) => !chosen.includes(value)) ?? null;
  const add = (picked: Option): void => {
    set([...chosen, picked.value], picked);
    setWords('');
    document.getElementById(id)?.focus();
  };
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {chosen.length > 0 && (
        <ul className="chips">
          {chosen.map((value) => (
            <li key={value}>
              <button
                type="button"
                className="chip"
                aria-label={say('following.takeAway', { name: nameOf(part, value) })}
                onClick={() => set(chosen.filter((one) => one !== value))}
              >
                <bdi>{nameOf(part, value)}</bdi> <span aria-hidden>×</span>
              </button>
            </li>
          ))}
        </ul>
      )}
      <input
        id={id}
        type="search"
        autoComplete="off"
        maxLength={100}
        value={words}
        placeholder={chosen.length === 0 ? (emptyMeans ?? say('following.any')) : undefined}
        aria-invalid={wrong.length > 0}
        aria-describedby={`${id}-found ${id}-wrong`}
        onChange={({ target }) => setWords(target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter') return;
          event.preventDefault();
          if (left?.[0]) add(left[0]);
        }}
      />
      <span id={`${id}-found`} role="status" className="soft small">
        {left && say('following.foundOptions', { count: left.length })}
      </span>
      {left && left.length > 0 && (
        <ul className="options">
          {left.map((option) => (
            <li key={option.value}>
              <button type="button" className="quiet" onClick={() => add(option)}>
                <bdi>{option.name}</bdi> <bdi className="soft small">{option.value}</bdi>
              </button>
            </li>
          ))}
        </ul>
      )}
      <span id={`${id}-wrong`} className="wrong" role="alert" lang="en">
        {wrong.join(' ')}
      </span>
    </div>
  );
}
