import { isDeepStrictEqual } from 'node:util';
import type { EntityTarget, ObjectLiteral, QueryDeepPartialEntity } from 'typeorm';
import type { Database } from '#database';
import type { Origin } from './origin.js';

/**
 * Rows with their own key: writes those that are new or differ. Rows that the data do not name stay, and so does a row that
 * people have altered since.
 */
export async function upsertDiffering<T extends ObjectLiteral>(
  db: Database,
  entity: EntityTarget<T>,
  key: keyof T & string,
  rows: readonly T[],
): Promise<T[]> {
  const repository = db.repository(entity);
  const present = new Map((await repository.find()).map((row) => [row[key], { ...row }]));
  const differing = rows.filter((row) => {
    const there = present.get(row[key]);
    return (there as Fact | undefined)?.origin !== 'REGISTER' && !isDeepStrictEqual(there, row);
  });
  if (differing.length > 0) await repository.upsert(differing as QueryDeepPartialEntity<T>[], [key]);
  return differing;
}

interface Fact extends ObjectLiteral {
  id?: number;
  origin?: Origin;
}

export interface Reconciled<T> {
  gone: T[];
  come: Omit<T, 'id'>[];
}

/**
 * Rows without a key of their own (periods, listings): takes away what the data no longer say, adds what they newly say.
 * @param heading what people may have entered something about, e.g. a country's membership; there, nothing is touched
 */
export async function reconcile<T extends Fact>(
  db: Database,
  entity: EntityTarget<T>,
  wanted: readonly Omit<T, 'id'>[],
  heading: (row: Omit<T, 'id'>) => string = () => '',
): Promise<Reconciled<T>> {
  const repository = db.repository(entity);
  const rows = await repository.find();
  const entered = new Set(rows.filter(({ origin }) => origin === 'REGISTER').map(heading));
  const present = new Map(rows.filter((row) => !entered.has(heading(row))).map((row) => [identity(row), row]));
  const due = new Map(wanted.filter((row) => !entered.has(heading(row))).map((row) => [identity(row), row]));
  const gone = [...present].filter(([key]) => !due.has(key)).map(([, row]) => row);
  const come = [...due].filter(([key]) => !present.has(key)).map(([, row]) => row);
  const before = gone.map((row) => ({ ...row }));
  if (gone.length > 0) await repository.remove(gone, { transaction: false });
  if (come.length > 0) await repository.insert(come as unknown as QueryDeepPartialEntity<T>[]);
  return { gone: before, come };
}

const identity = ({ id: _, ...row }: Fact): string =>
  JSON.stringify(Object.entries(row).sort(([a], [b]) => (a < b ? -1 : 1)));
