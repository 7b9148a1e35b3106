import type { ReactNode } from 'react';
import { useWords } from '../words.js';
import { asksForAll, PART_WORDS, PARTS, type Filter, type Part } from './filter.js';

/** A filter as it is read: each part that asks for something, by the names of what it asks for. */
export function InWords({
  filter,
  nameOf,
}: {
  filter: Filter;
  nameOf: (part: Part, value: string) => string;
}): ReactNode {
  const say = useWords();
  if (asksForAll(filter)) return <p>{say('following.everything')}</p>;
  return (
    <dl className="facts">
      {PARTS.filter((part) => filter[part].length > 0).map((part) => (
        <div key={part}>
          <dt>{say(PART_WORDS[part])}</dt>
          <dd>
            {filter[part].map((value, n) => (
              <span key={value}>
                {n > 0 && ' · '}
                <bdi>{nameOf(part, value)}</bdi>
              </span>
            ))}
          </dd>
        </div>
      ))}
      {filter.search !== '' && (
        <div>
          <dt>{say(PART_WORDS.search)}</dt>
          <dd>
            <bdi>{filter.search}</bdi>
          </dd>
        </div>
      )}
    </dl>
  );
}
