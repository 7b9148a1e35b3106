import { Inject, Injectable } from '@nestjs/common';
import { Grants, inForce, People } from '#access';
import type { Notice } from '#contracts';
import { Database } from '#database';
import { Notices } from '#messaging';
import { ENVIRONMENT, publicUrlOf, type Environment } from '#platform';
import { LetterService } from '../mail/letter.service.js';
import { noticeLetter } from './notice-letter.js';

const USELESS_AFTER_MS = 14 * 86_400_000;

/** Makes notices into letters: the notice goes and the letters come in one transaction, so each is written once. */
@Injectable()
export class NoticePoster {
  private readonly people: People;
  private readonly grants: Grants;

  constructor(
    @Inject(Database) private readonly db: Database,
    @Inject(Notices) private readonly notices: Notices,
    @Inject(LetterService) private readonly letters: LetterService,
    @Inject(ENVIRONMENT) private readonly environment: Environment,
  ) {
    this.people = new People(db);
    this.grants = new Grants(db);
  }

  /** Until there is none. @returns how many letters were written */
  async run(signal?: AbortSignal): Promise<number> {
    let written = 0;
    for (;;) {
      const letters = signal?.aborted ? null : await this.db.transaction(() => this.postNext());
      if (letters === null) return written;
      written += letters;
    }
  }

  private async postNext(): Promise<number | null> {
    const notice = await this.notices.take();
    if (!notice) return null;
    const readers = await this.readersOf(notice);
    for (const { email, ...reader } of readers) {
      await this.letters.write({
        about: `${notice.kind} ${notice.records[0]}`,
        recipient: email,
        uselessFrom: new Date(Date.now() + USELESS_AFTER_MS),
        ...noticeLetter(reader, notice, this.environment.NODE_NAME, publicUrlOf(this.environment)),
      });
    }
    return readers.length;
  }

  /** Whoever holds no role there any more is told nothing of it. */
  private async readersOf({
    to,
    participant,
  }: Notice): Promise<{ name: string; language: string | null; email: string }[]> {
    const here = new Set(inForce(await this.grants.at([participant]), new Date()).map(({ person }) => person));
    const persons = await this.people.ofIds(to.filter((id) => here.has(id)));
    return persons.flatMap(({ name, language, email, leftAt }) =>
      email !== null && leftAt === null ? [{ name, language, email }] : [],
    );
  }
}
