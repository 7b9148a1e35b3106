import { isDeepStrictEqual } from 'node:util';
import type { Problem } from '#kernel';
import type { Concept, Scheme, Standing } from '../concept.js';
import { emptyConcept } from '../vocabulary-files.js';
import { checkTree } from './check-tree.js';
import type { ConceptContent, VocabularyContent } from './vocabulary-content.js';

export interface Planned {
  scheme: Omit<Scheme, 'concepts'>;
  /** those that are new or say something new */
  written: Concept[];
  added: string[];
  changed: { code: string; fields: string[] }[];
  deprecated: string[];
  unchanged: number;
  changedFields: string[];
}

/** Works out what a load would make of a vocabulary; faults are put on the list, each with its place in the content. */
export function planLoad(all: readonly Scheme[], given: VocabularyContent, problems: Problem[]): Planned {
  const current = all.find(({ scheme }) => scheme === given.scheme) ?? null;
  const scheme = planScheme(all, current, given, problems);
  const before = new Map((current?.concepts ?? []).map((concept) => [concept.code, concept]));
  const after = new Map(before);
  const planned: Planned = {
    scheme,
    written: [],
    added: [],
    changed: [],
    deprecated: [],
    unchanged: 0,
    changedFields: current ? differing(current, scheme, SCHEME_FIELDS) : [],
  };
  let last = Math.max(0, ...[...before.values()].map(({ position }) => position));
  const placeOf = new Map<string, string>();
  given.concepts.forEach((one, index) => {
    const at = `concepts.${index}`;
    if (placeOf.has(one.code)) return void problems.push({ path: `${at}.code`, message: `${one.code} is given twice` });
    placeOf.set(one.code, at);
    const known = before.get(one.code);
    const next = merged(known ?? newConcept(scheme, one.code, (last += 1)), one);
    checkConcept(scheme, known, next, one, at, problems);
    after.set(one.code, next);
    const fields = known ? differing(known, next, CONCEPT_FIELDS) : [];
    if (known && fields.length === 0) planned.unchanged += 1;
    else planned.written.push(next);
    if (!known) planned.added.push(one.code);
    else if (fields.length > 0) planned.changed.push({ code: one.code, fields });
    if (next.status === 'DEPRECATED' && known?.status !== 'DEPRECATED') planned.deprecated.push(one.code);
  });
  checkTree(scheme, all, after, placeOf, problems);
  return planned;
}

const SCHEME_FIELDS = ['title', 'description', 'version', 'issued', 'source', 'replaces'] as const;
const CONCEPT_FIELDS = [
  'broader',
  'notation',
  'labels',
  'standing',
  'definition',
  'altLabels',
  'assignable',
  'unconfirmed',
  'validFrom',
  'validTo',
  'status',
  'replacedBy',
  'position',
] as const;

function planScheme(
  all: readonly Scheme[],
  current: Scheme | null,
  given: VocabularyContent,
  problems: Problem[],
): Omit<Scheme, 'concepts'> {
  const said = Object.fromEntries(
    SCHEME_FIELDS.filter((field) => given[field] !== undefined).map((field) => [field, given[field]]),
  );
  const base: Omit<Scheme, 'concepts'> = current ?? {
    scheme: given.scheme,
    serves: 'LEGAL_BASIS',
    title: {},
    description: {},
    version: null,
    issued: null,
    source: null,
    replaces: null,
    extensible: true,
    edition: 0,
    position: Math.max(0, ...all.map(({ position }) => position)) + 1,
  };
  const { concepts: _concepts, ...next } = {
    ...base,
    ...said,
    title: mergedTexts(base.title, given.title),
    description: mergedTexts(base.description, given.description),
  } as Scheme;
  const refuse = (path: string, message: string): void => void problems.push({ path, message });
  if (!next.title['en'])
    refuse('title', current ? 'must keep a title in English' : 'a new vocabulary needs a title in English');
  if (given.serves !== undefined && given.serves !== base.serves)
    refuse(
      'serves',
      current ? `is ${base.serves} and cannot be changed` : 'a new vocabulary can only be of legal bases (LEGAL_BASIS)',
    );
  checkReplaces(all, next, refuse);
  return next;
}

function checkReplaces(
  all: readonly Scheme[],
  { scheme, serves, replaces }: Omit<Scheme, 'concepts'>,
  refuse: (path: string, message: string) => void,
): void {
  if (replaces === null) return;
  const old = all.find((one) => one.scheme === replaces);
  const other = all.find((one) => one.replaces === replaces && one.scheme !== scheme);
  if (!old || old.serves !== serves || replaces === scheme)
    return refuse('replaces', `${replaces.slice(0, 40)} is not another vocabulary of the same use`);
  if (other) return refuse('replaces', `${replaces} is replaced by ${other.scheme} already`);
  for (let next: Scheme | undefined = old; next; next = all.find((one) => one.scheme === next?.replaces))
    if (next.replaces === scheme) return refuse('replaces', `${replaces} itself comes after ${scheme}`);
}

