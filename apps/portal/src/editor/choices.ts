import type { ChoicesFragment } from '../operations.js';
import { spoken } from '../words.js';
import type { Field } from './fields/field.js';
import { FORMS } from './fields/forms.js';

export interface Option {
  readonly value: string;
  readonly label: string;
  /** of the label, where it is not known to be the reader's */
  readonly language?: string;
}

/** All that fields of a record are chosen from, besides the long vocabularies that are searched. */
export interface Choices {
  /** @param alsoOf codes that no longer may be chosen, but were */
  readonly words: (scheme: string, alsoOf?: readonly string[]) => readonly Option[];
  readonly countries: readonly Option[];
  readonly bodies: readonly Option[];
  readonly partners: readonly Option[];
}

/** The short vocabularies that any kind of record chooses from: asked for together, once. */
export const SCHEMES: readonly string[] = [
  ...new Set(Object.values(FORMS).flatMap(({ parts }) => parts.flatMap(({ fields }) => fields.flatMap(schemesOf)))),
];

function schemesOf(field: Field): readonly string[] {
  if ('of' in field && field.control !== 'choice') return field.of.flatMap(schemesOf);
  return field.control === 'vocabulary' || field.control === 'ticks' ? [field.scheme] : [];
}

/** @param answer undefined until it has come: nothing can be chosen until then */
export function choicesFrom(answer: ChoicesFragment | undefined): Choices {
  const named = (list: readonly { id: string; name: string }[] = []): Option[] =>
    list.map(({ id, name }) => ({ value: id, label: name }));
  return {
    words: (scheme, alsoOf = []) =>
      (answer?.vocabularies.find((one) => one.scheme === scheme)?.concepts ?? [])
        .filter(({ assignable, code }) => assignable || alsoOf.includes(code))
        .map(({ code, label }) => ({ value: code, label: label.value, language: label.language })),
    countries: (answer?.countries ?? [])
      .map(({ code, name }) => ({ value: code, label: name }))
      .toSorted((one, other) => one.label.localeCompare(other.label, spoken)),
    bodies: named(answer?.bodies),
    partners: named(answer?.partners),
  };
}
