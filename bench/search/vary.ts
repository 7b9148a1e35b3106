import { createHash } from 'node:crypto';
import { Client } from 'pg';
import type { SearchIndex } from '#library';
import type { Report } from '../report.js';

interface Varied {
  id: string;
  of: string;
  content: Content;
  search: string;
  search_title: string;
}

interface Content {
  sourceId?: string;
  originalLanguage: string;
  title: Record<string, string>;
  summary: Record<string, string>;
}

const BATCH = 250;

/**
 * Makes a library of the given size out of the one that is there. A made record has the title and the languages of a real
 * one, the summary of another one of the same owner, a number and a year of its own, other dates, two topics, and in a third
 * of cases readers who are few; what finds it is worked out as for any record. So each word stands in as many more records as
 * there are more, together with other words than before. Indexes are built afterwards, in one go.
 */
export async function vary(
  report: Report,
  url: string,
  size: number,
  index: Pick<SearchIndex, 'vectorsOf'>,
  topics: readonly string[],
): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  const { rows: real } = await client.query<{ id: string; owner: string }>(
    `SELECT id, owner FROM library.publication ORDER BY owner, id`,
  );
  const indexes = await client.query<{ name: string; definition: string }>(
    `SELECT indexname AS name, indexdef AS definition FROM pg_indexes
     WHERE schemaname = 'library' AND tablename = 'publication' AND indexname <> 'pk_publication'`,
  );
  for (const { name } of indexes.rows) await client.query(`DROP INDEX library.${name}`);
  const write = await writer(client, topics);
  const ofOwner = new Map<string, string[]>();
  for (const { id, owner } of real) {
    const ids = ofOwner.get(owner);
    if (ids) ids.push(id);
    else ofOwner.set(owner, [id]);
  }
  let made = real.length;
  for (let copy = 1; made < size; copy++) {
    const shuffled = real
      .map((record) => ({ ...record, by: digestOf(`${record.id} ${copy}`) }))
      .sort((a, b) => Buffer.compare(a.by, b.by));
    for (let from = 0; from < real.length && made < size; from += BATCH) {
      const own = shuffled.slice(from, Math.min(from + BATCH, from + size - made));
      const others = own.map(({ owner, by }) => {
        const candidates = ofOwner.get(owner) ?? [];
        return candidates[by.readUInt32BE() % candidates.length] ?? '';
      });
      const contents = await contentsOf(client, [...own.map(({ id }) => id), ...others]);
      const records = own.map(({ id, by }, at) =>
        varied(id, copy, by, contents.get(id) as Content, (contents.get(others[at] as string) as Content).summary),
      );
      const vectors = await index.vectorsOf(records as never);
      await write(
        records.map((record) => ({
          ...record,
          ...(vectors.get(record.id) as Pick<Varied, 'search' | 'search_title'>),
        })),
        made,
        copy,
      );
      made += own.length;
    }
    report.progress(`made ${made} records of ${real.length}`);
  }
  await client.query(`SET maintenance_work_mem = '512MB'`);
  for (const { definition } of indexes.rows) await client.query(definition);
  report.progress('built the indexes');
  await client.end();
}

const digestOf = (text: string): Buffer => createHash('sha256').update(text).digest();

function varied(of: string, copy: number, by: Buffer, { title, ...rest }: Content, summary: Content['summary']) {
  const number = by.readUInt16BE();
  const year = 1990 + (number % 36);
  const titles = Object.entries(title).map(([language, text]) => [language, `${text} (${number}/${year})`]);
  return {
    id: of.replace(/-\d{4}-/, `-${1900 + copy}-`),
    of,
    content: {
      ...rest,
      ...(rest.sourceId === undefined ? {} : { sourceId: `${rest.sourceId}#${copy}` }),
      title: Object.fromEntries(titles) as Content['title'],
      summary,
    },
  };
}

async function contentsOf(client: Client, ids: readonly string[]): Promise<Map<string, Content>> {
  const { rows } = await client.query<{ id: string; content: Content }>(
    `SELECT p.id, r.content FROM library.publication p JOIN library.revision r ON r.publication_id = p.id AND r.number = p.revision
     WHERE p.id = ANY($1)`,
    [[...new Set(ids)]],
  );
  return new Map(rows.map(({ id, content }) => [id, content]));
}

/** Whatever columns there are: those that a made record has of its own are worked out, the others are as in the real one. */
async function writer(client: Client, topics: readonly string[]) {
  const own = async (table: 'publication' | 'revision', changed: Record<string, string>) =>
    client
      .query<{ name: string }>(
        `SELECT column_name AS name FROM information_schema.columns
         WHERE table_schema = 'library' AND table_name = $1 AND is_generated = 'NEVER' ORDER BY ordinal_position`,
        [table],
      )
      .then(({ rows }) => ({
        names: rows.map(({ name }) => name).join(', '),
        values: rows.map(({ name }) => changed[name] ?? `o.${name}`).join(', '),
      }));
  const hash = `hashtextextended(given.id, 0)`;
  const topic = (salt: number): string =>
    `($3::text[])[1 + abs(hashtextextended(given.id, ${salt}) % ${topics.length})]`;
  const publications = await own('publication', {
    id: 'given.id',
    source_id: `o.source_id || '#' || $2::text`,
    title: `given.content -> 'title'`,
    topics: `ARRAY[${topic(1)}, ${topic(2)}]`,
    readers: `CASE abs(${hash} % 6) WHEN 0 THEN ARRAY['network'] WHEN 1 THEN ARRAY['participant:' || o.owner] ELSE o.readers END`,
    audience: `CASE abs(${hash} % 6) WHEN 0 THEN 'NETWORK' WHEN 1 THEN 'OWNER' ELSE o.audience END`,
    published_at: `o.published_at + ($4::int + ord) * interval '7 minutes'`,
    first_published_at: `o.first_published_at + ($4::int + ord) * interval '7 minutes'`,
    legal_date: `(1950 + abs(${hash} % 76))::text || substr(o.legal_date, 5)`,
    search: 'given.search::tsvector',
    search_title: 'given.search_title::tsvector',
  });
  const revisions = await own('revision', { publication_id: 'given.id', content: 'given.content' });
  return async (records: readonly Varied[], made: number, copy: number): Promise<void> => {
    const given = `jsonb_to_recordset($1::jsonb) AS given (id text, of text, ord int, content jsonb, search text, search_title text)`;
    const rows = JSON.stringify(records.map((record, ord) => ({ ...record, ord })));
    await client.query(
      `INSERT INTO library.publication (${publications.names}) SELECT ${publications.values}
       FROM ${given} JOIN library.publication o ON o.id = given.of ORDER BY given.ord`,
      [rows, copy, topics, made],
    );
    await client.query(
      `INSERT INTO library.revision (${revisions.names}) SELECT ${revisions.values}
       FROM ${given} JOIN library.publication p ON p.id = given.of
       JOIN library.revision o ON o.publication_id = p.id AND o.number = p.revision`,
      [rows],
    );
  };
}
