import { Inject, Injectable } from '@nestjs/common';
import { Database } from '#database';
import { PostOffice, refusalOf, type LetterText } from '#messaging';
import { ENVIRONMENT, log, metrics, type Environment } from '#platform';
import { Counter } from 'prom-client';
import { unseal } from './seal.js';

interface Claimed {
  id: string;
  recipient: string;
  sealed: Buffer;
  attempts: number;
}

const LEASE_S = 120;
const FIRST_PAUSE_S = 15;
const LONGEST_PAUSE_S = 3600;

const letters = new Counter({
  name: 'comity_letters_total',
  help: 'Letters by e-mail, by what came of an attempt',
  labelNames: ['outcome'],
  registers: [metrics],
});

/**
 * Sends what is due. A letter is leased before it is sent and marked after: one that a killed process had in hand is sent
 * again when the lease is over, which may be a second time if the server had taken it just then; SMTP cannot tell.
 */
@Injectable()
export class Postman {
  private readonly key: Buffer;

  constructor(
    @Inject(Database) private readonly db: Database,
    @Inject(PostOffice) private readonly office: PostOffice,
    @Inject(ENVIRONMENT) environment: Environment,
  ) {
    this.key = Buffer.from(environment.ENCRYPTION_KEY, 'base64');
  }

  /** Until nothing is due. @returns how many were sent */
  async run(signal?: AbortSignal): Promise<number> {
    await this.giveUp();
    let sent = 0;
    for (let letter = await this.claim(); letter; letter = signal?.aborted ? null : await this.claim())
      sent += Number(await this.deliver(letter));
    return sent;
  }

  private async deliver({ id, recipient, sealed, attempts }: Claimed): Promise<boolean> {
    try {
      await this.office.send(id, recipient, JSON.parse(unseal(sealed, this.key, id)) as LetterText);
    } catch (error) {
      await this.put(id, attempts, error);
      return false;
    }
    letters.inc({ outcome: 'sent' });
    await this.db.query(
      `UPDATE registry.letter SET state = 'SENT', sealed = NULL, leased_until = NULL, done_at = now(), last_fault = NULL
       WHERE id = $1 AND state = 'WAITING'`,
      [id],
    );
    return true;
  }

  private async put(id: string, attempts: number, error: unknown): Promise<void> {
    const { isFinal: forGood, message } = refusalOf(error);
    letters.inc({ outcome: forGood ? 'refused' : 'failed' });
    log('mail').warn(
      { err: error, letter: id, attempts },
      forGood ? 'a letter was refused' : 'a letter could not be sent yet',
    );
    const pause = Math.min(FIRST_PAUSE_S * 2 ** (attempts - 1), LONGEST_PAUSE_S);
    await this.db.query(
      `UPDATE registry.letter SET leased_until = NULL, last_fault = $2, due_at = now() + make_interval(secs => $3),
         state = CASE WHEN $4 THEN 'FAILED' ELSE state END, sealed = CASE WHEN $4 THEN NULL ELSE sealed END,
         done_at = CASE WHEN $4 THEN now() END
       WHERE id = $1 AND state = 'WAITING'`,
      [id, message, pause, forGood],
    );
  }

  private async claim(): Promise<Claimed | null> {
    const [rows] = await this.db.query<Claimed[]>(
      `UPDATE registry.letter SET attempts = attempts + 1, leased_until = now() + make_interval(secs => $1)
       WHERE id = (SELECT id FROM registry.letter
                   WHERE state = 'WAITING' AND due_at <= now() AND (leased_until IS NULL OR leased_until < now())
                   ORDER BY due_at LIMIT 1 FOR UPDATE SKIP LOCKED)
       RETURNING id, recipient, sealed, attempts`,
      [LEASE_S],
    );
    return rows?.[0] ?? null;
  }

  private async giveUp(): Promise<void> {
    await this.db.query(
      `UPDATE registry.letter SET state = 'FAILED', sealed = NULL, done_at = now(), last_fault = coalesce(last_fault, 'too late')
       WHERE state = 'WAITING' AND useless_from <= now() AND (leased_until IS NULL OR leased_until < now())`,
    );
  }
}
