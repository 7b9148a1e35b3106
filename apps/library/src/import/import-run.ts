import { isUuid, notFound } from '#kernel';
import type { Database } from '#database';
import type { AskedImport, ImportRunEntity } from './import-run.entity.js';

/** A run as it is told: one whose process fell silent is broken off, one that somebody ended before its end is cancelled. */
export interface ImportRun extends Pick<ImportRunEntity, 'id' | 'owner' | 'fault' | 'counts' | 'createdBy'> {
  state: ImportRunEntity['state'] | 'CANCELLED';
  asked: Omit<AskedImport, 'cancelledBy'>;
  /** the person who ended it, or who asked for that while it goes on */
  cancelledBy: string | null;
  fileHash: string;
  fileSize: number;
  /** of an earlier run of the same file to its end; null: not known */
  expectedRows: number | null;
  createdAt: Date;
  finishedAt: Date | null;
}

/** A process says every three seconds that it is at it (running-import.ts); one that says nothing for so long was ended. */
export const SILENCE = '20 seconds';
export const ENDED = 'The process that imported it was ended. Send the file again: what is there is passed over.';
export const isSilent = (run: string): string =>
  `${run}.state = 'RUNNING' AND ${run}.seen_at < now() - interval '${SILENCE}'`;

const SILENT = isSilent('r');
const CANCELLED = `(r.state = 'BROKEN_OFF' OR ${SILENT}) AND jsonb_exists(r.asked, 'cancelledBy')`;

const COLUMNS = `r.id, r.owner, r.asked - 'cancelledBy' AS asked, r.asked->>'cancelledBy' AS "cancelledBy", r.counts,
  r.created_by AS "createdBy", r.file_hash AS "fileHash", r.file_size::float8 AS "fileSize", r.created_at AS "createdAt",
  CASE WHEN ${CANCELLED} THEN 'CANCELLED' WHEN ${SILENT} THEN 'BROKEN_OFF' ELSE r.state END AS state,
  CASE WHEN ${CANCELLED} THEN NULL WHEN ${SILENT} THEN '${ENDED}' ELSE r.fault END AS fault,
  CASE WHEN ${SILENT} THEN r.seen_at ELSE r.finished_at END AS "finishedAt",
  (SELECT (before.counts->>'rows')::integer FROM library.import_run before
   WHERE before.owner = r.owner AND before.file_hash = r.file_hash AND before.state = 'DONE' AND before.id <> r.id
   ORDER BY before.created_at DESC LIMIT 1) AS "expectedRows"`;

export async function runOf(db: Database, owner: string | null, id: string): Promise<ImportRun> {
  const [run] = isUuid(id)
    ? await db.query<ImportRun>(`SELECT ${COLUMNS} FROM library.import_run r WHERE r.id = $1 AND r.owner = $2`, [
        id,
        owner,
      ])
    : [];
  if (!run) throw notFound(`An import ${JSON.stringify(id.slice(0, 40))}`);
  return run;
}

/** The last first. @param after id of the last one that was shown; of one that is not there any more: from the first */
export async function runsOf(
  db: Database,
  owner: string | null,
  most: number,
  after: string | null,
): Promise<ImportRun[]> {
  return db.query<ImportRun>(
    `SELECT ${COLUMNS} FROM library.import_run r
     WHERE r.owner = $1 AND ((r.created_at, r.id) < (SELECT created_at, id FROM library.import_run WHERE id = $3::uuid AND owner = $1)
       OR $3::uuid IS NULL)
     ORDER BY r.created_at DESC, r.id DESC LIMIT $2`,
    [owner, most, after],
  );
}
