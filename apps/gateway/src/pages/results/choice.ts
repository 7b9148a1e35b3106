import type { View } from '../view.js';

/** What may be chosen beside the words of a search: the parameter of the address, and the part of the API's filter. */
export const PARTS = {
  kind: 'kinds',
  country: 'countries',
  owner: 'owners',
  topic: 'topics',
  basis: 'legalBases',
  occupation: 'occupations',
  language: 'languages',
  force: 'legalForces',
  phase: 'phases',
  year: 'years',
} as const;
export type Part = keyof typeof PARTS;

export const ORDERS = ['RELEVANCE', 'RECENT', 'LEGAL_DATE'] as const;
export type Order = (typeof ORDERS)[number];

/** A search as its address says it: it can be shared, kept as a bookmark and gone back to. */
export interface Choice {
  search: string;
  chosen: Partial<Record<Part, readonly string[]>>;
  order: Order | null;
  after: string | null;
}

const LONGEST = 200;
const MOST_VALUES = 20;

export function choiceIn({ query }: Pick<View, 'query'>): Choice {
  const order = query.get('order');
  const chosen: Choice['chosen'] = {};
  for (const part of Object.keys(PARTS) as Part[]) {
    const values = [...new Set(query.getAll(part).filter((value) => value !== ''))].slice(0, MOST_VALUES);
    if (values.length > 0) chosen[part] = values;
  }
  return {
    search: (query.get('q') ?? '').trim().slice(0, LONGEST),
    chosen,
    order: ORDERS.find((one) => one === order) ?? null,
    after: query.get('after'),
  };
}

/** The API's filter; null where nothing is chosen. What it does not know it refuses, and says what would be right. */
export function filterOf({ chosen }: Choice): Record<string, unknown> | null {
  const parts = (Object.entries(chosen) as [Part, readonly string[]][]).map(([part, values]) => [
    PARTS[part],
    part === 'year' ? values.map(yearOf) : values,
  ]);
  return parts.length === 0 ? null : Object.fromEntries(parts);
}

const yearOf = (text: string): number => (/^\d{4}$/.test(text) ? Number(text) : 0);

export const isChosen = ({ chosen }: Choice, part: Part, value: string): boolean =>
  chosen[part]?.includes(value) ?? false;

/** The same choice with one value more, or without it: from its first page. */
export function toggled(choice: Choice, part: Part, value: string): Choice {
  const values = choice.chosen[part] ?? [];
  const others = values.filter((one) => one !== value);
  const next = others.length < values.length ? others : [...values, value];
  return { ...choice, after: null, chosen: { ...choice.chosen, [part]: next } };
}

/** Nothing but the value given in this part. */
export const only = (choice: Choice, part: Part, value: string | null): Choice => ({
  ...choice,
  after: null,
  chosen: { ...choice.chosen, [part]: value === null ? [] : [value] },
});

export function addressOf({ asked }: Pick<View, 'asked'>, { search, chosen, order, after }: Choice): string {
  const parameters = new URLSearchParams();
  if (search !== '') parameters.set('q', search);
  for (const [part, values] of Object.entries(chosen)) for (const value of values) parameters.append(part, value);
  if (order) parameters.set('order', order);
  if (after) parameters.set('after', after);
  if (asked) parameters.set('lang', asked);
  const text = parameters.toString();
  return text === '' ? '/publications' : `/publications?${text}`;
}

export const NOTHING_CHOSEN: Choice = { search: '', chosen: {}, order: null, after: null };
