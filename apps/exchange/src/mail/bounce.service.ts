import { Inject, Injectable } from '@nestjs/common';
import { Database } from '#database';
import { invalidInput } from '#kernel';
import { CLOCK, type Clock } from '../delivery/clock.js';
import { readBounce } from './bounce.js';
import { MailLinks } from './mail-links.js';
import { suspendReader } from './reader-state.js';

export interface BounceAnswer {
  /** whether letters to somebody were stopped by it */
  suspended: boolean;
  status: string | null;
}

/** What came to the bounce mailbox: a report that a letter will never arrive stops letters to its reader. */
@Injectable()
export class BounceService {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(MailLinks) private readonly links: MailLinks,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async take(message: unknown): Promise<BounceAnswer> {
    const bounce = typeof message === 'string' ? readBounce(message) : null;
    if (typeof message !== 'string' || !bounce)
      throw invalidInput([
        {
          path: 'body',
          message: 'is no delivery report; expected a message with a part message/delivery-status (RFC 3464)',
        },
      ]);
    const reader = this.links.readerOfReturnPath(message) ?? (await this.readerOfLetter(message));
    if (reader === null)
      throw invalidInput([
        {
          path: 'body',
          message: 'names no letter of this node; expected an address or a Message-ID that it has given',
        },
      ]);
    if (!bounce.isFinal) return { suspended: false, status: bounce.status };
    const reason = [bounce.status, bounce.diagnostic].filter(Boolean).join(' ');
    return { suspended: await suspendReader(this.database, reader, reason, this.clock()), status: bounce.status };
  }

  /** Reports quote the headers of what came back. */
  private async readerOfLetter(message: string): Promise<string | null> {
    const ids = [...message.matchAll(/^message-id:\s*<([0-9a-f-]{36})@/gim)].map(([, id]) => id);
    const [row] = await this.database.query<{ reader: string }>(
      'SELECT reader_id AS reader FROM exchange.mail WHERE id::text = ANY($1) LIMIT 1',
      [ids.map((id) => id?.toLowerCase())],
    );
    return row?.reader ?? null;
  }
}
