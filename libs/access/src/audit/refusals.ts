import { Inject, Injectable, type BeforeApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { Database } from '#database';
import { execution, log } from '#platform';
import { addEntry, type AuditRecord } from './audit.js';
import { onRefusal, type Refusal } from './tell-refusal.js';

interface Noted {
  record: AuditRecord;
  requestId: string | undefined;
  at: Date;
}

/** More than that wait only when the database has been away for long; what comes then goes to the log of the process. */
const MOST = 10_000;
const FIRST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 5000;
/** Refusals of callers whom nobody knows that are recorded one by one; what comes above is counted, so that nobody fills the log. */
const UNKNOWN_PER_MINUTE = 300;
const MINUTE_MS = 60_000;

/**
 * Writes refusals on a connection of its own: the transaction in which something was refused rolls back. Who refuses goes
 * on at once; the answer waits for the entry (see `execution.holdAnswer`), but not for a database that does not answer.
 */
@Injectable()
export class Refusals implements OnModuleInit, BeforeApplicationShutdown {
  private readonly waiting: Noted[] = [];
  private writing: Promise<void> | undefined;
  private stopping = false;
  private stopListening: (() => void) | undefined;
  private unknown = { since: 0, refused: 0 };

  constructor(@Inject(Database) private readonly database: Database) {}

  onModuleInit(): void {
    this.stopListening = onRefusal((refusal) => this.note(refusal));
  }

  note({ fault, ...refusal }: Refusal): void {
    if (!refusal.actor?.person && this.isOneTooMany()) return;
    this.add({ ...refusal, outcome: 'REFUSED', reason: `${fault.code}: ${fault.message}` });
  }

  /** Before the connections are closed. */
  async beforeApplicationShutdown(): Promise<void> {
    this.stopListening?.();
    this.summarise();
    this.stopping = true;
    await this.writing;
  }

  private isOneTooMany(): boolean {
    if (Date.now() - this.unknown.since > MINUTE_MS) this.summarise();
    this.unknown.refused += 1;
    return this.unknown.refused > UNKNOWN_PER_MINUTE;
  }

  private summarise(): void {
    const omitted = this.unknown.refused - UNKNOWN_PER_MINUTE;
    this.unknown = { since: Date.now(), refused: 0 };
    if (omitted <= 0) return;
    const reason = `${omitted} more refusals of unknown callers within a minute`;
    this.add({ actor: null, action: 'refusal:omit', outcome: 'REFUSED', reason });
  }

  private add(record: AuditRecord): void {
    const noted: Noted = { record, requestId: execution.current().requestId, at: new Date() };
    if (this.waiting.length >= MOST) return toProcessLog(noted);
    this.waiting.push(noted);
    this.writing ??= this.write().finally(() => (this.writing = undefined));
    execution.holdAnswer(this.writing);
  }

  private async write(): Promise<void> {
    let pause = FIRST_PAUSE_MS;
    for (let noted = this.waiting[0]; noted; noted = this.waiting[0]) {
      try {
        await this.insert(noted);
        this.waiting.shift();
        pause = FIRST_PAUSE_MS;
      } catch (error) {
        log('audit').warn(
          { err: error, waiting: this.waiting.length },
          'a refusal could not be recorded; trying again',
        );
        if (this.stopping) return this.waiting.splice(0).forEach(toProcessLog);
        await new Promise((resolve) => setTimeout(resolve, pause));
        pause = Math.min(pause * 2, LONGEST_PAUSE_MS);
      }
    }
  }

  private insert({ record, requestId, at }: Noted): Promise<void> {
    const { source } = this.database;
    return addEntry({ query: (sql, parameters) => source.query(sql, parameters) }, record, { requestId, at });
  }
}

const toProcessLog = ({ record, requestId, at }: Noted): void => {
  const { actor, ...rest } = record;
  const { person, participant } = actor ?? {};
  log('audit').error({ ...rest, person, actingFor: participant, requestId, at }, 'a refusal is recorded only here');
};
