import { recased } from '../../publication/given.js';
import type { GivenVocabulary } from './vocabulary-content.js';

interface GivenText {
  language: string;
  value: string;
  standing?: string | null;
}
type Input = Record<string, unknown>;
export type GraphInput = Input & { scheme: string };

/** GraphQL has no maps: texts come as lists, and a fault in `labels.vi` is one in `input.concepts.3.labels.1.value`. */
export function inputOf({ expectedEdition, titles, descriptions, concepts, ...rest }: GraphInput): GivenVocabulary {
  const paths = new Map<string, string>();
  const content: Input = { ...rest };
  if (typeof expectedEdition === 'number') content['edition'] = expectedEdition;
  take(content, titles, 'title', 'titles', '', paths);
  take(content, descriptions, 'description', 'descriptions', '', paths);
  if (Array.isArray(concepts)) content['concepts'] = concepts.map((one: Input, index) => conceptOf(one, index, paths));
  return { content, asGiven: (path) => `input.${paths.get(path) ?? path}` };
}

const NULLABLE = new Set(['broader', 'replacedBy', 'validFrom', 'validTo']);

function conceptOf(
  { labels, definitions, altLabels, ...rest }: Input,
  index: number,
  paths: Map<string, string>,
): Input {
  const kept = Object.entries(rest).filter(([field, value]) => value !== null || NULLABLE.has(field));
  const content: Input = Object.fromEntries(kept);
  const at = `concepts.${index}.`;
  take(content, labels, 'labels', 'labels', at, paths);
  take(content, definitions, 'definition', 'definitions', at, paths);
  if (Array.isArray(labels)) {
    const said = (labels as GivenText[]).filter(({ standing }) => standing);
    if (said.length > 0)
      content['standing'] = Object.fromEntries(said.map(({ language, standing }) => [language, standing]));
  }
  if (Array.isArray(altLabels)) {
    const byTag = new Map<string, string[]>();
    for (const { language, value } of altLabels as GivenText[])
      byTag.set(language, [...(byTag.get(language) ?? []), ...(value === '' ? [] : [value])]);
    content['altLabels'] = Object.fromEntries(
      [...byTag].map(([tag, values]) => [tag, values.length > 0 ? values : null]),
    );
  }
  return content;
}

function take(
  content: Input,
  list: unknown,
  field: string,
  called: string,
  at: string,
  paths: Map<string, string>,
): void {
  if (!Array.isArray(list)) return;
  const texts = list as GivenText[];
  const seen = new Set<string>();
  content[field] = Object.fromEntries(
    texts.map(({ language, value }, index) => {
      const tag = seen.has(language) ? recased(language) : language;
      seen.add(tag);
      paths.set(`${at}${field}.${tag}`, `${at}${called}.${index}.value`);
      return [tag, value === '' ? null : value];
    }),
  );
  paths.set(`${at}${field}`, `${at}${called}`);
}
