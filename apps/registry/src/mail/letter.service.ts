import { randomUUID } from 'node:crypto';
import { Inject, Injectable, Optional } from '@nestjs/common';
import { sendLetters } from '#contracts';
import { Database } from '#database';
import { loader, type SubgraphContext } from '#graphql';
import { Jobs, type LetterText } from '#messaging';
import { ENVIRONMENT, type Environment } from '#platform';
import { LetterEntity } from './letter.entity.js';
import { seal } from './seal.js';

export interface NewLetter extends LetterText {
  about: string;
  recipient: string;
  /** not sent after that */
  uselessFrom: Date;
}

/**
 * Puts letters into the box, in the transaction of the use case: no letter tells of what was rolled back, none is
 * forgotten by a process that is killed. The postman takes them out.
 */
@Injectable()
export class LetterService {
  private readonly key: Buffer;

  constructor(
    @Inject(Database) private readonly db: Database,
    @Inject(ENVIRONMENT) environment: Environment,
    // A process without a queue leaves its letters to the sweep of one that has it.
    @Optional() @Inject(Jobs) private readonly jobs?: Jobs,
  ) {
    this.key = Buffer.from(environment.ENCRYPTION_KEY, 'base64');
  }

  async write({ about, recipient, uselessFrom, ...text }: NewLetter): Promise<void> {
    const id = randomUUID();
    const sealed = seal(JSON.stringify(text), this.key, id);
    await this.db.query(
      `INSERT INTO registry.letter (id, about, recipient, state, sealed, useless_from) VALUES ($1, $2, $3, 'WAITING', $4, $5)`,
      [id, about, recipient, sealed, uselessFrom],
    );
    this.db.afterCommit(() => this.jobs?.wake(sendLetters, {}, { key: 'letters' }));
  }

  /** Those that still wait say what is no longer so. */
  async drop(about: string): Promise<void> {
    await this.db.query(
      `UPDATE registry.letter SET state = 'DROPPED', sealed = NULL, done_at = now() WHERE about = $1 AND state = 'WAITING'`,
      [about],
    );
  }

  /** The last one about something. */
  lastAbout(context: SubgraphContext, about: string): Promise<LetterEntity | null> {
    return loader(context, 'letters', async (ids: readonly string[]) => {
      const rows = await this.db
        .repository(LetterEntity)
        .createQueryBuilder('l')
        .where('l.about = ANY(:ids)', { ids })
        .orderBy('l.writtenAt', 'DESC')
        .getMany();
      return ids.map((id) => rows.find((row) => row.about === id) ?? null);
    }).load(about);
  }
}
