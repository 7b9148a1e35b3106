import { Fault } from '#kernel';
import type { Texts } from '../texts.js';

interface Profile {
  id: string;
  name: Texts;
  website: string | null;
}

/**
 * One profile for each thing: two that have a name in common, in whatever language, or the same website are taken for the
 * same. Case, accents, punctuation and the manner of writing an address do not make two of one.
 */
export function refuseSecondProfile(one: Profile, others: readonly Profile[]): void {
  const names = new Set(Object.values(one.name).map(foldedName));
  const website = foldedWebsite(one.website);
  for (const other of others.filter(({ id }) => id !== one.id)) {
    if (Object.values(other.name).some((name) => names.has(foldedName(name)))) throw second(other, 'name', 'names');
    if (website !== null && website === foldedWebsite(other.website)) throw second(other, 'website', 'website');
  }
}

const second = ({ id, name }: Profile, what: string, field: string): Fault => {
  const message = `${id} (${name['en']}) on the register already has this ${what}; update ${id} instead of entering it again.`;
  return new Fault('CONFLICT', message, [{ path: `input.${field}`, message }]);
};

/** Accents of Latin, Greek and Cyrillic go; vowel signs of other scripts carry the word, and stay. */
export const foldedName = (name: string): string =>
  name
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim();

export function foldedWebsite(website: string | null): string | null {
  if (!website || !URL.canParse(website)) return null;
  const { hostname, pathname, search } = new URL(website);
  return `${hostname.toLowerCase().replace(/^www\./, '')}${pathname.replace(/\/+$/, '')}${search}`;
}
