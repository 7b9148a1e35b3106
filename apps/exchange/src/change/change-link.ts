import type { Change } from '#contracts';

/** Where what changed can be read: the publication as it was after this change, or the feed of the body. */
export function changeLink(base: string, change: Pick<Change, 'type' | 'subject' | 'revision' | 'kind'>): string {
  const subject = encodeURIComponent(change.subject);
  if (change.kind !== null)
    return `${base}/publications/${subject}${change.revision === null ? '' : `@${change.revision}`}`;
  if (change.type === 'body.membership_changed') return `${base}/feeds/bodies/${subject}.atom`;
  return `${base}/graphql`;
}
