import type { Change, ChangeType } from '#contracts';
import { countryName, pickLanguage } from '#kernel';
import { toldChanges } from '../comparison/legal-change.js';
import { LEGAL_BASES, MIGRANT_GROUPS, OCCUPATIONS, TOPICS } from '../vocabulary/vocabulary.js';
import { definitionOf, type Content } from './content.js';
import { differences } from './differences.js';
import type { PreparedRevision } from './prepared-revision.js';
import type { RevisionChange } from './revision.entity.js';
import { textsToFollow } from './texts-to-follow.js';

/** What the network is told. */
const TYPES: Record<RevisionChange, ChangeType> = {
  PUBLISHED: 'publication.published',
  REVISED: 'publication.revised',
  CORRECTED: 'publication.corrected',
};
const DID: Record<RevisionChange, string> = {
  PUBLISHED: 'published a',
  REVISED: 'revised a',
  CORRECTED: 'corrected the record of a',
};

export interface Before {
  content: Content;
  readers: readonly string[];
}

export function changeOf(now: PreparedRevision, before: Before | null, batch?: string | null): Change {
  return {
    ...told(now),
    ...(batch ? { batch } : {}),
    ...filesOf(now.content),
    type: TYPES[now.change],
    revision: now.number,
    meaning: sentence(now, DID[now.change], [
      definitionOf(now.kind).status(now.content),
      now.change === 'CORRECTED' ? 'No change in law.' : '',
      whatChanged(before, now),
      now.changeNote ?? '',
    ]),
    differences: before ? shownDifferences(before, now) : [],
    occurredAt: now.publishedAt.toISOString(),
  };
}

/** Absent where there are none. */
function filesOf({ files = [] }: Content): Pick<Change, 'files'> {
  if (files.length === 0) return {};
  return {
    files: files.map(({ file, name, mediaType, size, language }) => ({
      id: file,
      name: name ?? file,
      mediaType: mediaType ?? 'application/octet-stream',
      size: size ?? 0,
      language,
    })),
  };
}

export function revocationOf(revoked: PreparedRevision, reason: string, at: Date): Change {
  return {
    ...told(revoked),
    type: 'publication.revoked',
    revision: revoked.number,
    meaning: sentence(revoked, 'withdrew a', [`Reason: ${reason}`]),
    differences: [],
    occurredAt: at.toISOString(),
  };
}

/** Those who may read this change but could not read the revision before must not learn what that one said. */
export function shownDifferences(
  before: Before,
  now: { content: Content; readers: readonly string[] },
): Change['differences'] {
  return isOpen(before, now) ? differences(before.content, now.content) : [];
}

/** In words; the record of a law may be corrected in what it says of the law, whose own words stay as they are. */
function whatChanged(before: Before | null, now: PreparedRevision): string {
  const told = before && isOpen(before, now) ? toldChanges(before.content, now.content) : '';
  return told !== '' && now.change === 'CORRECTED' ? `Corrected in the record: ${told}` : told;
}

const isOpen = (before: Before, now: { readers: readonly string[] }): boolean =>
  before.readers.includes('public') || now.readers.every((key) => before.readers.includes(key));

/** What every change of a record says of it. */
export const told = ({ id, kind, owner, countries, content, languages, readers, legalDate }: PreparedRevision) => ({
  subject: id,
  kind,
  owner,
  countries,
  topics: content.topics,
  legalBases: content.legalBases,
  occupations: content.occupations,
  migrantGroups: content.migrantGroups,
  parties: definitionOf(kind).parties(content),
  broader: {
    topics: TOPICS.above(content.topics),
    legalBases: LEGAL_BASES.above(content.legalBases),
    occupations: OCCUPATIONS.above(content.occupations),
    migrantGroups: MIGRANT_GROUPS.above(content.migrantGroups),
  },
  languages,
  readers,
  title: content.title,
  texts: textsToFollow({ id, content }),
  legalDate,
});

/** In English where there is one. */
export const titleOf = ({ content }: Pick<PreparedRevision, 'content'>): string =>
  pickLanguage(content.title, ['en'], content.originalLanguage)?.value ?? '';

/** Its title, and how it is cited at home where that does not say it. */
export function nameOf({ kind, content }: Pick<PreparedRevision, 'kind' | 'content'>): string {
  const title = titleOf({ content });
  const reference = definitionOf(kind).reference(content);
  return reference && !title.includes(reference) ? `${title} (${reference})` : title;
}

export function sentence(
  { kind, owner, country, content }: PreparedRevision,
  did: string,
  more: readonly string[],
): string {
  const who = country ? englishName(country) : owner;
  const { noun } = definitionOf(kind);
  const article = /^[aeiou]/.test(noun) ? 'n' : '';
  return cut(
    [`${who} ${did}${article} ${noun}: ${full(cut(nameOf({ kind, content }), 400))}`, ...more.map(full)]
      .filter((part) => part !== '')
      .join(' '),
    1000,
  );
}

const englishNames = new Map<string, string>();

function englishName(country: string): string {
  let name = englishNames.get(country);
  if (name === undefined) englishNames.set(country, (name = countryName(country, 'en')));
  return name;
}

export const full = (sentence: string): string =>
  sentence === '' || /[.!?。…]$/.test(sentence) ? sentence : `${sentence}.`;

export const cut = (text: string, most: number): string =>
  text.length > most ? `${text.slice(0, most - 1).toWellFormed()}…` : text;
