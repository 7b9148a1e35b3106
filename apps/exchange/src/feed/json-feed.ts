import { generateJsonFeed } from 'feedsmith';
import { entryId, type FeedDocument } from './feed-document.js';

/**
 * JSON Feed 1.1. It has no word for what is to be let go, but leaves room for a publisher's own: `_withdrawn` names the items
 * as tombstones do in Atom.
 */
export const jsonFeed = (feed: FeedDocument): string =>
  JSON.stringify({
    ...(generateJsonFeed({
      title: feed.title,
      home_page_url: feed.home,
      feed_url: feed.address,
      ...(feed.previous ? { next_url: feed.previous } : {}),
      language: feed.language,
      authors: [{ name: feed.author }],
      items: feed.entries.map((entry) => ({
        id: entry.id,
        url: entry.url,
        title: entry.title,
        summary: entry.summary,
        content_text: entry.text,
        language: entry.language,
        authors: [{ name: entry.author }],
        tags: entry.tags,
        date_published: entry.published,
        date_modified: entry.updated,
      })),
    }) as object),
    ...(feed.withdrawn.length > 0 ? { _withdrawn: feed.withdrawn.map(tombstone) } : {}),
  });

const tombstone = ({ id, when }: { id: string; when: Date }) => ({ id: entryId(id), when: when.toISOString() });
