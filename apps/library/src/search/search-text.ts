import type { Weight } from '#kernel';

/** A text that is searched, and where it stands. */
export interface SearchText {
  /** as readers know it: title, summary, provisions, files … */
  field: string;
  /** BCP 47; null for what is not language, such as a number */
  language: string | null;
  text: string;
}

export interface WeightedText extends SearchText {
  weight: Weight;
}

export const textsByLanguage = (field: string, texts: Readonly<Record<string, string>>): SearchText[] =>
  Object.entries(texts).map(([language, text]) => ({ field, language, text }));
