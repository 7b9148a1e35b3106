import { Database } from '#database';
import { now } from '../clock.js';

/** A statement of the exchange, on the clock that all processes share. */
export interface Step {
  phase: string;
  began: number;
  ended: number;
}

/** What a statement is for, by what only it says. */
const PHASES: readonly (readonly [phase: string, sign: RegExp])[] = [
  ['take from the outbox', /DELETE FROM messaging\.outbox/],
  ['write the change', /INSERT INTO exchange\.change\b/],
  ['match', /INSERT INTO exchange\.delivery\b/],
  ['claim', /WITH RECURSIVE turn/],
  ['complete', /INSERT INTO exchange\.attempt\b/],
];

export const phaseOf = (sql: string): string => PHASES.find(([, sign]) => sign.test(sql))?.[0] ?? 'other statements';

/** Notes when each statement of this process was asked and answered: the process measures itself, its code is untouched. */
export function watchStatements(): { take(): Step[] } {
  let steps: Step[] = [];
  const query = Database.prototype.query;
  Database.prototype.query = async function watched<Row>(this: Database, sql: string, parameters?: unknown[]) {
    const step: Step = { phase: phaseOf(sql), began: now(), ended: NaN };
    steps.push(step);
    try {
      return await query.call<Database, [string, unknown[]?], Promise<Row[]>>(this, sql, parameters);
    } finally {
      step.ended = now();
    }
  };
  return {
    take: () => {
      const taken = steps;
      steps = [];
      return taken;
    },
  };
}
