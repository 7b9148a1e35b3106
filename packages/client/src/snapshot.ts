import { Backoff } from './backoff.js';
import { linesOf } from './lines.js';
import type { ComityNode } from './node.js';
import type { MirroredRecord } from './types.js';

/** Where a snapshot begins: read the records, then follow the changes from `cursor`. */
export interface SnapshotStart {
  cursor: string;
  /** stands for what you may read now: see ChangesPage.rights */
  rights: string;
}

export interface SnapshotRecord {
  id: string;
  /** the very bytes of the node, as JSON */
  text: string;
  record: MirroredRecord;
}

export const beginSnapshot = (node: ComityNode, signal?: AbortSignal): Promise<SnapshotStart> =>
  node.json<SnapshotStart>('/snapshot', { signal });

/**
 * All records that you may read, in the order of their ids (by code point). When the network goes away in the middle it
 * goes on after the last one; `after` goes on where another process stopped.
 */
export async function* snapshot(
  node: ComityNode,
  { after = '', signal }: { after?: string; signal?: AbortSignal | undefined } = {},
): AsyncGenerator<SnapshotRecord> {
  const backoff = new Backoff();
  let last = after;
  for (;;) {
    const query = { after: last === '' ? undefined : last };
    const response = await node.open('/snapshot/records', { query, accept: NDJSON, signal }, backoff);
    const lines = linesOf(response);
    for (;;) {
      const line = await nextOf(lines);
      if (line === null) {
        await node.pause('the snapshot broke off', backoff.next(null), signal);
        break;
      }
      const read = JSON.parse(line) as MirroredRecord & { end?: true };
      if (read.end) return;
      backoff.reset();
      last = read.id;
      yield { id: read.id, text: line, record: read };
      signal?.throwIfAborted();
    }
  }
}

/** Those of these records that you may read, as they are now. One that is not among them is to be let go. */
export async function records(
  node: ComityNode,
  ids: readonly string[],
  signal?: AbortSignal,
): Promise<SnapshotRecord[]> {
  const found: SnapshotRecord[] = [];
  for (let from = 0; from < ids.length; from += MOST_IDS)
    found.push(...(await some(node, ids.slice(from, from + MOST_IDS), signal)));
  return found;
}

const NDJSON = 'application/x-ndjson';
const MOST_IDS = 100;

async function some(node: ComityNode, ids: readonly string[], signal?: AbortSignal): Promise<SnapshotRecord[]> {
  const backoff = new Backoff();
  for (;;) {
    const query = { ids: ids.join(',') };
    const response = await node.open('/snapshot/records', { query, accept: NDJSON, signal }, backoff);
    const lines = linesOf(response);
    const found: SnapshotRecord[] = [];
    for (let line = await nextOf(lines); line !== null; line = await nextOf(lines)) {
      const read = JSON.parse(line) as MirroredRecord & { end?: true };
      if (read.end) return found;
      found.push({ id: read.id, text: line, record: read });
    }
    await node.pause('the records broke off', backoff.next(null), signal);
  }
}

/** Null when it broke off, or ended before its last line. */
async function nextOf(lines: AsyncGenerator<string>): Promise<string | null> {
  try {
    const { done, value } = await lines.next();
    return done ? null : value;
  } catch {
    return null;
  }
}
