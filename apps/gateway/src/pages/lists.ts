import { html, type Html, type Value } from './html.js';
import { localeOf, type View } from './view.js';

/** Joined as in a sentence of the reader's language: "a", "a and b", "a, b and c". */
export function sentenceList(view: View, items: readonly Value[]): Html {
  const places = items.map((_item, at) => String(at));
  const parts = new Intl.ListFormat(localeOf(view), { type: 'conjunction' }).formatToParts(places);
  return html`${parts.map(({ type, value }) => (type === 'element' ? items[Number(value)] : value))}`;
}

const BETWEEN: Partial<Record<string, string>> = { ar: '، ', 'zh-Hans': '、' };

/** One after the other, without a word between the last two. */
export function commaList(view: View, items: readonly Value[]): Html {
  const comma = BETWEEN[view.wording.tag] ?? ', ';
  return html`${items.map((item, at) => [at > 0 && comma, item])}`;
}
