import type { Key } from '#wording';
import { Html, html, type Value } from './html.js';
import type { View } from './view.js';

/** What stands in the place of `{{name}}`, or what makes a link of the words between `<name>` and `</name>`. */
type Said = Value | ((words: Html) => Html);

/**
 * A sentence of the catalogue in the reader's language, with what is put into it escaped as everywhere. Of the catalogue
 * itself nothing becomes markup: a `<name>` counts only where the caller says what it is, else it is text.
 */
export function say(view: View, key: Key, values: Readonly<Record<string, Said>> = {}): Html {
  const plain: Record<string, string | number> = {};
  for (const [name, value] of Object.entries(values))
    if (typeof value !== 'function') plain[name] = typeof value === 'number' ? value : `${OPEN}${name}${CLOSE}`;
  return woven(view.wording.t(key, plain), values);
}

/** The same as plain text, for titles and whatever is no markup. */
export const said = (view: View, key: Key, values?: Readonly<Record<string, string | number>>): string =>
  view.wording.t(key, values);

/** Two characters that no catalogue has (its tests see to it) hold the places while i18next puts the sentence together. */
const OPEN = '\ue000';
const CLOSE = '\ue001';

function woven(text: string, values: Readonly<Record<string, Said>>): Html {
  const [whole, name = '', words = ''] = TAG.exec(text) ?? [];
  const make = Object.hasOwn(values, name) ? values[name] : undefined;
  if (whole === undefined || typeof make !== 'function') return filled(text, values);
  const at = text.indexOf(whole);
  return html`${filled(text.slice(0, at), values)}${make(woven(words, values))}${woven(text.slice(at + whole.length), values)}`;
}

const TAG = /<(\w+)>(.*?)<\/\1>/s;
const HELD = new RegExp(`${OPEN}(\\w+)${CLOSE}`);

/** Text and names take turns in what is split by a group. */
const filled = (text: string, values: Readonly<Record<string, Said>>): Html =>
  html`${text.split(HELD).map((part, at) => (at % 2 === 0 ? part : (values[part] as Value)))}`;
