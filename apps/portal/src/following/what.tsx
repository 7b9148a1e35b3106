import { useId, type ReactNode } from 'react';
import { problemsAt, type FieldProblem } from '../api/outcome.js';
import { useWords } from '../words.js';
import { PART_WORDS, type Filter, type Part } from './filter.js';
import { Picker } from './picker.js';
import type { Option } from './sources.js';

const KINDS = ['LAW', 'AGREEMENT', 'PRACTICE', 'EVENT', 'RESOURCE'] as const;
export const TYPES = [
  'publication.published',
  'publication.revised',
  'publication.corrected',
  'publication.revoked',
  'publication.confirmation_due',
  'publication.not_confirmed',
  'publication.confirmed',
  'publication.withdrawn',
  'agreement.party_confirmed',
  'agreement.party_disputed',
  'law.in_force',
  'law.ceases',
  'agreement.in_force',
  'agreement.expiring',
  'agreement.expires',
  'designation.changed',
  'body.membership_changed',
  'safeguards.edition_published',
] as const;
const FIRST: readonly Part[] = ['countries', 'bodies', 'topics'];
const MORE: readonly Part[] = ['legalBases', 'occupations', 'migrantGroups', 'languages', 'owners', 'counterparts'];

/** What is followed: each part narrows, within a part any of its values will do. */
export function What({
  filter,
  nameOf,
  problems,
  set,
  learn,
}: {
  filter: Filter;
  nameOf: (part: Part, value: string) => string;
  problems: readonly FieldProblem[];
  set: (filter: Filter) => void;
  /** what something was called when it was picked */
  learn: (part: Part, picked: Option) => void;
}): ReactNode {
  const say = useWords();
  const id = useId();
  const wrongOf = (part: Part | 'search'): string[] => problemsAt(problems, `input.filter.${part}`);
  const picker = (part: Part): ReactNode => (
    <Picker
      key={part}
      part={part}
      label={say(PART_WORDS[part])}
      chosen={filter[part]}
      nameOf={nameOf}
      set={(values, picked) => {
        set({ ...filter, [part]: values });
        if (picked) learn(part, picked);
      }}
      wrong={wrongOf(part)}
    />
  );
  const ticks = (part: 'kinds' | 'types', values: readonly string[]): ReactNode => (
    <fieldset className="field boxes">
      <legend>{say(PART_WORDS[part])}</legend>
      {values.map((value) => (
        <label className="tick" key={value}>
          <input
            type="checkbox"
            checked={filter[part].includes(value)}
            onChange={({ target }) =>
              set({
                ...filter,
                [part]: target.checked ? [...filter[part], value] : filter[part].filter((one) => one !== value),
              })
            }
          />
          <span>{nameOf(part, value)}</span>
        </label>
      ))}
      <span className="wrong" role="alert" lang="en">
        {wrongOf(part).join(' ')}
      </span>
    </fieldset>
  );
  return (
    <>
      <p className="soft small">{say('following.whatHelp')}</p>
      {ticks('kinds', KINDS)}
      {FIRST.map(picker)}
      <p className="field">
        <label htmlFor={id}>{say(PART_WORDS.search)}</label>
        <input
          id={id}
          type="search"
          value={filter.search}
          aria-invalid={wrongOf('search').length > 0}
          aria-describedby={`${id}-help ${id}-wrong`}
          onChange={({ target }) => set({ ...filter, search: target.value })}
        />
        <span id={`${id}-help`} className="soft small">
          {say('following.searchHelp')}
        </span>
        <span id={`${id}-wrong`} className="wrong" role="alert" lang="en">
          {wrongOf('search').join(' ')}
        </span>
      </p>
      <details open={MORE.some((part) => filter[part].length > 0) || filter.types.length > 0 || undefined}>
        <summary>{say('following.more')}</summary>
        {MORE.map(picker)}
        {ticks('types', TYPES)}
      </details>
    </>
  );
}
