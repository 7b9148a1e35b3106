import type { Concept, Scheme } from './concept.js';
import { emptyConcept, vocabularyFiles } from './vocabulary-files.js';

/**
 * The vocabularies as the database has them, in memory: the rules of content, filters and labels ask at once, without
 * waiting. `HeldVocabularies` fills this before the process takes requests and again whenever an edition was loaded;
 * until then, and in programs without a database, it is what came with the program.
 */
let held: readonly Scheme[] | undefined;

export const heldSchemes = (): readonly Scheme[] => (held ??= vocabularyFiles());

export function holdSchemes(schemes: readonly Scheme[]): void {
  held = schemes;
}

export const heldScheme = (scheme: string): Scheme | null => heldSchemes().find((one) => one.scheme === scheme) ?? null;

/** The scheme that took the place of another, from the day that it was issued. */
export const successorOf = (scheme: string, today = new Date().toISOString()): Scheme | null =>
  heldSchemes().find(
    ({ replaces, issued }) => replaces === scheme && (issued === null || issued <= today.slice(0, issued.length)),
  ) ?? null;

/** Grows with each edition of any scheme: answers that show labels carry it in their ETag. */
export const vocabularyEdition = (): number => heldSchemes().reduce((sum, { edition }) => sum + edition, 0);

export const narrowerThan = ({ code, scheme }: Pick<Concept, 'code' | 'scheme'>): Concept[] =>
  (heldScheme(scheme)?.concepts ?? []).filter(({ broader }) => broader === code);

export const conceptIn = (scheme: string, code: string | null): Concept | null =>
  code === null ? null : (heldScheme(scheme)?.concepts.find((concept) => concept.code === code) ?? null);

/** What others refer to by its code: one that is not here (any more) still shows, as itself, and is for nothing new. */
export const referredTo = (scheme: string, code: string): Concept =>
  conceptIn(scheme, code) ?? {
    ...emptyConcept(scheme, code),
    labels: { en: code },
    assignable: false,
    unconfirmed: true,
    status: 'DEPRECATED',
  };

/** From the top of the tree down. */
export function ancestorsOf({ scheme, broader }: Concept): Concept[] {
  const above = conceptIn(scheme, broader);
  return above ? [...ancestorsOf(above), above] : [];
}
