import { parseFeed } from '@rowanmanning/feed-parser';
import type { Api } from './api.js';

/** What a partner's mirror holds after following the change feed from the beginning, and what the library says it holds. */
export interface Holding {
  id: string;
  revision: number;
  contentHash: string;
}

interface ChangesPage {
  changes: { type: string; subject: string; revision: number | null; position: number }[];
  next: string;
  more: boolean;
}

/** Follows /changes page by page and reads each publication's newest revision at its citable address. */
export async function mirrorFrom(url: string): Promise<{ holdings: Holding[]; changes: number }> {
  const newest = new Map<string, number>();
  let changes = 0;
  let since = '';
  for (;;) {
    const page = await json<ChangesPage>(`${url}/changes?limit=200${since}`);
    changes += page.changes.length;
    for (const { type, subject, revision } of page.changes) {
      if (type === 'publication.revoked') newest.delete(subject);
      else if (type.startsWith('publication.') && revision !== null)
        newest.set(subject, Math.max(revision, newest.get(subject) ?? 0));
    }
    if (!page.more) break;
    since = `&since=${encodeURIComponent(page.next)}`;
  }
  const holdings: Holding[] = [];
  for (const [id, revision] of newest) {
    const { contentHash } = await json<{ contentHash: string }>(`${url}/publications/${id}@${revision}`);
    holdings.push({ id, revision, contentHash });
  }
  return { holdings: byId(holdings), changes };
}

interface LibraryPage {
  publications: { nodes: Holding[]; pageInfo: { hasNextPage: boolean; endCursor: string | null } };
}

export async function libraryHoldings(api: Api): Promise<Holding[]> {
  const found: Holding[] = [];
  let after: string | null = null;
  do {
    const { publications }: LibraryPage = await api.ask<LibraryPage>(
      `query Holdings($after: String) {
        publications(first: 100, after: $after, orderBy: FIRST_PUBLISHED) {
          nodes { id revision contentHash }
          pageInfo { hasNextPage endCursor }
        }
      }`,
      { after },
    );
    found.push(...publications.nodes);
    after = publications.pageInfo.hasNextPage ? publications.pageInfo.endCursor : null;
  } while (after !== null);
  return byId(found);
}

/** Titles of the Atom feed's entries, newest first, read by a parser that is not ours. */
export async function feedTitles(url: string): Promise<string[]> {
  const response = await fetch(`${url}/feeds/publications.atom`);
  const { meta, items } = parseFeed(await response.text());
  if (meta.type !== 'atom') throw new Error(`the feed is ${meta.type}, not Atom`);
  return items.map((item) => item.title ?? '');
}

async function json<T>(url: string): Promise<T> {
  const response = await fetch(url, { headers: { accept: 'application/json' } });
  if (!response.ok) throw new Error(`${url} answered ${response.status}`);
  return (await response.json()) as T;
}

const byId = (holdings: Holding[]): Holding[] => holdings.sort((a, b) => (a.id < b.id ? -1 : 1));
