import type { Completion } from './complete.js';
import { reasonOf } from './failure-reason.js';
import { deliveriesTotal, deliveryFailures } from './metrics.js';
import { outcomeOf } from './settle.js';

/** Counts how deliveries ended, for the metrics. @returns the milliseconds until the nearest of them is due again */
export function tally(batch: readonly Completion[], now: Date): number {
  const outcomes = new Map<string, number>();
  const reasons = new Map<string, number>();
  let nearest = Infinity;
  for (const completion of batch) {
    const outcome = outcomeOf(completion);
    outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
    const reason = reasonOf(completion);
    if (reason !== null) reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
    if (completion.nextAt) nearest = Math.min(nearest, completion.nextAt.getTime() - now.getTime());
  }
  for (const [outcome, count] of outcomes) deliveriesTotal.inc({ outcome }, count);
  for (const [reason, count] of reasons) deliveryFailures.inc({ reason }, count);
  return nearest;
}
