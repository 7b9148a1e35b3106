import type { Change } from '#contracts';
import type { Database } from '#database';
import { earliestDay } from '#kernel';

/** Replaces what is known of a body's members by the list that the change carries. */
export async function projectMembership(database: Database, { subject, members = [] }: Change): Promise<void> {
  await database.query('DELETE FROM exchange.membership WHERE body = $1', [subject]);
  await database.query(
    `INSERT INTO exchange.membership (body, country, kind, from_day, to_day, since, until)
     SELECT $1, country, kind, from_day, to_day, since, until
     FROM jsonb_to_recordset($2::jsonb)
       AS m(country text, kind text, from_day date, to_day date, since text, until text)`,
    [
      subject,
      JSON.stringify(
        members.map(({ country, kind, from, to }) => ({
          country,
          kind,
          from_day: day(from),
          to_day: day(to),
          since: from,
          until: to,
        })),
      ),
    ],
  );
}

const day = (date: string | null): string | null => (date === null ? null : earliestDay(date));
