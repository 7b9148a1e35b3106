import { direction } from '#kernel';
import { escaped } from './letter-frame.js';
import type { LinkedReader } from './mail-consent.js';
import { fill, mailWords } from './mail-words.js';

export type ConsentPage = 'unsubscribe' | 'confirm';

/** A page that needs no script and fetches nothing. */
const page = (tag: string, title: string, body: string): string =>
  `<!doctype html><html lang="${tag}" dir="${direction(tag)}"><meta charset="utf-8"><meta name="viewport" content="width=device-width">` +
  `<meta name="robots" content="noindex"><title>${escaped(title)}</title><main><h1>${escaped(title)}</h1>${body}</main></html>`;

/** Asks before anything happens: one button that sends the form back to the same address. */
export function askingPage(which: ConsentPage, { language, owner }: LinkedReader): string {
  const { words, tag } = mailWords(language);
  const { title, text, action } = words.pages[which];
  const told = escaped(fill(text, { participant: owner }));
  return page(tag, title, `<p>${told}</p><form method="post"><button>${escaped(action)}</button></form>`);
}

export function donePage(which: ConsentPage, { language }: LinkedReader): string {
  const { words, tag } = mailWords(language);
  const { title, done } = words.pages[which];
  return page(tag, title, `<p role="status">${escaped(done)}</p>`);
}

export function badLinkPage(languages: string): string {
  const { words, tag } = mailWords(languages.split(',')[0]?.trim() ?? 'en');
  return page(tag, words.pages.bad, '');
}
