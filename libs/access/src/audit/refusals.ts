import { Inject, Injectable, type BeforeApplicationShutdown } from '@nestjs/common';
import { Database } from '#database';
import type { Fault } from '#kernel';
import { execution, log } from '#platform';
import { addEntry, type AuditRecord } from './audit.js';

export interface Refusal extends Pick<AuditRecord, 'actor' | 'action' | 'participant' | 'thing'> {
  fault: Fault;
}

interface Noted {
  record: AuditRecord;
  requestId: string | undefined;
  at: Date;
}

/** More than that wait only when the database has been away for long; what comes then goes to the log of the process. */
const MOST = 10_000;
const FIRST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 5000;

/**
 * Writes refusals on a connection of its own: the transaction in which something was refused rolls back. Who refuses goes
 * on at once; the answer waits for the entry (see `execution.holdAnswer`), but not for a database that does not answer.
 */
@Injectable()
export class Refusals implements BeforeApplicationShutdown {
  private readonly waiting: Noted[] = [];
  private writing: Promise<void> | undefined;
  private stopping = false;

  constructor(@Inject(Database) private readonly database: Database) {}

  note({ fault, ...refusal }: Refusal): void {
    const noted: Noted = {
      record: { ...refusal, outcome: 'REFUSED', reason: `${fault.code}: ${fault.message}` },
      requestId: execution.current().requestId,
      at: new Date(),
    };
    if (this.waiting.length >= MOST) return toProcessLog(noted);
    this.waiting.push(noted);
    this.writing ??= this.write().finally(() => (this.writing = undefined));
    execution.holdAnswer(this.writing);
  }

  /** Before the connections are closed. */
  async beforeApplicationShutdown(): Promise<void> {
    this.stopping = true;
    await this.writing;
  }

  private async write(): Promise<void> {
    let pause = FIRST_PAUSE_MS;
    for (let noted = this.waiting[0]; noted; noted = this.waiting[0]) {
      try {
        await this.add(noted);
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

  private add({ record, requestId, at }: Noted): Promise<void> {
    const { source } = this.database;
    return addEntry({ query: (sql, parameters) => source.query(sql, parameters) }, record, { requestId, at });
  }
}

const toProcessLog = ({ record, requestId, at }: Noted): void => {
  const { actor, ...rest } = record;
  const { person, participant } = actor ?? {};
  log('audit').error({ ...rest, person, actingFor: participant, requestId, at }, 'a refusal is recorded only here');
};
