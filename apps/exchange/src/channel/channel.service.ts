import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '#access';
import { Database } from '#database';
import { loader, type SubgraphContext } from '#graphql';
import type { Problem } from '#kernel';
import { EndpointService } from '../endpoint/endpoint.service.js';
import { MailReaderService } from '../mail/mail-reader.service.js';
import { ChannelEntity, type Frequency } from './channel.entity.js';
import { readChannels, type ChannelInput } from './channel-input.js';

type Owner = Actor & { participant: string; person: string };

/** What a subscription's channels become; a part that is absent stays as it is. */
export interface ChannelPlan {
  endpointIds?: string[];
  mail?: { readerId: string; frequency: Frequency }[];
}

export interface ChannelView {
  endpointId: string | null;
  readerId: string | null;
  frequency: Frequency | null;
}

/** By which ways a subscription tells: its endpoints and its readers of letters, each once. */
@Injectable()
export class ChannelService {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(EndpointService) private readonly endpoints: EndpointService,
    @Inject(MailReaderService) private readonly readers: MailReaderService,
  ) {}

  /** Inside the use-case's transaction: a person who gets letters for the first time becomes a reader here. */
  async plan(actor: Owner, input: ChannelInput, problems: Problem[]): Promise<ChannelPlan> {
    const asked = readChannels(input, problems);
    const plan: ChannelPlan = {};
    if (asked.endpoints) {
      plan.endpointIds = [];
      for (const { path, id } of asked.endpoints) {
        if (await this.endpoints.belongsTo(actor.participant, id)) plan.endpointIds.push(id);
        else problems.push({ path, message: 'is not an endpoint of yours; expected an id from myEndpoints' });
      }
    }
    if (asked.mail) plan.mail = await this.readers.resolve(actor, asked.mail, problems);
    return plan;
  }

  async set(subscriptionId: string, { endpointIds, mail }: ChannelPlan): Promise<void> {
    if (endpointIds)
      await this.replace(
        subscriptionId,
        'endpoint_id',
        endpointIds.map((id) => ({ id, frequency: null })),
      );
    if (mail)
      await this.replace(
        subscriptionId,
        'reader_id',
        mail.map(({ readerId, frequency }) => ({ id: readerId, frequency })),
      );
  }

  async of(subscriptionId: string): Promise<ChannelView[]> {
    return (await this.ofAll([subscriptionId])).get(subscriptionId) ?? [];
  }

  load(context: SubgraphContext, subscriptionId: string): Promise<ChannelView[]> {
    return loader<string, ChannelView[]>(context, ChannelService, async (ids) => {
      const found = await this.ofAll(ids);
      return ids.map((id) => found.get(id) ?? []);
    }).load(subscriptionId);
  }

  private async ofAll(ids: readonly string[]): Promise<Map<string, ChannelView[]>> {
    const rows = await this.database
      .repository(ChannelEntity)
      .createQueryBuilder('c')
      .where('c.subscriptionId = ANY(:ids)', { ids })
      .orderBy('c.ordinal')
      .getMany();
    const found = new Map<string, ChannelView[]>();
    for (const { subscriptionId, endpointId, readerId, frequency } of rows)
      found.set(subscriptionId, [...(found.get(subscriptionId) ?? []), { endpointId, readerId, frequency }]);
    return found;
  }

  private async replace(
    subscriptionId: string,
    column: 'endpoint_id' | 'reader_id',
    given: readonly { id: string; frequency: Frequency | null }[],
  ): Promise<void> {
    await this.database.query(
      `DELETE FROM exchange.channel WHERE subscription_id = $1 AND ${column} IS NOT NULL AND ${column} <> ALL($2::uuid[])`,
      [subscriptionId, given.map(({ id }) => id)],
    );
    await this.database.query(
      `INSERT INTO exchange.channel (id, subscription_id, ${column}, frequency, ordinal)
       SELECT id, $1, target, frequency, ordinal
       FROM unnest($2::uuid[], $3::uuid[], $4::text[]) WITH ORDINALITY AS g(id, target, frequency, ordinal)
       ON CONFLICT (subscription_id, ${column}) DO UPDATE SET frequency = excluded.frequency, ordinal = excluded.ordinal`,
      [
        subscriptionId,
        given.map(() => randomUUID()),
        given.map(({ id }) => id),
        given.map(({ frequency }) => frequency),
      ],
    );
  }
}
