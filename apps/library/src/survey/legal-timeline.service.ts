import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { readableBy, type Actor } from '#access';
import { connection, Database, readPage, type Connection, type PageInput } from '#database';
import { CursorCodec, earliestDay, invalidInput, today, type PublicationKind } from '#kernel';
import { ENVIRONMENT, type Environment } from '#platform';
import { knownFilter } from '../publication/filter.js';

export type LegalEventType = 'ADOPTED' | 'GAZETTED' | 'SIGNED' | 'IN_FORCE' | 'REPEALED' | 'ENDED' | 'STARTED';

export interface TimelineArguments extends PageInput {
  countries?: string[] | null;
  topics?: string[] | null;
  kinds?: PublicationKind[] | null;
  from?: string | null;
  to?: string | null;
}

export interface LegalEvent {
  date: string;
  type: LegalEventType;
  /** the day has not come yet */
  scheduled: boolean;
  publicationId: string;
}

interface EventRow {
  date: string;
  type: LegalEventType;
  id: string;
}

/** Dates of a content that are legal events, by the kind of record. */
const EVENTS: readonly [PublicationKind, string, LegalEventType][] = [
  ['LAW', 'adoptedOn', 'ADOPTED'],
  ['LAW', 'publishedOn', 'GAZETTED'],
  ['LAW', 'inForceOn', 'IN_FORCE'],
  ['LAW', 'repealedOn', 'REPEALED'],
  ['AGREEMENT', 'signedOn', 'SIGNED'],
  ['AGREEMENT', 'inForceOn', 'IN_FORCE'],
  ['AGREEMENT', 'expiresOn', 'ENDED'],
  ['PRACTICE', 'startedOn', 'STARTED'],
  ['PRACTICE', 'endedOn', 'ENDED'],
];

/** What happened in law, and what is set to happen, in order of its date. A partial date stands before the days in it. */
@Injectable()
export class LegalTimeline {
  constructor(
    @Inject(Database) private readonly db: Database,
    @Inject(CursorCodec) private readonly cursors: CursorCodec,
    @Inject(ENVIRONMENT) private readonly environment: Environment,
  ) {}

  async page(actor: Actor, { first, after, ...asked }: TimelineArguments): Promise<Connection<LegalEvent>> {
    const { countries, topics, kinds } = knownFilter(asked);
    if (!countries?.length && !topics?.length)
      throw invalidInput([{ path: 'countries', message: 'name at least one country or one topic' }]);
    const purpose = `timeline:${createHash('sha256').update(JSON.stringify(asked)).digest('base64url')}`;
    const limits = { byDefault: 50, most: this.environment.GRAPHQL_MAX_PAGE };
    const page = readPage(this.cursors, purpose, { first: first ?? null, after: after ?? null }, limits);
    const rows = await this.db.query<EventRow>(
      `SELECT e.date, e.type, p.id FROM library.publication p
       JOIN library.revision r ON r.publication_id = p.id AND r.number = p.revision
       CROSS JOIN LATERAL (VALUES ${EVENTS.map(([kind, field, type]) => `('${kind}', r.content->>'${field}', '${type}')`).join(', ')})
         AS e (kind, date, type)
       WHERE p.state = 'PUBLISHED' AND ${readableBy('p.readers', '$1::text[]')} AND e.kind = p.kind AND e.date IS NOT NULL
         AND ($2::text[] IS NULL OR p.countries && $2) AND ($3::text[] IS NULL OR p.topics && $3) AND ($4::text[] IS NULL OR p.kind = ANY($4))
         AND ($5::text IS NULL OR e.date COLLATE "C" >= $5) AND ($6::text IS NULL OR left(e.date, length($6)) COLLATE "C" <= $6)
         AND ($7::text IS NULL OR (e.date COLLATE "C", p.id COLLATE "C", e.type COLLATE "C") > ($7, $8::text, $9::text))
       ORDER BY e.date COLLATE "C", p.id COLLATE "C", e.type COLLATE "C" LIMIT $10`,
      [
        actor.readerKeys,
        countries?.length ? countries : null,
        topics?.length ? topics : null,
        kinds ?? null,
        asked.from ?? null,
        asked.to ?? null,
        page.after?.[0] ?? null,
        page.after?.[1] ?? null,
        page.after?.[2] ?? null,
        page.limit + 1,
      ],
    );
    const now = today();
    const events = rows.map(({ date, type, id }) => ({
      date,
      type,
      scheduled: earliestDay(date) > now,
      publicationId: id,
    }));
    return connection(this.cursors, purpose, page, events, (event) => [event.date, event.publicationId, event.type]);
  }
}
