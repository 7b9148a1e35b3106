import { pickLanguage } from '#kernel';
import { changeLink } from '../change/change-link.js';
import type { LoggedChange } from '../change/change.service.js';

/** A feed before it is written in a format. */
export interface FeedDocument {
  /** the feed's address, which is its id too: the same on all its pages */
  address: string;
  page: string;
  home: string;
  title: string;
  language: string;
  /** null on the newest page */
  isArchive: boolean;
  previous: string | null;
  /** a WebSub hub that is told of what is new in this feed; null where none is */
  hub: string | null;
  author: string;
  updated: Date;
  entries: FeedEntry[];
  withdrawn: { id: string; when: Date }[];
}

export interface FeedEntry {
  id: string;
  url: string;
  /** the same in each language that the record has a text in, the original's first; empty for what is no record */
  translations: { language: string; url: string }[];
  title: string;
  language: string;
  summary: string;
  text: string;
  author: string;
  tags: string[];
  published: Date;
  /** when it arrived here; an entry is never altered */
  updated: Date;
  files: FeedFile[];
}

export interface FeedFile {
  url: string;
  mediaType: string;
  /** bytes */
  size: number;
  name: string;
  language: string;
}

/** How a reader of this feed comes to what it links to. */
export interface FeedLinks {
  base: string;
  file(id: string): string;
}

const MOST_DIFFERENCES = 30;
const LONGEST_VALUE = 300;

/** The change's id as a URN: 32 hexadecimal digits are a UUID. */
export const entryId = (id: string): string =>
  `urn:uuid:${id.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')}`;

export function feedEntry(links: FeedLinks, change: LoggedChange, languages: readonly string[]): FeedEntry {
  const title = pickLanguage(change.title, languages) ?? { language: 'en', value: change.subject };
  const url = change.type === 'designation.changed' ? registerLink(links.base, change) : changeLink(links.base, change);
  return {
    id: entryId(change.id),
    url,
    translations:
      change.kind === null ? [] : change.languages.map((language) => ({ language, url: `${url}?lang=${language}` })),
    title: title.value,
    language: title.language,
    summary: change.meaning,
    text: [change.meaning, ...change.differences.slice(0, MOST_DIFFERENCES).map(inWords)].join('\n'),
    author: change.owner,
    tags: [change.type, ...(change.kind ? [change.kind] : []), ...change.countries, ...change.topics],
    published: new Date(change.occurredAt),
    updated: change.sequencedAt,
    files: (change.files ?? []).map(({ id, ...file }) => ({ ...file, url: links.file(id) })),
  };
}

/** The page where a designation stands; other changes have a place of their own. */
const registerLink = (base: string, { countries }: LoggedChange): string =>
  `${base}/register?${new URLSearchParams({ country: countries[0] ?? '' }).toString()}`;

const inWords = ({ field, before, after }: LoggedChange['differences'][number]): string =>
  `${field}: ${shown(before)} → ${shown(after)}`;

function shown(value: unknown): string {
  if (value === null || value === undefined) return '—';
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.length > LONGEST_VALUE ? `${text.slice(0, LONGEST_VALUE)}…` : text;
}
