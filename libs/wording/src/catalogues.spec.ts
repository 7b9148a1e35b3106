import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { INTERFACE_LANGUAGES } from './languages.js';

type Catalogue = Record<string, string>;

const LOCALES = 'libs/wording/locales';
const namespaces = readdirSync(`${LOCALES}/en`).sort();
const read = (tag: string, file: string): Catalogue =>
  JSON.parse(readFileSync(`${LOCALES}/${tag}/${file}`, 'utf8')) as Catalogue;

const PLURAL = /_(zero|one|two|few|many|other)$/;
const base = (key: string): string => key.replace(PLURAL, '');
const pluralsOf = (catalogue: Catalogue): Set<string> =>
  new Set(
    Object.keys(catalogue)
      .filter((key) => PLURAL.test(key))
      .map(base),
  );

/** The keys that a language must have: those of English, each plural in all the categories that the language has. */
function keysFor(tag: string, english: Catalogue): string[] {
  const plurals = pluralsOf(english);
  const { pluralCategories } = new Intl.PluralRules(tag).resolvedOptions();
  const single = Object.keys(english).filter((key) => !plurals.has(base(key)));
  return [...single, ...[...plurals].flatMap((key) => pluralCategories.map((category) => `${key}_${category}`))].sort();
}

/** `{{name}}` and `{{count, number}}`, and the parts of a sentence that become links: `<about>`. */
const holesOf = (text: string): string[] =>
  [...text.matchAll(/\{\{.*?\}\}|<\/?\w+>/g)].map(([hole]) => hole.replaceAll(' ', '')).sort();

/** What is the same in another language because it is a name, a form or a word that both have. */
const SAME = JSON.parse(readFileSync(`${LOCALES}/same-as-english.json`, 'utf8')) as Record<string, string[]>;

describe('the catalogues', () => {
  it.each(INTERFACE_LANGUAGES)('of %s are the files of English', (tag) => {
    expect(readdirSync(`${LOCALES}/${tag}`).sort()).toEqual(namespaces);
  });

  it('have no key twice, for the pages read them as one', () => {
    const keys = namespaces.flatMap((file) => Object.keys(read('en', file)));
    expect(keys.filter((key, at) => keys.indexOf(key) !== at)).toEqual([]);
  });

  describe.each(INTERFACE_LANGUAGES)('%s', (tag) => {
    it.each(namespaces)('%s says all that English says and nothing else, in every plural of the language', (file) => {
      expect(Object.keys(read(tag, file)).sort()).toEqual(keysFor(tag, read('en', file)));
    });

    it.each(namespaces)('%s leaves the same places open', (file) => {
      const english = read('en', file);
      const wrong = Object.entries(read(tag, file)).filter(([key, words]) => {
        const model = english[key] ?? english[`${base(key)}_other`] ?? '';
        return holesOf(words).join() !== holesOf(model).join();
      });
      expect(wrong).toEqual([]);
    });

    it.each(namespaces)('%s has nothing empty, unkempt or invisible', (file) => {
      const wrong = Object.entries(read(tag, file)).filter(
        ([, words]) =>
          words.trim() === '' ||
          words !== words.trim() ||
          /[\u202a-\u202e\u2066-\u2069\ue000-\uf8ff]|\$t\(/.test(words),
      );
      expect(wrong).toEqual([]);
    });
  });

  it.each(INTERFACE_LANGUAGES.filter((tag) => tag !== 'en'))('of %s leave nothing in English', (tag) => {
    const left = namespaces.flatMap((file) => {
      const english = read('en', file);
      return Object.entries(read(tag, file))
        .filter(([key, words]) => words === english[key] && /\p{L}/u.test(words.replace(/\{\{.*?\}\}/g, '')))
        .map(([key]) => key);
    });
    expect(left.sort()).toEqual([...(SAME[tag] ?? [])].sort());
  });
});
