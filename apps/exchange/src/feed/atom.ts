import { generateAtomFeed } from 'feedsmith';
import { entryId, type FeedDocument } from './feed-document.js';

/**
 * Atom 1.0. The library writes the feed; what it has no words for is put in before the end: the mark of an archive page
 * (RFC 5005) and tombstones (RFC 6721), made of our own ids and dates only.
 */
export function atom(feed: FeedDocument): string {
  const xml = generateAtomFeed({
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
    ],
    xml: { lang: feed.language },
    entries: feed.entries.map((entry) => ({
      id: entry.id,
      title: { value: entry.title, xml: { lang: entry.language } },
      updated: entry.updated,
      published: entry.published,
      authors: [{ name: entry.author }],
      links: [{ href: entry.url, rel: 'alternate' }],
      summary: { value: entry.summary, xml: { lang: 'en' } },
      content: { value: entry.text, type: 'text', xml: { lang: 'en' } },
      categories: entry.tags.map((term) => ({ term })),
    })),
  });
  const end = xml.lastIndexOf('</feed>');
  return `${xml.slice(0, end)}${archiveMark(feed)}${feed.withdrawn.map(tombstone).join('')}${xml.slice(end)}`;
}

const archiveMark = ({ isArchive }: FeedDocument): string =>
  isArchive ? '  <fh:archive xmlns:fh="http://purl.org/syndication/history/1.0"/>\n' : '';

const tombstone = ({ id, when }: { id: string; when: Date }): string =>
  `  <at:deleted-entry xmlns:at="http://purl.org/atompub/tombstones/1.0" ref="${entryId(id)}" when="${when.toISOString()}"/>\n`;
