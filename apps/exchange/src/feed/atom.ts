import { generateAtomFeed } from 'feedsmith';
import { entryId, type FeedDocument } from './feed-document.js';

/**
 * Atom 1.0. The library writes the feed; what it has no words for is put in before the end: the mark of an archive page
 * (RFC 5005) and tombstones (RFC 6721), made of our own ids and dates only.
 */
export function atom(feed: FeedDocument): string {
  const xml = generateAtomFeed(
    writable({
      id: feed.address,
      title: { value: feed.title },
      updated: feed.updated,
      authors: [{ name: feed.author }],
      generator: { text: 'Comity' },
      links: [
        { href: feed.page, rel: 'self', type: 'application/atom+xml' },
        { href: feed.home, rel: 'alternate', type: 'text/html' },
        ...(feed.isArchive ? [{ href: feed.address, rel: 'current', type: 'application/atom+xml' }] : []),
        ...(feed.previous ? [{ href: feed.previous, rel: 'prev-archive', type: 'application/atom+xml' }] : []),
        ...(feed.hub ? [{ href: feed.hub, rel: 'hub' }] : []),
      ],
      xml: { lang: feed.language },
      entries: feed.entries.map((entry) => ({
        id: entry.id,
        title: { value: entry.title, xml: { lang: entry.language } },
        updated: entry.updated,
        published: entry.published,
        authors: [{ name: entry.author }],
        links: [
          { href: entry.url, rel: 'alternate', type: 'text/html' },
          ...entry.translations.map(({ language, url }) => ({
            href: url,
            rel: 'alternate',
            type: 'text/html',
            hreflang: language,
          })),
          ...entry.files.map(({ url, mediaType, size, name, language }) => ({
            href: url,
            rel: 'enclosure',
            type: mediaType,
            hreflang: language,
            title: name,
            length: size,
          })),
        ],
        summary: { value: entry.summary, xml: { lang: 'en' } },
        content: { value: entry.text, type: 'text', xml: { lang: 'en' } },
        categories: entry.tags.map((term) => ({ term })),
      })),
    }),
  );
  const end = xml.lastIndexOf('</feed>');
  return `${xml.slice(0, end)}${archiveMark(feed)}${feed.withdrawn.map(tombstone).join('')}${xml.slice(end)}`;
}

// oxlint-disable-next-line no-control-regex -- these are what is looked for
const NOT_IN_XML = /[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/g;

/** XML 1.0 has no way to write most control characters, not even escaped; one of them would make the feed unreadable. */
function writable<T>(value: T): T {
  if (typeof value === 'string') return value.toWellFormed().replace(NOT_IN_XML, '\ufffd') as T;
  if (Array.isArray(value)) return value.map(writable) as T;
  if (value === null || typeof value !== 'object' || value instanceof Date) return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, writable(part)])) as T;
}

const archiveMark = ({ isArchive }: FeedDocument): string =>
  isArchive ? '  <fh:archive xmlns:fh="http://purl.org/syndication/history/1.0"/>\n' : '';

const tombstone = ({ id, when }: { id: string; when: Date }): string =>
  `  <at:deleted-entry xmlns:at="http://purl.org/atompub/tombstones/1.0" ref="${entryId(id)}" when="${when.toISOString()}"/>\n`;
