import { direction } from '#kernel';
import { html, type Html } from './html.js';
import type { View } from './view.js';

/** A text with its language, as the API gives it. */
export interface Text {
  language: string;
  value: string;
}

/** Isolated from the sentence it stands in, and marked where its language is not that of the page's own words. */
export function foreign({ wording }: View, { language, value }: Text): Html {
  const isOwn = language.split('-')[0] === wording.tag.split('-')[0];
  return isOwn
    ? html`<bdi dir="${wording.dir}">${value}</bdi>`
    : html`<bdi lang="${language}" dir="${direction(language)}">${value}</bdi>`;
}

/** What the API says in English alone, whatever the reader's language. */
export const inEnglish = (view: View, value: string): Html => foreign(view, { language: 'en', value });

/** An id, a code, an address: read from left to right wherever it stands. */
export const code = (text: string | number): Html => html`<bdi dir="ltr">${text}</bdi>`;

/** Attributes of an element that holds one text and nothing else. */
export const inLanguage = (language: string): Html => html`lang="${language}" dir="${direction(language)}"`;

/** The text that suits the reader best; null when there is none at all. */
export function forReader(texts: readonly Text[], languages: readonly string[]): Text | null {
  for (const wanted of languages) {
    const primary = wanted.split('-')[0];
    const found = texts.find((t) => t.language === wanted) ?? texts.find((t) => t.language.split('-')[0] === primary);
    if (found) return found;
  }
  return texts[0] ?? null;
}

/** The name of a language in a language, e.g. in its own: Tiếng Việt. */
export const nameOfLanguage = (tag: string, language: string): string =>
  new Intl.DisplayNames([language, 'en'], { type: 'language' }).of(tag) ?? tag;
