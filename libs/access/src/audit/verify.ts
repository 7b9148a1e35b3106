import type { Database } from '#database';
import { chained, ENTRY_COLUMNS, GENESIS, type AuditEntry } from './chain.js';

export interface Verification {
  /** entries whose place in the chain was checked and is right */
  entries: number;
  /** the hash of the last of them: kept elsewhere, it proves later that all of this is still there */
  head: string;
  /** committed, and not in the chain yet */
  waiting: number;
  /** whether the hash that was asked for is in the chain; undefined when none was */
  contains?: boolean;
  /** the first that is wrong, and why */
  fault?: string;
}

interface Link extends AuditEntry {
  number: string;
  entry: string;
  hash: string;
}

const BATCH = 2000;

/** Goes through the chain from one number on, a batch at a time: the memory it takes does not grow with the log. */
export async function verifyAudit(
  database: Pick<Database, 'query'>,
  { from = 1, contains }: { from?: number; contains?: string } = {},
): Promise<Verification> {
  const found: Verification = { entries: 0, head: GENESIS, waiting: 0, ...(contains ? { contains: false } : {}) };
  const fault = await walk(database, from, contains, found);
  if (fault) return { ...found, fault };
  const [rest] = await database.query<{ waiting: number; forgotten: string | null }>(
    `SELECT (SELECT count(*)::int FROM audit.waiting) AS waiting,
       (SELECT min(e.id) FROM audit.entry e
        WHERE NOT EXISTS (SELECT FROM audit.seal s WHERE s.entry = e.id)
          AND NOT EXISTS (SELECT FROM audit.waiting w WHERE w.entry = e.id)) AS forgotten`,
  );
  found.waiting = rest?.waiting ?? 0;
  if (rest?.forgotten)
    return { ...found, fault: `entry ${rest.forgotten} is in no place of the chain and does not wait for one` };
  if (found.contains === false) return { ...found, fault: `the chain does not contain ${contains}` };
  return found;
}

async function walk(
  database: Pick<Database, 'query'>,
  from: number,
  contains: string | undefined,
  found: Verification,
): Promise<string | undefined> {
  let number = from - 1;
  if (number > 0) {
    const [before] = await database.query<{ hash: string }>('SELECT hash FROM audit.seal WHERE number = $1', [number]);
    if (!before) return `number ${number}, to which number ${from} is chained, is missing`;
    found.head = before.hash;
    if (before.hash === contains) found.contains = true;
  }
  for (;;) {
    const links = await database.query<Link>(
      `SELECT s.number, s.entry, s.hash, ${ENTRY_COLUMNS}
       FROM audit.seal s LEFT JOIN audit.entry e ON e.id = s.entry WHERE s.number > $1 ORDER BY s.number LIMIT $2`,
      [number, BATCH],
    );
    for (const link of links) {
      number += 1;
      if (Number(link.number) !== number)
        return `number ${number} is missing: number ${link.number} follows ${number - 1}`;
      if (link.id === null) return `number ${number}: its entry ${link.entry} is missing`;
      if (chained(found.head, number, link) !== link.hash)
        return `number ${number}: entry ${link.entry} (${link.at.toISOString()}, ${link.action}) does not fit its hash: it, its hash or what it is chained to was altered`;
      found.head = link.hash;
      found.entries += 1;
      if (link.hash === contains) found.contains = true;
    }
    if (links.length < BATCH) return undefined;
  }
}
