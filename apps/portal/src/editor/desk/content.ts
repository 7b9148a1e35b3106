/** A record's content, as the library keeps it: whatever this room does not draw is carried through as it came. */
export type Content = Readonly<Record<string, unknown>>;

/** By the path in the content, such as title.vi or provisions.2.heading. */
export interface Problem {
  readonly path: string;
  readonly message: string;
}

const isMap = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Links that lead nowhere yet. */
const isBegun = (field: string, item: unknown): boolean =>
  field !== 'links' || !isMap(item) || item['target'] !== undefined || item['external'] !== undefined;

/** What was left empty is absent, as the library wants it; the title may be missing in a draft, but not its place. */
export function tidy(content: Content): Content {
  const tidied = (tidyValue(content) ?? {}) as Record<string, unknown>;
  const links = tidied['links'];
  if (Array.isArray(links)) {
    const begun = links.filter((link) => isBegun('links', link));
    if (begun.length > 0) tidied['links'] = begun;
    else delete tidied['links'];
  }
  return { ...tidied, title: tidied['title'] ?? {} };
}

function tidyValue(value: unknown): unknown {
  if (typeof value === 'string') return value.trim() === '' ? undefined : value;
  if (Array.isArray(value)) {
    const items = value.map(tidyValue).filter((item) => item !== undefined);
    return items.length > 0 ? items : undefined;
  }
  if (!isMap(value)) return value ?? undefined;
  const entries = Object.entries(value).flatMap(([key, item]) => {
    const kept = tidyValue(item);
    return kept === undefined ? [] : [[key, kept] as const];
  });
  return entries.length > 0 ? Object.fromEntries(entries) : undefined;
}

/** The place on the page of a path in what was sent: items that were left empty were not sent, and are not counted there. */
export function shownPath(path: string, content: Content): string {
  const [field = '', at, ...rest] = path.split('.');
  const items = content[field];
  if (!Array.isArray(items) || at === undefined || !/^\d+$/.test(at)) return path;
  const sent = items.flatMap((item, index) => (tidyValue(item) !== undefined && isBegun(field, item) ? [index] : []));
  return [field, sent[Number(at)] ?? at, ...rest].join('.');
}

export const isSame = (a: unknown, b: unknown): boolean => canonical(a) === canonical(b);

function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join()}]`;
  if (!isMap(value)) return JSON.stringify(value) ?? 'null';
  const keys = Object.keys(value)
    .filter((key) => value[key] !== undefined)
    .toSorted();
  return `{${keys.map((key) => `${JSON.stringify(key)}:${canonical(value[key])}`).join()}}`;
}

/** The fields in which two contents differ; texts are told apart by language: `title.vi`. */
export function differing(a: Content, b: Content): string[] {
  const fields = new Set([...Object.keys(a), ...Object.keys(b)]);
  return [...fields].flatMap((field) => {
    const [one, other] = [a[field], b[field]];
    if (isSame(one, other)) return [];
    if (!isMap(one) || !isMap(other)) return field;
    return differing(one, other).map((inner) => `${field}.${inner}`);
  });
}

export const at = (content: Content, path: string): unknown =>
  path.split('.').reduce<unknown>((value, key) => (isMap(value) ? value[key] : undefined), content);

/** What I changed since `base` over what is there now; the rest stays as others left it. */
export function layOver(base: Content, mine: Content, theirs: Content): Content {
  const laid: Record<string, unknown> = { ...theirs };
  for (const field of new Set([...Object.keys(base), ...Object.keys(mine)])) {
    if (isSame(base[field], mine[field])) continue;
    const [before, now, there] = [base[field], mine[field], theirs[field]];
    if (isMap(before) && isMap(now) && isMap(there)) laid[field] = layOver(before, now, there);
    else if (now === undefined) delete laid[field];
    else laid[field] = now;
  }
  return laid;
}
