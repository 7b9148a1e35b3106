import { upload, type Upload } from '../api/upload.js';
import { answered, Refusal } from '../editor/desk/wire.js';
import type { Fault, FoundInRow } from './faults.js';
import { MOST_PACKED, packed } from './packed.js';
import { addressToSend, isOf, type Asked, type Run } from './run.js';

export interface Runs {
  readonly imports: readonly Run[];
  readonly next: string | null;
  /** in bytes */
  readonly largestFile: number;
}

const get = <T>(path: string): Promise<T> => answered<T>(fetch, path, { headers: { accept: 'application/json' } });
const of = (id: string): string => `/imports/${encodeURIComponent(id)}`;

export const runs = (after: string | null, first = 20): Promise<Runs> =>
  get(`/imports?first=${first}${after ? `&after=${encodeURIComponent(after)}` : ''}`);
export const runById = (id: string): Promise<Run> => get(of(id));
export const faultsOf = async (id: string): Promise<readonly Fault[]> =>
  (await get<{ faults: readonly Fault[] }>(`${of(id)}/faults`)).faults;
export const rowsOf = (
  id: string,
  fault: string,
  after: number,
): Promise<{ problems: readonly FoundInRow[]; next: number | null }> =>
  get(`${of(id)}/problems?fault=${encodeURIComponent(fault)}&after=${after}&first=20`);
export const cancelRun = (id: string): Promise<Run> =>
  answered<Run>(fetch, `${of(id)}/cancel`, { method: 'POST', headers: { accept: 'application/json' } });
/** @param fault key of one kind; null: all */
export const reportOf = (id: string, fault: string | null): string =>
  `${of(id)}/report.csv${fault ? `?fault=${encodeURIComponent(fault)}` : ''}`;

export interface ToSend {
  readonly file: File;
  readonly type: string;
  readonly asked: Asked;
  /** its text; null: the columns are called as the fields are */
  readonly mapping: string | null;
}

/** Another import of the participant goes on; there is one at a time. */
export class OtherGoesOn extends Error {
  constructor(readonly run: Run) {
    super();
  }
}

/**
 * Sends a file. Where the answer got lost, the run may have begun nevertheless: it is looked for before anybody sends again.
 * @param under gives what is on its way, so that it can be stopped
 */
export async function begin(
  { file, type, asked, mapping }: ToSend,
  progress: (part: number) => void,
  under: (upload: Upload<Run>) => void,
): Promise<Run> {
  const [before] = (await runs(null, 1)).imports;
  if (before?.state === 'RUNNING') throw new OtherGoesOn(before);
  const head = mapping === null ? null : await packed(mapping);
  if (head !== null && head.length > MOST_PACKED)
    throw new Refusal('unfit', '', [
      { path: 'mapping', message: 'is too long once it is packed; import this file by npm run import' },
    ]);
  const headers: Record<string, string> = head === null ? {} : { 'comity-mapping': head };
  const sending = upload<Run>(addressToSend(asked, file.name), { body: file, type, headers }, progress);
  under(sending);
  try {
    return await sending.done;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    if (error.why !== 'lost' && error.why !== 'conflict') throw error;
    const [now] = (await runs(null, 1)).imports;
    if (now && now.id !== before?.id && isOf(now, file)) return now;
    if (now?.state === 'RUNNING') throw new OtherGoesOn(now);
    throw error;
  }
}
