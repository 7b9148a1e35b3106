import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { Access, Audit, ParticipantZones, participantReaderKeys, type Actor } from '#access';
import { Database } from '#database';
import { loader, type SubgraphContext } from '#graphql';
import { invalidInput, isUuid, notFound, type Problem } from '#kernel';
import type { AskedMail } from '../channel/channel-input.js';
import type { Frequency } from '../channel/channel.entity.js';
import { CLOCK, type Clock } from '../delivery/clock.js';
import { addressOf, isPersonOf } from './addressee.js';
import { MailReaderEntity } from './mail-reader.entity.js';
import { mailReaderView, type MailReaderView } from './mail-reader-view.js';
import { readSettings, type MailSettingsInput } from './mail-settings.js';
import { nextSlot } from './slot.js';

type Owner = Actor & { participant: string; person: string };

const DEFAULT_HOUR = 8;
const MONDAY = 1;

/** Whom a participant's letters go to. */
@Injectable()
export class MailReaderService {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Access) private readonly access: Access,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async ofParticipant(actor: Actor): Promise<MailReaderView[]> {
    this.access.require(actor, 'subscription:manage');
    const found = await this.database
      .repository(MailReaderEntity)
      .find({ where: { owner: actor.participant }, order: { createdAt: 'ASC', id: 'ASC' } });
    return this.views(actor, found);
  }

  /** The actor's own settings; null: the actor has never been a reader. */
  async mine(actor: Actor): Promise<MailReaderView | null> {
    const { participant: owner, person } = actor;
    if (owner === null || person === null || !isUuid(person)) return null;
    const found = await this.database.repository(MailReaderEntity).findOneBy({ owner, person });
    return found ? ((await this.views(actor, [found]))[0] ?? null) : null;
  }

  /** Also takes back that one has unsubscribed, and tries an address again that was suspended: only the person can. */
  async setMine(actor: Actor, { resume, ...input }: MailSettingsInput & { resume?: boolean }): Promise<MailReaderView> {
    const owner = this.person(actor);
    return this.database.transaction(async () => {
      const id = await this.ensure(owner, owner.person);
      if (id === null) throw notFound('A person with a role at your participant and a mail address, who you are,');
      const before = await this.locked(id);
      const problems: Problem[] = [];
      const now = this.clock();
      const settings = readSettings(before, input, now, problems);
      if (problems.length > 0) throw invalidInput(problems);
      const after = {
        ...before,
        ...settings,
        ...(resume ? { state: 'ACTIVE' as const, stateReason: null, stateAt: now } : {}),
      };
      await this.database.repository(MailReaderEntity).save(after);
      await Audit.record(this.database, { actor, action: 'mail-reader:update', thing: id, before, after });
      return (await this.views(actor, [after]))[0] as MailReaderView;
    });
  }

  /** The readers that a subscription names; a person who was none becomes one. */
  async resolve(
    actor: Owner,
    asked: readonly AskedMail[],
    problems: Problem[],
  ): Promise<{ readerId: string; frequency: Frequency }[]> {
    const found: { readerId: string; frequency: Frequency }[] = [];
    for (const { path, kind, id, frequency } of asked) {
      const readerId = kind === 'person' ? await this.ensure(actor, id) : await this.mailbox(actor.participant, id);
      if (readerId !== null) found.push({ readerId, frequency });
      else
        problems.push({
          path,
          message:
            kind === 'person'
              ? 'is no person with a role and a mail address at your participant; expected the id of one, or a mailbox that has confirmed'
              : 'is no mailbox of yours; expected an id from mailReaders, see addMailbox',
        });
    }
    return found;
  }

  load(context: SubgraphContext, id: string): Promise<MailReaderView | null> {
    return loader<string, MailReaderView | null>(context, MailReaderService, async (ids) => {
      const found = await this.database
        .repository(MailReaderEntity)
        .createQueryBuilder('r')
        .where('r.id = ANY(:ids)', { ids })
        .getMany();
      const views = new Map((await this.views(context.actor, found)).map((view) => [view.id, view]));
      return ids.map((wanted) => views.get(wanted) ?? null);
    }).load(id);
  }

  /** Locked until the transaction ends. */
  async locked(id: string): Promise<MailReaderEntity> {
    const found = await this.database
      .repository(MailReaderEntity)
      .findOne({ where: { id }, lock: { mode: 'pessimistic_write' } });
    if (!found) throw notFound('This reader');
    return found;
  }

  /** What a new reader starts with. */
  async beginning(
    owner: string,
    language: string,
    createdBy: string,
  ): Promise<Omit<MailReaderEntity, 'person' | 'address' | 'state'>> {
    const now = this.clock();
    const zones = await new ParticipantZones(this.database).of([owner]);
    const habit = { zone: zones.get(owner) as string, hour: DEFAULT_HOUR, weekday: MONDAY };
    const { at, isWeekly } = nextSlot(habit, now);
    return {
      id: randomUUID(),
      owner,
      language,
      ...habit,
      readerKeys: participantReaderKeys(owner),
      stateReason: null,
      stateAt: now,
      slotAt: at,
      slotIsWeekly: isWeekly,
      immediateFrom: now,
      pausedUntil: null,
      invitations: 0,
      invitedAt: null,
      createdBy,
      createdAt: now,
    };
  }

  /** Where letters to a person go is the person's own affair, and that of who may read of people. */
  async views(actor: Actor, found: readonly MailReaderEntity[]): Promise<MailReaderView[]> {
    const rows = await this.database.query<{ id: string; address: string | null }>(
      `SELECT r.id, ${addressOf('r', '$2')} AS address FROM exchange.mail_reader r WHERE r.id = ANY($1)`,
      [found.map(({ id }) => id), this.clock()],
    );
    const addresses = new Map(rows.map(({ id, address }) => [id, address]));
    const seesPeople = this.access.can(actor, 'person:read');
    return found.map((entity) => {
      const shown = entity.person === null || entity.person === actor.person || seesPeople;
      return mailReaderView(entity, shown ? (addresses.get(entity.id) ?? null) : null);
    });
  }

  private async ensure({ participant: owner, person: by }: Owner, person: string): Promise<string | null> {
    if (!isUuid(person)) return null;
    const [known] = await this.database.query<{ language: string | null }>(
      `SELECT p.language FROM access.person p WHERE p.id = $1 AND ${isPersonOf('p', '$2', '$3')}`,
      [person, owner, this.clock()],
    );
    if (!known) return null;
    const made = {
      ...(await this.beginning(owner, known.language ?? 'en', by)),
      person,
      address: null,
      state: 'ACTIVE' as const,
    };
    await this.database.repository(MailReaderEntity).createQueryBuilder().insert().values(made).orIgnore().execute();
    const found = await this.database.repository(MailReaderEntity).findOneBy({ owner, person });
    return found?.id ?? null;
  }

  private async mailbox(owner: string, id: string): Promise<string | null> {
    if (!isUuid(id)) return null;
    const found = await this.database.repository(MailReaderEntity).findOneBy({ id, owner });
    return found?.address ? found.id : null;
  }

  private person(actor: Actor): Owner {
    const refusal = this.access.refusal(actor, null);
    if (refusal) throw refusal;
    return actor as Owner;
  }
}
