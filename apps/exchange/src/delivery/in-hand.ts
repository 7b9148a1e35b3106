import { LOOPBACK_HOST } from '../endpoint/webhook-host.js';
import type { Claimed } from './claim.js';
import type { Target } from './target.js';

/** A row with what is needed to send it; an endpoint or a change that is gone leaves its place empty. */
export interface Parcel {
  row: Claimed;
  target: Target | undefined;
  envelope: string | undefined;
}

/**
 * What this process has taken and not yet written down, and how much of it is in flight to each endpoint and host. A row
 * whose endpoint or host has enough in flight waits here for its turn; the claim keeps such rows few.
 */
export class InHand {
  private readonly ids = new Set<string>();
  private readonly endpoints = new Map<string, number>();
  private readonly hosts = new Map<string, number>();
  private waiting: Parcel[] = [];

  constructor(
    private readonly perEndpoint: number,
    private readonly perHost: number,
  ) {}

  get size(): number {
    return this.ids.size;
  }

  /** Those among these that may be sent now. */
  take(parcels: readonly Parcel[]): Parcel[] {
    for (const { row } of parcels) this.ids.add(row.id);
    return parcels.filter((parcel) => this.start(parcel));
  }

  /** The row's answer is here: its place in flight is free. Those that may be sent in its stead. */
  landed(row: Claimed): Parcel[] {
    decrease(this.endpoints, row.endpointId);
    decrease(this.hosts, row.host);
    if (this.waiting.length === 0) return [];
    const waiting = this.waiting;
    this.waiting = [];
    return waiting.filter((next) => this.start(next));
  }

  /** Written down, or given up. */
  release(id: string): void {
    this.ids.delete(id);
  }

  /** The process stops: what has not been sent is not ours any more. */
  forgetWaiting(): void {
    for (const { row } of this.waiting) this.ids.delete(row.id);
    this.waiting = [];
  }

  busyEndpoints(): string[] {
    return keysOf(this.endpoints, this.perEndpoint);
  }

  busyHosts(): string[] {
    return keysOf(this.hosts, this.perHost).filter((host) => host !== LOOPBACK_HOST);
  }

  private start(parcel: Parcel): boolean {
    const { row } = parcel;
    if (!this.hasRoomFor(row)) {
      this.waiting.push(parcel);
      return false;
    }
    increase(this.endpoints, row.endpointId);
    increase(this.hosts, row.host);
    return true;
  }

  private hasRoomFor({ endpointId, host }: Claimed): boolean {
    if ((this.endpoints.get(endpointId) ?? 0) >= this.perEndpoint) return false;
    return host === LOOPBACK_HOST || (this.hosts.get(host) ?? 0) < this.perHost;
  }
}

const increase = (counts: Map<string, number>, key: string): void => {
  counts.set(key, (counts.get(key) ?? 0) + 1);
};

function decrease(counts: Map<string, number>, key: string): void {
  const left = (counts.get(key) ?? 0) - 1;
  if (left > 0) counts.set(key, left);
  else counts.delete(key);
}

const keysOf = (counts: Map<string, number>, atLeast: number): string[] =>
  [...counts].filter(([, count]) => count >= atLeast).map(([key]) => key);
