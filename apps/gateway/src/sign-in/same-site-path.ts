const NOWHERE = 'http://here.invalid';

/** Where to go on after signing in: a path of this node, whatever was asked for. `//host`, `/\host` and schemes lead elsewhere. */
export function sameSitePath(asked: unknown): string {
  if (typeof asked !== 'string' || !/^\/(?![/\\])/.test(asked) || asked.length > 2000) return '/';
  if (!URL.canParse(asked, NOWHERE)) return '/';
  const { origin, pathname, search, hash } = new URL(asked, NOWHERE);
  // Dot segments can leave two slashes at the beginning of what was one.
  if (origin !== NOWHERE || pathname.startsWith('//')) return '/';
  return pathname + search + hash;
}
