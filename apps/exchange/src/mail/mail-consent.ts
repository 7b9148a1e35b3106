import { Inject, Injectable } from '@nestjs/common';
import { Audit } from '#access';
import { Database } from '#database';
import { CLOCK, type Clock } from '../delivery/clock.js';
import { tellInbox } from '../inbox/inbox-notice.js';
import { MailLinks } from './mail-links.js';
import { unsubscribeReader } from './reader-state.js';

export interface LinkedReader {
  id: string;
  owner: string;
  language: string;
  state: string;
  address: string | null;
}

/** What the links in letters do, for whoever holds them. Looking at one changes nothing: mail programs look by themselves. */
@Injectable()
export class MailConsent {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(MailLinks) private readonly links: MailLinks,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Null: the link is not good. */
  async ofUnsubscribe(token: string): Promise<LinkedReader | null> {
    const id = this.links.readUnsubscribe(token);
    return id === null ? null : this.find(id);
  }

  /** A second click finds it done. */
  async unsubscribe(token: string): Promise<LinkedReader | null> {
    const reader = await this.ofUnsubscribe(token);
    if (reader) await unsubscribeReader(this.database, reader.id, this.clock());
    return reader;
  }

  async ofConfirm(token: string): Promise<LinkedReader | null> {
    const link = this.links.readConfirm(token, this.clock());
    const reader = link && (await this.find(link.reader));
    return reader?.address && link?.isGood(reader.address) ? reader : null;
  }

  async confirm(token: string): Promise<LinkedReader | null> {
    return this.database.transaction(async () => {
      const reader = await this.ofConfirm(token);
      if (!reader) return null;
      const now = this.clock();
      const [rows] = await this.database.query<{ id: string }[]>(
        `UPDATE exchange.mail_reader SET state = 'ACTIVE', state_reason = NULL, state_at = $2
         WHERE id = $1 AND state = 'UNCONFIRMED' RETURNING id`,
        [reader.id, now],
      );
      if ((rows?.length ?? 0) > 0) {
        const { owner, id } = reader;
        await Audit.record(this.database, { actor: null, action: 'mailbox:confirm', participant: owner, thing: id });
        await tellInbox(this.database, {
          owner,
          notice: 'MAILBOX_CONFIRMED',
          about: id,
          key: `${id} ${now.toISOString()}`,
          now,
        });
      }
      return reader;
    });
  }

  private async find(id: string): Promise<LinkedReader | null> {
    const [reader] = await this.database.query<LinkedReader>(
      'SELECT id, owner, language, state, address FROM exchange.mail_reader WHERE id = $1',
      [id],
    );
    return reader ?? null;
  }
}
