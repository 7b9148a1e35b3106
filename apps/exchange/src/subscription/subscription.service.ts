import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { Access, Audit, participantReaderKeys, type Actor } from '#access';
import { Database } from '#database';
import { conflict, invalidInput, notFound, type Problem, isUuid } from '#kernel';
import { readFilter, type ChangeFilter, type ChangeFilterInput } from '../change/change-filter.js';
import { lockedIds } from '../delivery/ordered.js';
import { due } from '../delivery/pending.js';
import type { ChannelInput } from '../channel/channel-input.js';
import { ChannelService } from '../channel/channel.service.js';
import { CLOCK, type Clock } from '../delivery/clock.js';
import { readPause } from '../mail/mail-settings.js';
import { filterColumns, filterIn } from './filter-columns.js';
import { StandingSubscriptionEntity } from './standing-subscription.entity.js';
import { subscriptionView, type SubscriptionView } from './subscription-view.js';

export interface SubscriptionInput extends ChannelInput {
  name?: string | null;
  filter?: ChangeFilterInput;
}

export interface AlteredSubscriptionInput extends SubscriptionInput {
  /** when it was last changed, as the one who changes it now knows it */
  seen?: Date | string | null;
}

const LONGEST_NAME = 120;
const MOST = 10_000;

@Injectable()
export class SubscriptionService {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Access) private readonly access: Access,
    @Inject(ChannelService) private readonly channels: ChannelService,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async mine(actor: Actor): Promise<SubscriptionView[]> {
    this.access.require(actor, 'subscription:manage');
    const found = await this.database
      .repository(StandingSubscriptionEntity)
      .find({ where: { owner: actor.participant }, order: { createdAt: 'ASC', id: 'ASC' }, take: MOST });
    const now = this.clock();
    return found.map((entity) => subscriptionView(entity, now));
  }

  async one(actor: Actor, id: string): Promise<SubscriptionView | null> {
    this.access.require(actor, 'subscription:manage');
    const found = await this.held(actor, id);
    return found && subscriptionView(found, this.clock());
  }

  /** What one of the actor's own asks for. */
  async filterOf(actor: Actor, id: string): Promise<ChangeFilter> {
    this.access.require(actor, 'subscription:manage');
    return filterIn(await this.own(actor, id));
  }

  async create(actor: Actor, input: SubscriptionInput): Promise<SubscriptionView> {
    this.access.require(actor, 'subscription:manage');
    return this.database.transaction(async () => {
      const problems: Problem[] = [];
      const name = readName(input.name, problems);
      const read = readFilter(input.filter, 'input.filter');
      const channels = await this.channels.plan(actor, input, problems);
      refuse([...problems, ...read.problems]);
      const now = this.clock();
      const entity = await this.database.repository(StandingSubscriptionEntity).save({
        id: randomUUID(),
        owner: actor.participant,
        name,
        ...filterColumns(read.filter),
        readerKeys: participantReaderKeys(actor.participant),
        paused: false,
        pausedUntil: null,
        createdBy: actor.person,
        createdAt: now,
        updatedAt: now,
      });
      await this.channels.set(entity.id, channels);
      const after = { ...entity, channels };
      await Audit.record(this.database, { actor, action: 'subscription:create', thing: entity.id, after });
      return subscriptionView(entity, now);
    });
  }

  async update(actor: Actor, id: string, input: AlteredSubscriptionInput): Promise<SubscriptionView> {
    this.access.require(actor, 'subscription:manage');
    return this.alter(actor, id, async ({ updatedAt }) => {
      refuseUnseen(updatedAt, input.seen);
      const problems: Problem[] = [];
      const name = input.name === undefined ? undefined : readName(input.name, problems);
      const channels = await this.channels.plan(actor, input, problems);
      const read = input.filter === undefined ? undefined : readFilter(input.filter, 'input.filter');
      refuse([...problems, ...(read?.problems ?? [])]);
      await this.channels.set(id, channels);
      return { ...(read ? filterColumns(read.filter) : {}), ...(name === undefined ? {} : { name }) };
    });
  }

  async setPaused(
    actor: Actor,
    id: string,
    paused: boolean,
    until: Date | string | null = null,
  ): Promise<SubscriptionView> {
    this.access.require(actor, 'subscription:manage');
    const problems: Problem[] = [];
    const pausedUntil = readPause(until, this.clock(), problems, 'until');
    refuse(problems);
    return this.alter(actor, id, () => ({ paused, pausedUntil }));
  }

  async delete(actor: Actor, id: string): Promise<{ __typename: 'DeletedSubscription'; id: string }> {
    this.access.require(actor, 'subscription:manage');
    await this.database.transaction(async () => {
      await this.own(actor, id, { mode: 'pessimistic_write' });
      await this.channels.set(id, { endpointIds: [], mail: [] });
      await this.database.repository(StandingSubscriptionEntity).delete({ id });
      await Audit.record(this.database, { actor, action: 'subscription:delete', thing: id });
      await this.database.query(
        `UPDATE exchange.delivery d SET state = 'SKIPPED', lease_until = NULL, lease_owner = NULL
         WHERE d.id = ANY(${lockedIds(`d.subscription_id = $1 AND d.subscriber = $2 AND ${due('d')}`)})`,
        [id, actor.participant],
      );
    });
    return { __typename: 'DeletedSubscription', id };
  }

  /** Only the columns at hand, on the locked row: two at once both count, and what is deleted meanwhile stays so. */
  private alter(
    actor: Actor & { participant: string },
    id: string,
    changes: (
      entity: StandingSubscriptionEntity,
    ) => Partial<StandingSubscriptionEntity> | Promise<Partial<StandingSubscriptionEntity>>,
  ): Promise<SubscriptionView> {
    return this.database.transaction(async () => {
      const entity = await this.own(actor, id, { mode: 'pessimistic_write' });
      const before = { ...entity, channels: await this.channels.of(id) };
      const altered = { ...(await changes(entity)), updatedAt: after(entity.updatedAt, this.clock()) };
      await this.database.repository(StandingSubscriptionEntity).update({ id }, altered);
      const now = { ...entity, ...altered, channels: await this.channels.of(id) };
      await Audit.record(this.database, { actor, action: 'subscription:update', thing: id, before, after: now });
      return subscriptionView(now, this.clock());
    });
  }

  private async own(
    actor: Actor & { participant: string },
    id: string,
    lock?: { mode: 'pessimistic_write' },
  ): Promise<StandingSubscriptionEntity> {
    const entity = await this.held(actor, id, lock);
    if (!entity) throw notFound('This subscription');
    return entity;
  }

  private async held(
    { participant: owner }: Actor & { participant: string },
    id: string,
    lock?: { mode: 'pessimistic_write' },
  ): Promise<StandingSubscriptionEntity | null> {
    if (!isUuid(id)) return null;
    return this.database.repository(StandingSubscriptionEntity).findOne({ where: { id, owner }, lock });
  }
}

function readName(name: string | null | undefined, problems: Problem[]): string {
  const trimmed = name?.trim() ?? '';
  if (trimmed.length === 0 || trimmed.length > LONGEST_NAME || trimmed.includes('\0')) {
    problems.push({ path: 'input.name', message: `expected a name of 1 to ${LONGEST_NAME} characters` });
  }
  return trimmed;
}

/** Each change has a moment of its own, so that whoever has seen the one before is told. */
const after = (before: Date, now: Date): Date => (now > before ? now : new Date(before.getTime() + 1));

/** Two windows, or two colleagues: the second is told, and decides. */
function refuseUnseen(updatedAt: Date, seen: Date | string | null | undefined): void {
  if (!seen || new Date(seen).getTime() === updatedAt.getTime()) return;
  throw conflict(`This subscription was changed at ${updatedAt.toISOString()}, after you read it; read it again.`);
}

function refuse(problems: readonly Problem[]): void {
  if (problems.length > 0) throw invalidInput(problems);
}
