import { createHash, randomUUID } from 'node:crypto';
import type { Readable } from 'node:stream';
import { Inject, Injectable, type BeforeApplicationShutdown } from '@nestjs/common';
import { Access, Audit, type Actor } from '#access';
import { Database } from '#database';
import { conflict, invalidInput, isUuid } from '#kernel';
import { ENVIRONMENT, log, type Environment } from '#platform';
import { ENDED, isSilent, runOf, runsOf, SILENCE, type ImportRun } from './import-run.js';
import type { AskedImport } from './import-run.entity.js';
import { ImportService } from './import.service.js';
import { rowsToRead, type RowsToRead } from './rows-to-read.js';
import { RunningImport } from './running-import.js';
import { forgetAbandoned, receive, type SentFile } from './sent-file.js';

type Officer = Actor & { person: string; participant: string };

export interface ListedRuns {
  imports: ImportRun[];
  /** what `after` is given for the next page; null: this was the last */
  next: string | null;
  /** in bytes: what POST takes */
  largestFile: number;
}

const KEPT = '90 days';
const MOST_LISTED = 100;

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
  async start(actor: Actor, given: AskedImport, mapping: string | null, body: Readable): Promise<ImportRun> {
    const needed = neededFor(given);
    this.access.require(actor, needed);
    this.requireKind(actor, given);
    await forgetAbandoned();
    const file = await receive(body, this.largestFile);
    try {
      const how = await rowsToRead(file.path, given, mapping, actor.participant);
      const asked = { ...given, kind: how.kind, ...(mapping === null ? {} : { mapping: sha256(mapping) }) };
      this.requireKind(actor, asked);
      const id = await this.begin(actor, asked, file);
      this.go(id, actor, asked, { file, how });
      return await this.find(actor, id);
    } catch (error) {
      await file.remove();
      throw error;
    }
  }

  /** Whoever may draft for the participant sees what was imported for it. */
  async find(actor: Actor, id: string): Promise<ImportRun> {
    this.access.require(actor, 'publication:draft');
    return runOf(this.db, actor.participant, id);
  }

  /** Those of the last 90 days, the last first. */
  async list(actor: Actor, { first, after }: { first: number; after: string | null }): Promise<ListedRuns> {
    this.access.require(actor, 'publication:draft');
    if (!Number.isInteger(first) || first < 1 || first > MOST_LISTED)
      throw invalidInput([{ path: 'first', message: `expected a whole number from 1 to ${MOST_LISTED}` }]);
    if (after !== null && !isUuid(after))
      throw invalidInput([{ path: 'after', message: 'expected what the page before calls next' }]);
    const found = await runsOf(this.db, actor.participant, first + 1, after);
    const imports = found.slice(0, first);
    const next = found.length > first ? (imports.at(-1)?.id ?? null) : null;
    return { imports, next, largestFile: this.largestFile };
  }

  /**
   * Ends a run that goes on: rows in hand are finished, what is in stays, of all-or-nothing nothing is. Who might have begun
   * it may end it; one that has ended already stays as it is.
   */
  async cancel(actor: Actor, id: string): Promise<ImportRun> {
    this.access.require(actor, 'publication:draft');
    const { asked } = await runOf(this.db, actor.participant, id);
    this.access.require(actor, neededFor(asked));
    this.requireKind(actor, asked);
    await this.db.transaction(async () => {
      const marked = await this.db.query(
        `WITH marked AS (UPDATE library.import_run SET asked = asked || jsonb_build_object('cancelledBy', $2::text)
         WHERE id = $1 AND state = 'RUNNING' AND NOT jsonb_exists(asked, 'cancelledBy') RETURNING id) SELECT id FROM marked`,
        [id, actor.person],
      );
      if (marked.length === 0) return;
      await Audit.record(this.db, {
        actor,
        action: 'import:cancel',
        thing: `import ${id}`,
        before: null,
        after: asked,
      });
    });
    this.running.get(id)?.stop();
    return runOf(this.db, actor.participant, id);
  }

  /** What is in hand is finished; the file sent again goes on where it was. */
  async beforeApplicationShutdown(): Promise<void> {
    for (const run of this.running.values()) run.stop();
    await Promise.all([...this.running.values()].map((run) => run.done));
  }

  /** Some may write one kind and not another. */
  private requireKind(actor: Actor, asked: Pick<AskedImport, 'as' | 'kind'>): void {
    if (asked.kind !== null)
      this.access.require(actor, neededFor(asked), { owner: actor.participant ?? '', kind: asked.kind });
  }

  private get largestFile(): number {
    return this.environment.IMPORT_MAX_MB * 1_000_000;
  }

  private async begin(actor: Officer, asked: AskedImport, file: SentFile): Promise<string> {
    const id = randomUUID();
    return this.db.transaction(async () => {
      await this.db.query(
        `UPDATE library.import_run SET state = 'BROKEN_OFF', fault = '${ENDED}', finished_at = seen_at WHERE ${isSilent('import_run')}`,
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

  private go(id: string, actor: Officer, asked: AskedImport, given: { file: SentFile; how: RowsToRead }): void {
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

const neededFor = ({ as }: Pick<AskedImport, 'as'>): 'publication:draft' | 'publication:publish' =>
  as === 'drafts' ? 'publication:draft' : 'publication:publish';

const sha256 = (text: string): string => `sha256:${createHash('sha256').update(text).digest('hex')}`;
