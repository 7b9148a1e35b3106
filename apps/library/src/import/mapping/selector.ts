import type { Row } from '../file/row.js';
import { many, type Condition, type Mapping } from './mapping-schema.js';

/** Whether a row is one of those that `where` and `skipIf` leave in. */
export function selector({ where = {}, skipIf = {} }: Pick<Mapping, 'where' | 'skipIf'>): (row: Row) => boolean {
  const [all, none] = [testsOf(where), testsOf(skipIf)];
  return (row) => all.every((holds) => holds(row)) && !none.some((holds) => holds(row));
}

function testsOf(conditions: Condition): ((row: Row) => boolean)[] {
  return Object.entries(conditions).map(([column, values]) => {
    const wanted = new Set(many(values).map(String));
    return (row) => wanted.has(String(row.get(column) ?? '').trim());
  });
}
