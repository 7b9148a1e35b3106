import { changes } from './changes.js';
import { ResyncNeeded } from './errors.js';
import type { ComityNode } from './node.js';
import { beginSnapshot, records, snapshot, type SnapshotRecord } from './snapshot.js';

/** Where a mirror is. Keep it where it outlives the process, and whole: an old one is good, half of one is not. */
export interface MirrorState {
  /** the last page of changes that was dealt with, or the one before the snapshot */
  cursor: string;
  rights: string;
  /** the last record of a snapshot that is not complete; null when it is */
  after: string | null;
}

/** Where the records are kept. Doing anything twice must be as good as once. */
export interface MirrorStore {
  load(): Promise<MirrorState | null>;
  save(state: MirrorState): Promise<void>;
  put(record: SnapshotRecord): Promise<void>;
  remove(id: string): Promise<void>;
  /** all ids that are kept, in any order */
  ids(): Promise<string[]>;
}

export interface MirrorOptions {
  signal?: AbortSignal | undefined;
  /** end when everything up to now is there, instead of following for good */
  once?: boolean;
  /** told what goes on, for a log */
  onProgress?: (what: string) => void;
}

/** A snapshot is noted every so many records: after a crash at most these are read again. */
const NOTED_EVERY = 200;

/**
 * Keeps a store equal to what its reader may read at the node. The cursor is taken before the records: what changes while
 * they are read comes after it. Whatever is interrupted, also by a crash, goes on from the state that was kept last.
 */
export async function mirror(node: ComityNode, store: MirrorStore, options: MirrorOptions = {}): Promise<void> {
  for (;;) {
    const state = await complete(node, store, options);
    try {
      const again = await follow(node, store, state, options);
      if (!again) return;
      options.onProgress?.('what may be read is another than before: taking a snapshot again');
    } catch (error) {
      if (!(error instanceof ResyncNeeded)) throw error;
      options.onProgress?.(`${error.problem.title}: taking a snapshot again`);
    }
    await begin(node, store, options);
  }
}

async function begin(node: ComityNode, store: MirrorStore, { signal }: MirrorOptions): Promise<MirrorState> {
  const { cursor, rights } = await beginSnapshot(node, signal);
  const state = { cursor, rights, after: '' };
  await store.save(state);
  return state;
}

/** The snapshot, from where it stopped. What is kept and does not come is let go: the records come in the order of ids. */
async function complete(node: ComityNode, store: MirrorStore, options: MirrorOptions): Promise<MirrorState> {
  const state = (await store.load()) ?? (await begin(node, store, options));
  if (state.after === null) return state;
  options.onProgress?.(state.after === '' ? 'reading all records' : `reading the records after ${state.after}`);
  const kept = (await store.ids()).filter((id) => id > (state.after ?? '')).sort();
  let next = 0;
  let count = 0;
  const letGoUpTo = async (id: string | null): Promise<void> => {
    for (let one = kept[next]; one !== undefined && (id === null || one <= id); one = kept[++next])
      if (one !== id) await store.remove(one);
  };
  for await (const record of snapshot(node, { after: state.after, signal: options.signal })) {
    await letGoUpTo(record.id);
    await store.put(record);
    count += 1;
    if (count % NOTED_EVERY === 0) await store.save({ ...state, after: record.id });
  }
  await letGoUpTo(null);
  const done = { ...state, after: null };
  await store.save(done);
  options.onProgress?.(`${count} records read`);
  return done;
}

/** True when a snapshot has to be taken again, false when it was to end. */
async function follow(
  node: ComityNode,
  store: MirrorStore,
  { cursor, rights }: MirrorState,
  { signal, once = false, onProgress }: MirrorOptions,
): Promise<boolean> {
  for await (const page of changes(node, { since: cursor, waitSeconds: once ? 0 : 25, signal })) {
    const touched = new Set(page.changes.filter(isOfRecord).map(({ subject }) => subject));
    if (touched.size > 0) await renew(node, store, touched, signal);
    if (page.rights !== rights) return true;
    await store.save({ cursor: page.cursor, rights, after: null });
    if (page.changes.length > 0) onProgress?.(`${page.changes.length} changes, ${touched.size} records renewed`);
    if (once && !page.more) return false;
  }
  return false;
}

/** As they are now, which may be later than the change says; one that does not come may not be read any more. */
async function renew(
  node: ComityNode,
  store: MirrorStore,
  touched: ReadonlySet<string>,
  signal: AbortSignal | undefined,
): Promise<void> {
  const gone = new Set(touched);
  for (const record of await records(node, [...touched], signal)) {
    await store.put(record);
    gone.delete(record.id);
  }
  for (const id of gone) await store.remove(id);
}

const isOfRecord = ({ type, kind }: { type: string; kind?: string | null }): boolean =>
  type === 'publication.withdrawn' || (kind !== undefined && kind !== null);
