import { generateJsonFeed } from 'feedsmith';
import { entryId, type FeedDocument, type FeedFile } from './feed-document.js';

/**
 * JSON Feed 1.1. It has no word for what is to be let go, but leaves room for a publisher's own: `_withdrawn` names the items
 * as tombstones do in Atom.
 */
export const jsonFeed = (feed: FeedDocument): string =>
  JSON.stringify({
    // The library leaves out a list that is empty; a feed has its list.
    items: [],
    ...(generateJsonFeed({
      title: feed.title,
      home_page_url: feed.home,
      feed_url: feed.address,
      ...(feed.previous ? { next_url: feed.previous } : {}),
      ...(feed.hub ? { hubs: [{ type: 'WebSub', url: feed.hub }] } : {}),
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
        ...(entry.files.length > 0 ? { attachments: entry.files.map(attachment) } : {}),
      })),
    }) as object),
    ...(feed.withdrawn.length > 0 ? { _withdrawn: feed.withdrawn.map(tombstone) } : {}),
  });

const tombstone = ({ id, when }: { id: string; when: Date }) => ({ id: entryId(id), when: when.toISOString() });

const attachment = ({ url, mediaType, size, name }: FeedFile) => ({
  url,
  mime_type: mediaType,
  title: name,
  size_in_bytes: size,
});
