import { randomUUID } from 'node:crypto';
import type { Readable } from 'node:stream';
import { Inject, Injectable, type BeforeApplicationShutdown } from '@nestjs/common';
import { Access, type Actor } from '#access';
import { Database } from '#database';
import { conflict, invalidInput, isUuid, notFound, type PublicationKind } from '#kernel';
import { ENVIRONMENT, log, type Environment } from '#platform';
import { factsOf } from './file/facts.js';
import type { FileFacts } from './file/file-facts.js';
import { ImportFault } from './file/fault.js';
import type { AskedImport, ImportRunEntity } from './import-run.entity.js';
import { ImportService } from './import.service.js';
import { OwnRows } from './own-rows.js';
import { RunningImport, type FoundProblem } from './running-import.js';
import { forgetAbandoned, receive, type SentFile } from './sent-file.js';

type Officer = Actor & { person: string; participant: string };
export type ImportRun = Pick<ImportRunEntity, 'id' | 'owner' | 'asked' | 'state' | 'fault' | 'counts'> & {
  fileHash: string;
  fileSize: number;
  createdAt: Date;
  finishedAt: Date | null;
};

/** A process says every three seconds that it is at it (running-import.ts); one that says nothing for so long was ended. */
const SILENCE = '20 seconds';
const ENDED = 'The process that imported it was ended. Send the file again: what is there is passed over.';
const KEPT = '90 days';
const PAGE = 500;

const IS_SILENT = `state = 'RUNNING' AND seen_at < now() - interval '${SILENCE}'`;

const COLUMNS = `id, owner, asked, counts, file_hash AS "fileHash", file_size::float8 AS "fileSize", created_at AS "createdAt",
  CASE WHEN ${IS_SILENT} THEN 'BROKEN_OFF' ELSE state END AS state, CASE WHEN ${IS_SILENT} THEN '${ENDED}' ELSE fault END AS fault,
  CASE WHEN ${IS_SILENT} THEN seen_at ELSE finished_at END AS "finishedAt"`;

/** Files that officers send: taken in whole, then imported while the one who sent it asks how far it is. */
@Injectable()
export class ImportRuns implements BeforeApplicationShutdown {
  private readonly running = new Map<string, RunningImport>();

  constructor(
    @Inject(Database) private readonly db: Database,
    @Inject(Access) private readonly access: Access,
    @Inject(ImportService) private readonly imports: ImportService,
    @Inject(ENVIRONMENT) private readonly environment: Environment,
  ) {}

  /** @returns the run, as it begins */
  async start(actor: Actor, asked: AskedImport, body: Readable): Promise<ImportRun> {
    const needed = asked.as === 'drafts' ? 'publication:draft' : 'publication:publish';
    this.access.require(actor, needed);
    if (asked.kind !== null) this.access.require(actor, needed, { owner: actor.participant, kind: asked.kind });
    await forgetAbandoned();
    const file = await receive(body, this.environment.IMPORT_MAX_MB * 1024 * 1024);
    try {
      const { facts, rows } = await understood(file, asked);
      const id = await this.begin(actor, asked, file);
      this.go(id, actor, asked, { file, facts, rows });
      return await this.find(actor, id);
    } catch (error) {
      await file.remove();
      throw error;
    }
  }

  /** Whoever may draft for the participant sees what was imported for it. */
  async find(actor: Actor, id: string): Promise<ImportRun> {
    this.access.require(actor, 'publication:draft');
    const [run] = isUuid(id)
      ? await this.db.query<ImportRun>(`SELECT ${COLUMNS} FROM library.import_run WHERE id = $1 AND owner = $2`, [
          id,
          actor.participant,
        ])
      : [];
    if (!run) throw notFound(`An import ${JSON.stringify(id.slice(0, 40))}`);
    return run;
  }

  /** In the order of the file. */
  async *problems(actor: Actor, id: string): AsyncGenerator<FoundProblem> {
    await this.find(actor, id);
    let after = 0;
    for (;;) {
      const page = await this.db.query<FoundProblem & { number: number }>(
        `SELECT number, line, field, message, original FROM library.import_problem WHERE run_id = $1 AND number > $2 ORDER BY number LIMIT ${PAGE}`,
        [id, after],
      );
      for (const { number: _number, ...problem } of page) yield problem;
      if (page.length < PAGE) return;
      after = page.at(-1)?.number ?? after;
    }
  }

  /** What is in hand is finished; the file sent again goes on where it was. */
  async beforeApplicationShutdown(): Promise<void> {
    for (const run of this.running.values()) run.stop();
    await Promise.all([...this.running.values()].map((run) => run.done));
  }

  private async begin(actor: Officer, asked: AskedImport, file: SentFile): Promise<string> {
    const id = randomUUID();
    return this.db.transaction(async () => {
      await this.db.query(
        `UPDATE library.import_run SET state = 'BROKEN_OFF', fault = '${ENDED}', finished_at = seen_at WHERE ${IS_SILENT}`,
      );
      await this.db.query(
        `DELETE FROM library.import_run WHERE state <> 'RUNNING' AND created_at < now() - interval '${KEPT}'`,
      );
      const made = await this.db.query(
        `INSERT INTO library.import_run (id, owner, asked, file_hash, file_size, state, created_by) VALUES ($1, $2, $3, $4, $5, 'RUNNING', $6)
         ON CONFLICT DO NOTHING RETURNING id`,
        [id, actor.participant, JSON.stringify(asked), file.hash, file.size, actor.person],
      );
      if (made.length === 0)
        throw conflict(
          `Another import for ${actor.participant} is running. Wait for its end; if its process was ended, that is known within ${SILENCE}.`,
        );
      return id;
    });
  }

  private go(
    id: string,
    actor: Officer,
    asked: AskedImport,
    given: { file: SentFile; facts: FileFacts; rows: OwnRows },
  ): void {
    const run = new RunningImport(this.db, this.imports, id, actor, asked, given);
    this.running.set(id, run);
    run.done
      .catch((error: unknown) => log('import').error({ err: error, run: id }, 'an import could not be ended in order'))
      .finally(() => {
        this.running.delete(id);
        void given.file.remove();
      });
  }
}

/** What is wrong with the file as a whole is an answer at once, and not a run that failed. */
async function understood(file: SentFile, { kind, sheet }: AskedImport): Promise<{ facts: FileFacts; rows: OwnRows }> {
  try {
    const facts = await factsOf(file.path, { sheet: sheet ?? undefined });
    return { facts, rows: new OwnRows('the file', facts, (kind ?? undefined) as PublicationKind | undefined) };
  } catch (error) {
    if (!(error instanceof ImportFault)) throw error;
    throw invalidInput(
      error.faults.map((message) => ({ path: 'file', message: message.replaceAll(file.path, 'the file') })),
    );
  }
}
