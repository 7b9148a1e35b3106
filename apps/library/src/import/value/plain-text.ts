import { decodeEntities } from './entities.js';

/** Elements that begin a new line where they stand. */
const BREAKS = new Set('br p div li ul ol tr table h1 h2 h3 h4 h5 h6 blockquote hr section article'.split(' '));
/** Elements whose content is not text. */
const SILENT = new Set(['script', 'style']);

/**
 * HTML as plain text: tags go, entities become characters, blocks become lines. One pass without going back, so that ten
 * megabytes of `<` take no longer than ten megabytes of prose. A `<` that begins no tag stays.
 */
export function plainText(html: string): string {
  let text = '';
  let at = 0;
  while (at < html.length) {
    const open = html.indexOf('<', at);
    if (open === -1) break;
    text += decodeEntities(html.slice(at, open));
    at = open;
    if (html.startsWith('<!--', open)) {
      at = after(html, '-->', open + 4);
      continue;
    }
    const name = /^<\/?([a-z][a-z0-9]*)/i.exec(html.slice(open, open + 30))?.[1]?.toLowerCase();
    const close = name === undefined ? -1 : endOfTag(html, open + 1);
    if (name === undefined || close === -1) {
      text += '<';
      at = open + 1;
      continue;
    }
    at = close + 1;
    if (BREAKS.has(name)) text += '\n';
    if (SILENT.has(name) && html[open + 1] !== '/') at = after(html, `</${name}`, at, '>');
  }
  return tidy(text + decodeEntities(html.slice(at)));
}

/** Where the tag ends; -1 when another one begins first. */
function endOfTag(html: string, from: number): number {
  for (let at = from; at < html.length; at++) {
    if (html[at] === '>') return at;
    if (html[at] === '<') return -1;
  }
  return -1;
}

/** The place behind each of the marks in turn; the end where one is missing. */
function after(html: string, mark: string, from: number, then?: string): number {
  const found = html.indexOf(mark, from);
  if (found === -1) return html.length;
  return then === undefined ? found + mark.length : after(html, then, found + mark.length);
}

const tidy = (text: string): string =>
  text
    .replace(/[ \t\u00a0]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
