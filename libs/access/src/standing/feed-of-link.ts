import { invalidInput } from '#kernel';

/** What may be added to a feed's address without making it another feed. */
const BESIDES = new Set(['key', 'before', 'lang']);
const FEED = /^\/feeds\/(?:[a-z]{1,40}|countries\/[A-Za-z]{2}|bodies\/[A-Za-z0-9-]{2,60})\.(?:atom|json)$/;
const LONGEST = 1500;

/** The one feed that a link is bound to, in one way of writing it: its path, and its filter in the order of its words. */
export function feedOfAddress({ pathname, searchParams }: URL): string {
  const words = [...searchParams].filter(([word]) => !BESIDES.has(word));
  const query = words.map(([word, value]) => `${word}=${value.split(',').toSorted().join(',')}`).toSorted();
  return `${pathname.toLowerCase()}${query.length > 0 ? `?${query.join('&')}` : ''}`;
}

/** @param given an address of a feed of this node, whole or from its first slash on */
export function readFeedOfLink(given: string, base: string): string {
  const text = given.trim();
  const url = text.length <= LONGEST && URL.canParse(text, base) ? new URL(text, base) : null;
  if (url !== null && url.origin === new URL(base).origin && FEED.test(url.pathname)) return feedOfAddress(url);
  const message = `expected the address of a feed of this node, such as ${base}/feeds/publications.atom?kinds=LAW&countries=VN`;
  throw invalidInput([{ path: 'feed', message }]);
}
