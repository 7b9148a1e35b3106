import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { z } from 'zod';
import { participantReaderKeys } from '#access';
import { Database } from '#database';
import { isParticipantId, projectFile } from '#kernel';
import { ENVIRONMENT, type Environment } from '#platform';
import { FILTER_PARTS, readFilter } from '../change/change-filter.js';
import { filterColumns } from '../subscription/filter-columns.js';
import { StandingSubscriptionEntity } from '../subscription/standing-subscription.entity.js';

const part = z.array(z.string()).optional();

const subscribersSchema = z.array(
  z.object({
    owner: z.string().refine(isParticipantId),
    name: z.object({ en: z.string() }).catchall(z.string()),
    filter: z.strictObject({
      ...Object.fromEntries(FILTER_PARTS.map((name) => [name, part])),
      search: z.string().optional(),
    }),
  }),
);

/** Some who follow the network from the first day of a demonstration. Loaded once: their ids come from what they are. */
@Injectable()
export class DemonstrationSubscribers implements OnApplicationBootstrap {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(ENVIRONMENT) private readonly environment: Environment,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    if (this.environment.SEED === 'demonstration') await this.load();
  }

  async load(): Promise<void> {
    const now = new Date();
    const subscribers = subscribersSchema.parse(
      JSON.parse(readFileSync(projectFile('apps/exchange/demonstration/subscribers.json'), 'utf8')),
    );
    const rows = subscribers.map(({ owner, name, filter }) => {
      const read = readFilter(filter, 'filter');
      if (read.problems.length > 0)
        throw new Error(`demonstration/subscribers.json: ${owner}: ${JSON.stringify(read.problems)}`);
      return {
        id: idOf(`${owner} ${name.en}`),
        owner,
        name: name.en,
        ...filterColumns(read.filter),
        readerKeys: participantReaderKeys(owner),
        paused: false,
        pausedUntil: null,
        createdBy: 'demonstration',
        createdAt: now,
        updatedAt: now,
      };
    });
    await this.database
      .repository(StandingSubscriptionEntity)
      .createQueryBuilder()
      .insert()
      .values(rows)
      .orIgnore()
      .execute();
  }
}

const idOf = (text: string): string =>
  createHash('sha256')
    .update(text)
    .digest('hex')
    .replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*$/, '$1-$2-$3-$4-$5');
