import type { Content } from './content.js';

/** What somebody wrote that no server has yet; it stays with the browser that it was written in. */
export interface Kept {
  readonly at: string;
  readonly kind: string;
  readonly id: string | null;
  readonly version: number;
  /** what it was begun from */
  readonly base: Content;
  readonly content: Content;
  /** the request that was to begin it, in case it arrived and only its answer was lost */
  readonly begun: Begun | null;
}

export interface Begun {
  readonly key: string;
  readonly body: Content;
}

export type Store = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>;

export interface KeptTexts {
  write(kept: Kept): void;
  forget(): void;
  /** what other pages of this record left, the newest first */
  left(): { name: string; kept: Kept }[];
  remove(name: string): void;
}

/** By person, record, and the page that it was written on: two pages of one record do not write over each other. */
export function keptTexts(store: Store, person: string, what: string, page: string): KeptTexts {
  const prefix = `comity.draft ${person} ${what} `;
  const name = prefix + page;
  return {
    write: (kept) => quietly(() => store.setItem(name, JSON.stringify(kept))),
    forget: () => quietly(() => store.removeItem(name)),
    remove: (other) => quietly(() => store.removeItem(other)),
    left: () =>
      Array.from({ length: store.length }, (_, index) => store.key(index) ?? '')
        .filter((other) => other.startsWith(prefix) && other !== name)
        .flatMap((other) => {
          const kept = readKept(store.getItem(other));
          return kept ? { name: other, kept } : [];
        })
        .toSorted((a, b) => b.kept.at.localeCompare(a.kept.at)),
  };
}

/** A browser that is full or forbids it keeps nothing; what is written still goes to the server. */
function quietly(work: () => void): void {
  try {
    work();
  } catch {
    // nothing to do about it, and nothing lost by it while the page is open
  }
}

function readKept(text: string | null): Kept | null {
  try {
    const kept = JSON.parse(text ?? 'null') as Kept | null;
    return kept && typeof kept.content === 'object' && typeof kept.base === 'object' ? kept : null;
  } catch {
    return null;
  }
}
