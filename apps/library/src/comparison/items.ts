/** An item of a list where it stands. */
interface Placed {
  place: number;
  value: unknown;
}

interface Pair {
  key: string;
  was: Placed | null;
  is: Placed | null;
}

/** What tells one item from another, the first of these that it has. */
const IDENTITIES = ['id', 'hash', 'heading', 'country', 'body', 'target', 'url', 'key', 'code', 'name'] as const;

function identityOf(item: unknown): string {
  if (typeof item !== 'object' || item === null) return String(item);
  const fields = item as Record<string, unknown>;
  const name = IDENTITIES.find((field) => typeof fields[field] === 'string');
  const found = name === undefined ? JSON.stringify(item) : (fields[name] as string);
  // One record may be amended and repealed by another: two links.
  return typeof fields['relation'] === 'string' ? `${fields['relation']} ${found}` : found;
}

/**
 * The items of two lists by what they are, not by where they stand, in the order of the later list, what is gone at the
 * end. The second one of the same name is another item. `moved`: those that others have overtaken, as few as explain it;
 * the order of a list of codes says nothing.
 */
export function matchItems(
  before: readonly unknown[],
  after: readonly unknown[],
): { pairs: Pair[]; moved: Set<string> } {
  const [was, is] = [keyed(before), keyed(after)];
  const pairs: Pair[] = [
    ...[...is].map(([key, placed]) => ({ key, was: was.get(key) ?? null, is: placed })),
    ...[...was].filter(([key]) => !is.has(key)).map(([key, placed]) => ({ key, was: placed, is: null })),
  ];
  const stayed = pairs.filter((pair) => pair.was && pair.is && typeof pair.is.value === 'object');
  // From the end, so that of two that changed places the one now behind is said to have moved.
  const kept = longestRising(stayed.map((pair) => -(pair.was as Placed).place).reverse());
  return { pairs, moved: new Set(stayed.filter((_, at) => !kept.has(stayed.length - 1 - at)).map(({ key }) => key)) };
}

function keyed(items: readonly unknown[]): Map<string, Placed> {
  const found = new Map<string, Placed>();
  items.forEach((value, place) => {
    const identity = identityOf(value);
    let key = identity;
    for (let nth = 2; found.has(key); nth += 1) key = `${identity} (${nth})`;
    found.set(key, { place, value });
  });
  return found;
}

/** The places in the list of one longest rising part of it. */
function longestRising(values: readonly number[]): Set<number> {
  const ends: number[] = [];
  const previous: (number | undefined)[] = [];
  values.forEach((value, at) => {
    let length = ends.findIndex((end) => (values[end] as number) > value);
    if (length < 0) length = ends.length;
    previous[at] = ends[length - 1];
    ends[length] = at;
  });
  const kept = new Set<number>();
  for (let at = ends.at(-1); at !== undefined; at = previous[at]) kept.add(at);
  return kept;
}
