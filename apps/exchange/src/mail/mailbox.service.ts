import { Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';
import { Access, Audit, type Actor } from '#access';
import { Database } from '#database';
import { conflict, invalidInput, isUuid, notFound, type Problem } from '#kernel';
import { CLOCK, type Clock } from '../delivery/clock.js';
import { MailReaderEntity } from './mail-reader.entity.js';
import { MailReaderService } from './mail-reader.service.js';
import type { MailReaderView } from './mail-reader-view.js';
import { readSettings, type MailSettingsInput } from './mail-settings.js';

export type MailboxInput = MailSettingsInput & { address: string };

type Owner = Actor & { participant: string; person: string };

const MOST = 200;
const MOST_UNCONFIRMED = 20;
const MOST_INVITATIONS = 5;
const DAY_MS = 86_400_000;

const addressSchema = z.email().max(254);

/**
 * Mailboxes that are nobody's in the register, such as an office's. Before one gets anything it must follow the link of its first
 * letter; and since that letter goes to somebody who has not asked for it, there are few of them.
 */
@Injectable()
export class MailboxService {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Access) private readonly access: Access,
    @Inject(MailReaderService) private readonly readers: MailReaderService,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async add(actor: Actor, { address: given, ...settings }: MailboxInput): Promise<MailReaderView> {
    this.access.require(actor, 'subscription:manage');
    const problems: Problem[] = [];
    const address = given.trim();
    if (!addressSchema.safeParse(address).success)
      problems.push({ path: 'input.address', message: 'is no mail address; expected one such as office@moh.example' });
    const now = this.clock();
    const beginning = await this.readers.beginning(actor.participant, 'en', actor.person);
    const read = readSettings(beginning, settings, now, problems);
    if (problems.length > 0) throw invalidInput(problems);
    const made: MailReaderEntity = {
      ...beginning,
      ...read,
      person: null,
      address,
      state: 'UNCONFIRMED',
      invitations: 1,
      invitedAt: now,
    };
    return this.database.transaction(async () => {
      await this.requireRoom(actor.participant, address);
      await this.database.repository(MailReaderEntity).insert(made);
      await this.write(made.id, now);
      await Audit.record(this.database, { actor, action: 'mailbox:add', thing: made.id, after: made });
      return this.view(actor, made);
    });
  }

  async update(actor: Actor, id: string, input: MailSettingsInput): Promise<MailReaderView> {
    this.access.require(actor, 'subscription:manage');
    return this.database.transaction(async () => {
      const before = await this.own(actor, id);
      const problems: Problem[] = [];
      const after = { ...before, ...readSettings(before, input, this.clock(), problems) };
      if (problems.length > 0) throw invalidInput(problems);
      await this.database.repository(MailReaderEntity).save(after);
      await Audit.record(this.database, { actor, action: 'mailbox:update', thing: id, before, after });
      return this.view(actor, after);
    });
  }

  /** Asks once more: the first letter got lost, the mailbox unsubscribed, or its address was suspended and is good again. */
  async invite(actor: Actor, id: string): Promise<MailReaderView> {
    this.access.require(actor, 'subscription:manage');
    return this.database.transaction(async () => {
      const before = await this.own(actor, id);
      const now = this.clock();
      if (before.state === 'ACTIVE') throw conflict('This mailbox has confirmed.');
      if (before.invitedAt !== null && now.getTime() - before.invitedAt.getTime() < DAY_MS)
        throw conflict('This mailbox was asked within the last 24 hours; wait for its answer.');
      if (before.invitations >= MOST_INVITATIONS)
        throw conflict(`This mailbox was asked ${MOST_INVITATIONS} times and is not asked again.`);
      const after = {
        ...before,
        state: 'UNCONFIRMED' as const,
        stateReason: null,
        stateAt: now,
        invitations: before.invitations + 1,
        invitedAt: now,
      };
      await this.database.repository(MailReaderEntity).save(after);
      await this.write(id, now);
      await Audit.record(this.database, { actor, action: 'mailbox:invite', thing: id, before, after });
      return this.view(actor, after);
    });
  }

  async remove(actor: Actor, id: string): Promise<{ __typename: 'RemovedMailbox'; id: string }> {
    this.access.require(actor, 'subscription:manage');
    await this.database.transaction(async () => {
      const before = await this.own(actor, id);
      await this.database.repository(MailReaderEntity).delete({ id });
      await Audit.record(this.database, { actor, action: 'mailbox:remove', thing: id, before });
    });
    return { __typename: 'RemovedMailbox', id };
  }

  private async requireRoom(owner: string, address: string): Promise<void> {
    await this.database.query(`SELECT pg_advisory_xact_lock(hashtextextended('mailboxes ' || $1, 0))`, [owner]);
    const [row] = await this.database.query<{ all: number; unconfirmed: number; same: number }>(
      `SELECT count(*)::int AS all, (count(*) FILTER (WHERE state = 'UNCONFIRMED'))::int AS unconfirmed,
         (count(*) FILTER (WHERE lower(address) = lower($2)))::int AS same
       FROM exchange.mail_reader WHERE owner = $1 AND address IS NOT NULL`,
      [owner, address],
    );
    if (!row) return;
    if (row.same > 0) throw conflict('There is this mailbox already, see mailReaders.');
    if (row.all >= MOST) throw conflict(`A participant has at most ${MOST} mailboxes; remove one first.`);
    if (row.unconfirmed >= MOST_UNCONFIRMED)
      throw conflict(`${MOST_UNCONFIRMED} mailboxes have not confirmed yet; wait for them, or remove those in error.`);
  }

  /** The letter with the link; how it is sent, and tried again, is the same as with all others. */
  private async write(reader: string, now: Date): Promise<void> {
    await this.database.query(
      `INSERT INTO exchange.mail (id, reader_id, slot, state, attempts, due_at, created_at)
       VALUES (gen_random_uuid(), $1, $2, 'WAITING', 0, $2, $2)`,
      [reader, now],
    );
  }

  private async own(actor: Owner, id: string): Promise<MailReaderEntity> {
    const found = isUuid(id)
      ? await this.database
          .repository(MailReaderEntity)
          .findOne({ where: { id, owner: actor.participant }, lock: { mode: 'pessimistic_write' } })
      : null;
    if (!found || found.address === null) throw notFound('This mailbox');
    return found;
  }

  private async view(actor: Owner, entity: MailReaderEntity): Promise<MailReaderView> {
    return (await this.readers.views(actor, [entity]))[0] as MailReaderView;
  }
}
