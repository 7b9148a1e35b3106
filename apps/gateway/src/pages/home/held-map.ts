import { LRUCache } from 'lru-cache';
import type { View } from '../view.js';
import type { LastYear } from './last-year.js';

/** For languages that are asked for one after the other. */
const MOST_HELD = 50;
const HELD_MS = 60_000;

/**
 * Counting a year costs more than all the rest of the first page and changes least: for whoever is nobody in particular it is asked for
 * once a minute. Who is signed in sees other records, and is counted for each time.
 */
export class HeldMap {
  private readonly held = new LRUCache<string, LastYear>({ max: MOST_HELD, ttl: HELD_MS });

  /** What stands for this reader; undefined: ask. */
  of(view: View): LastYear | undefined {
    return isNobody(view) ? this.held.get(keyOf(view)) : undefined;
  }

  hold(view: View, { lastYear, agreementNetwork }: LastYear): void {
    if (isNobody(view)) this.held.set(keyOf(view), { lastYear, agreementNetwork });
  }
}

const isNobody = ({ context: { actor } }: View): boolean => actor.person === null && actor.participant === null;
const keyOf = ({ today, languages }: View): string => [today, ...languages].join(' ');
