import type { SubscriptionAsKeptFragment } from '../operations.js';
import type { Part } from './filter.js';
import type { Option } from './sources.js';

type Named = Pick<SubscriptionAsKeptFragment['filter'], 'participants' | 'concepts'>;

/** What values of filters are called in the reader's language, as far as somebody has said it. */
export type KnownNames = ReadonlyMap<string, string>;

const SCHEMES: Partial<Record<Part, (code: string) => string>> = {
  topics: () => 'topics',
  legalBases: (code) => code.split(':')[0] ?? code,
  occupations: () => 'ISCO-08',
  migrantGroups: () => 'migrant-groups',
};

export const isCountry = (value: string): boolean => /^[A-Z]{2}$/.test(value);

const participant = (id: string): string => `participants/${id}`;
const concept = (scheme: string, code: string): string => `${scheme} ${code}`;

/** Null for what is named without asking: countries, languages, kinds and types. */
function keyOf(part: Part, value: string): string | null {
  const scheme = SCHEMES[part]?.(value);
  if (scheme) return concept(scheme, value);
  const isParticipant = part === 'bodies' || part === 'owners' || (part === 'counterparts' && !isCountry(value));
  return isParticipant ? participant(value) : null;
}

/** The names that came with filters as they are kept. */
export const namesIn = (filters: readonly Named[]): KnownNames =>
  new Map(
    filters.flatMap(({ participants, concepts }) => [
      ...participants.map(({ id, name }) => [participant(id), name] as const),
      ...concepts.map(({ scheme, code, label }) => [concept(scheme, code), label.value] as const),
    ]),
  );

/** With the name by which a value was just picked. */
export function withPicked(known: KnownNames, part: Part, { value, name }: Option): KnownNames {
  const key = keyOf(part, value);
  return key === null ? known : new Map([...known, [key, name]]);
}

/** The code itself where nobody has said what it is called. */
export const knownName = (known: KnownNames, part: Part, value: string): string =>
  known.get(keyOf(part, value) ?? '') ?? value;
