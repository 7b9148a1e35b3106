import { LOOPBACK_HOST } from '../endpoint/webhook-host.js';

export const endpointKey = (id: string): string => `endpoint ${id}`;

/** Null for this machine: its ports have nothing in common. */
export const hostKey = (host: string): string | null => (host === LOOPBACK_HOST ? null : `host ${host}`);