const newConcept = ({ scheme, serves }: Omit<Scheme, 'concepts'>, code: string, position: number): Concept => ({
  ...emptyConcept(scheme, code),
  notation: serves === 'LEGAL_BASIS' && code.startsWith(`${scheme}:`) ? code.slice(scheme.length + 1) : code,
  broader: serves === 'TOPIC' && code.includes('/') ? code.slice(0, code.lastIndexOf('/')) : null,
  position,
});

function merged(known: Concept, given: ConceptContent): Concept {
  const { labels, standing, definition, altLabels, ...plain } = given;
  const nextLabels = mergedTexts(known.labels, labels);
  const said = Object.fromEntries(Object.entries(plain).filter(([, value]) => value !== undefined));
  // A text that changed is no longer the one that somebody confirmed.
  const stillSo = Object.entries(known.standing).filter(
    ([language]) => language in nextLabels && nextLabels[language] === known.labels[language],
  );
  const asked = Object.entries(standing ?? {}).filter(([language]) => language in nextLabels);
  return {
    ...known,
    ...said,
    ...(given.status === 'CURRENT' ? { replacedBy: null } : {}),
    labels: nextLabels,
    standing: {
      ...Object.fromEntries(Object.keys(nextLabels).map((language) => [language, standingUnsaid(language)])),
      ...Object.fromEntries(stillSo),
      ...Object.fromEntries(asked),
    },
    definition: mergedTexts(known.definition, definition),
    altLabels: mergedTexts(known.altLabels, altLabels),
  };
}

/** English is what a vocabulary is made in. */
const standingUnsaid = (language: string): Standing => (language === 'en' ? 'CONFIRMED' : 'COURTESY');

function mergedTexts<T>(known: Readonly<Record<string, T>>, given: Readonly<Record<string, T | null>> = {}) {
  const all = Object.entries<T | null>({ ...known, ...given });
  return Object.fromEntries(all.filter((entry): entry is [string, T] => entry[1] !== null));
}

function checkConcept(
  { scheme, serves, extensible }: Omit<Scheme, 'concepts'>,
  known: Concept | undefined,
  next: Concept,
  given: ConceptContent,
  at: string,
  problems: Problem[],
): void {
  const refuse = (field: string, message: string): void => void problems.push({ path: `${at}.${field}`, message });
  if (!extensible && !known)
    return refuse(
      'code',
      `is not one of the codes of ${scheme}, which are the program's own; their words can be loaded`,
    );
  if (!extensible && given.status === 'DEPRECATED')
    refuse('status', `the codes of ${scheme} are the program's own and cannot be deprecated`);
  if (!next.labels['en'])
    refuse('labels.en', known ? 'must keep a label in English' : 'a new code needs a label in English (label@en)');
  for (const language of Object.keys(given.standing ?? {}))
    if (!(language in next.labels)) refuse(`standing.${language}`, `there is no label in ${language}`);
  if (serves === 'LEGAL_BASIS' && !next.code.startsWith(`${scheme}:`))
    refuse('code', `must begin with ${scheme}: as in ${scheme}:5.2`);
  if (serves === 'OCCUPATION' && !/^\d{1,4}$/.test(next.code))
    refuse('code', 'expected one to four digits, as in ISCO-08');
  if (next.status === 'DEPRECATED' && next.replacedBy === null)
    refuse('replacedBy', 'is missing: a deprecated code names what replaces it; where nothing does, the code above it');
  if (next.status === 'CURRENT' && next.replacedBy !== null)
    refuse('status', 'expected DEPRECATED, as replacedBy is given');
  if (next.validFrom !== null && next.validTo !== null && next.validTo < next.validFrom.slice(0, next.validTo.length))
    refuse('validTo', `lies before validFrom (${next.validFrom})`);
}

/** Of texts, by language: `labels.vi`. */
function differing<K extends string>(before: object, after: object, fields: readonly K[]): string[] {
  return fields.flatMap((field) => {
    const [was, is] = [before[field as never] as unknown, after[field as never] as unknown];
    if (isDeepStrictEqual(was, is)) return [];
    if (typeof was !== 'object' || typeof is !== 'object' || was === null || is === null) return [field];
    const [one, other] = [was as Record<string, unknown>, is as Record<string, unknown>];
    return [...new Set([...Object.keys(one), ...Object.keys(other)])]
      .filter((language) => !isDeepStrictEqual(one[language], other[language]))
      .map((language) => `${field}.${language}`);
  });
}
