import { channel } from 'node:diagnostics_channel';
import type { Fault } from '#kernel';
import type { AuditRecord } from './audit.js';

export interface Refusal extends Pick<AuditRecord, 'actor' | 'action' | 'participant' | 'thing'> {
  fault: Fault;
}

/**
 * Whoever refuses says so here and goes on; `Refusals` of the process listens and writes it down. A channel, because refusing
 * happens where nothing is injected: in the guard of a schema, in a hook, in a socket.
 */
const refusals = channel('comity.access.refusal');

export const tellRefusal = (refusal: Refusal): void => refusals.publish(refusal);

/** @returns how to stop listening */
export function onRefusal(listen: (refusal: Refusal) => void): () => void {
  const listener = (message: unknown): void => listen(message as Refusal);
  refusals.subscribe(listener);
  return () => {
    refusals.unsubscribe(listener);
  };
}
