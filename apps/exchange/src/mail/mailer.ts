import { Inject, Injectable } from '@nestjs/common';
import { Counter } from 'prom-client';
import { Database } from '#database';
import { PostOffice, refusalOf, type LetterText, type Refusal } from '#messaging';
import { ENVIRONMENT, log, metrics, publicUrlOf, type Environment } from '#platform';
import { CLOCK, type Clock } from '../delivery/clock.js';
import { confirmationLetter } from './confirmation-letter.js';
import { digestLetter } from './digest-letter.js';
import { gatherLetters } from './gather.js';
import { letterContent, type LetterContent } from './letter-content.js';
import { MailLinks } from './mail-links.js';
import { MailLog, type ClaimedMail } from './mail-log.js';

const AT_ONCE = 5;
const CLAIM = 50;

const mails = new Counter({
  name: 'comity_change_letters_total',
  help: 'Letters about changes, by what came of an attempt',
  labelNames: ['outcome'],
  registers: [metrics],
});

/**
 * Letters about changes: those whose time has come are put together, then sent. A letter is leased before it is sent and
 * marked after: one that a killed process had in hand is sent again when the lease is over, which is a second time if the
 * server had taken it just then, with the same Message-ID and the same items.
 */
@Injectable()
export class Mailer {
  private running: Promise<number> | undefined;
  private again = false;

  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(MailLog) private readonly mailLog: MailLog,
    @Inject(PostOffice) private readonly office: PostOffice,
    @Inject(MailLinks) private readonly links: MailLinks,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(ENVIRONMENT) private readonly environment: Environment,
  ) {}

  /** Until nothing is due. Calls while it runs have it look once more. @returns how many letters were sent */
  run(signal?: AbortSignal): Promise<number> {
    this.again = true;
    this.running ??= this.drain(signal).finally(() => {
      this.running = undefined;
    });
    return this.running;
  }

  private async drain(signal?: AbortSignal): Promise<number> {
    let sent = 0;
    while (this.again && !signal?.aborted) {
      this.again = false;
      await gatherLetters(this.database, this.clock());
      for (;;) {
        const claimed = signal?.aborted ? [] : await this.mailLog.claim(CLAIM, this.clock());
        if (claimed.length === 0) break;
        sent += await this.sendAll(claimed);
      }
    }
    return sent;
  }

  private async sendAll(claimed: readonly ClaimedMail[]): Promise<number> {
    const waiting = [...claimed];
    let sent = 0;
    const work = async (): Promise<void> => {
      for (let mail = waiting.shift(); mail; mail = waiting.shift()) sent += Number(await this.send(mail));
    };
    await Promise.all(Array.from({ length: AT_ONCE }, work));
    return sent;
  }

  private async send(mail: ClaimedMail): Promise<boolean> {
    const content = await letterContent(this.database, mail.id, this.clock());
    const letter = content && (await this.write(content, mail.slot));
    if (!content || !letter || content.reader.address === null) {
      mails.inc({ outcome: 'empty' });
      await this.mailLog.empty(mail, content, this.clock());
      return false;
    }
    const { reader } = content;
    const { address } = content.reader;
    try {
      await this.office.send(mail.id, address, letter, {
        headers: this.headers(content),
        returnPath: this.links.returnPath(reader.id),
      });
    } catch (error) {
      await this.failed(mail, content, refusalOf(error), error);
      return false;
    }
    mails.inc({ outcome: 'sent' });
    await this.mailLog.sent(mail, content, this.clock());
    return true;
  }

  /** Null: nothing is left to be told. */
  private async write(content: LetterContent, slot: Date): Promise<LetterText | null> {
    const { reader, items } = content;
    const node = this.environment.NODE_NAME;
    if (reader.state === 'UNCONFIRMED' && reader.address !== null)
      return confirmationLetter(reader, node, this.links.confirm(reader.id, reader.address, this.clock()));
    if (reader.state !== 'ACTIVE' || items.length === 0) return null;
    const unsubscribe = this.links.unsubscribe(reader.id);
    return digestLetter(content, { node, base: publicUrlOf(this.environment), slot, unsubscribe });
  }

  /** RFC 2919 and RFC 8058: a mail program can sort these letters, and end them with one click. */
  private headers({ reader }: LetterContent): Record<string, string> {
    const { hostname } = new URL(publicUrlOf(this.environment));
    if (reader.state === 'UNCONFIRMED') return {};
    return {
      'List-Id': `<changes.${reader.owner.toLowerCase()}.${hostname}>`,
      'List-Unsubscribe': `<${this.links.unsubscribe(reader.id)}>`,
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
    };
  }

  private async failed(mail: ClaimedMail, content: LetterContent, refusal: Refusal, error: unknown): Promise<void> {
    mails.inc({ outcome: refusal.isFinal ? 'refused' : 'failed' });
    log('mail').warn(
      { err: error, mail: mail.id, attempts: mail.attempts },
      refusal.isFinal ? 'a letter was refused' : 'a letter could not be sent yet',
    );
    await this.mailLog.failed(mail, content, refusal, this.clock());
  }
}
