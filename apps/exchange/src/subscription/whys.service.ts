import { Inject, Injectable } from '@nestjs/common';
import { Access, type Actor } from '#access';
import { Database } from '#database';
import { isUuid, notFound } from '#kernel';
import { FILTER_PARTS } from '../change/change-filter.js';
import { COLUMN, countedMembership, fitsByValue, fitsSubscription, mayBeRead } from '../change/fits.js';
import { readSearch } from '../change/sought.js';
import { whyOf, type FoundClause, type Why, type WhyRow } from './why.js';

export interface Pair {
  position: number;
  subscription: string;
}

/** Which value of which part fits is asked value by value of the SQL that decides whether a subscription is sent a change. */
const WHY = `
  SELECT p.place::int, c.position, c.type, c.kind, c.owner, c.subject, c.countries, c.parties, c.payload, s.id, s.name, s.search,
    s.updated_at > c.sequenced_at AS "changedSince", ${fitsSubscription('c', 's')} AS fits,
    jsonb_build_object(${FILTER_PARTS.map((part) => `'${part}', to_jsonb(s.${COLUMN[part]})`).join(', ')}) AS asked,
    jsonb_build_object(${FILTER_PARTS.map(
      (part) =>
        `'${part}', to_jsonb(ARRAY(SELECT v FROM unnest(s.${COLUMN[part]}) AS v WHERE ${fitsByValue(part, 'c', 's', 'v')}))`,
    ).join(',\n      ')}) AS fitting,
    (SELECT coalesce(jsonb_agg(jsonb_build_object('body', m.body, 'country', m.country, 'since', m.since) ORDER BY m.body, m.country), '[]')
     FROM exchange.membership m WHERE m.body = ANY(s.bodies) AND ${countedMembership('c')}) AS members
  FROM unnest($1::bigint[], $2::uuid[]) WITH ORDINALITY AS p (position, id, place)
  JOIN exchange.change c ON c.position = p.position
  JOIN exchange.standing_subscription s ON s.id = p.id AND s.owner = $3
  WHERE ${mayBeRead('c', '$4::text[]')}`;

const FOUND = `
  SELECT q.place::int, c.words @@ q.query::tsquery AS found, ts_filter(c.words, '{a}') @@ q.query::tsquery AS title
  FROM unnest($1::bigint[], $2::text[]) WITH ORDINALITY AS q (position, query, place)
  JOIN exchange.change c ON c.position = q.position ORDER BY q.place`;

/** Why a change came: as the filter is now, for a subscription of one's own and a change that one may read. */
@Injectable()
export class Whys {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Access) private readonly access: Access,
  ) {}

  async one(actor: Actor, pair: Pair): Promise<Why> {
    const [why] = await this.of(actor, [pair]);
    if (!why) throw notFound('This subscription or this change');
    return why;
  }

  /** In the order asked; null where the subscription is gone, or the change may not be read. */
  async of(actor: Actor, pairs: readonly Pair[]): Promise<(Why | null)[]> {
    this.access.require(actor, 'subscription:manage');
    const asked = pairs.map(({ position, subscription }) =>
      isUuid(subscription) ? { position, subscription } : { position: 0, subscription: NOBODY },
    );
    const rows = await this.database.query<WhyRow>(WHY, [
      asked.map(({ position }) => position),
      asked.map(({ subscription }) => subscription),
      actor.participant,
      actor.readerKeys,
    ]);
    const found = await this.clauses(rows);
    const whys = new Map(rows.map((row) => [row.place, whyOf(row, found.get(row.place) ?? [])]));
    return pairs.map((_, index) => whys.get(index + 1) ?? null);
  }

  /** Which of the words asked for are in the change, and whether in its title. */
  private async clauses(rows: readonly WhyRow[]): Promise<Map<number, FoundClause[]>> {
    const clauses = rows.flatMap(({ place, position, search }) =>
      (readSearch(search, 'search', [])?.clauses ?? []).map((clause) => ({ place, position, ...clause })),
    );
    const found = new Map<number, FoundClause[]>();
    if (clauses.length === 0) return found;
    const answers = await this.database.query<{ found: boolean | null; title: boolean | null }>(FOUND, [
      clauses.map(({ position }) => position),
      clauses.map(({ query }) => query),
    ]);
    clauses.forEach(({ place, typed }, index) => {
      const answer = answers[index];
      const clause = { typed, found: answer?.found ?? false, title: answer?.title ?? false };
      found.set(place, [...(found.get(place) ?? []), clause]);
    });
    return found;
  }
}

const NOBODY = '00000000-0000-0000-0000-000000000000';
