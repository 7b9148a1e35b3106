import { EventEmitter } from 'node:events';
import type { Database } from '#database';

const heard = new EventEmitter().setMaxListeners(0);

/**
 * Whoever is told that somebody's role has ended may try it the next moment: in this process it is known as soon as the
 * open transaction has committed. Other processes hear it from PostgreSQL, some milliseconds later.
 */
export const standingChanges = (database: Pick<Database, 'afterCommit'>): void =>
  database.afterCommit(() => void heard.emit('changed'));

/** @returns how to stop that */
export function onStandingChanged(listener: () => void): () => void {
  heard.on('changed', listener);
  return () => heard.off('changed', listener);
}
