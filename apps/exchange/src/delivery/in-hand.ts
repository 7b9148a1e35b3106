import { LOOPBACK_HOST } from '../endpoint/webhook-host.js';
import type { Claimed } from './claim.js';

/**
 * What this process has taken and not yet written down, and how much of it is in flight to each endpoint and host. A row
 * whose endpoint or host has enough in flight waits here for its turn; the claim keeps such rows few.
 */
export class InHand {
  private readonly rows = new Map<string, Claimed>();
  private readonly endpoints = new Map<string, number>();
  private readonly hosts = new Map<string, number>();
  private waiting: Claimed[] = [];

  constructor(
    private readonly perEndpoint: number,
    private readonly perHost: number,
  ) {}

  get size(): number {
    return this.rows.size;
  }

  /** The rows among these that may be sent now. */
  take(rows: readonly Claimed[]): Claimed[] {
    for (const row of rows) this.rows.set(row.id, row);
    return rows.filter((row) => this.start(row));
  }

  /** The row's answer is here: its place in flight is free. The rows that may be sent in its stead. */
  landed(row: Claimed): Claimed[] {
    decrease(this.endpoints, row.endpointId);
    decrease(this.hosts, row.host);
    if (this.waiting.length === 0) return [];
    const waiting = this.waiting;
    this.waiting = [];
    return waiting.filter((next) => this.start(next));
  }

  /** Written down, or given up. */
  release(id: string): void {
    this.rows.delete(id);
  }

  /** The process stops: what has not been sent is not ours any more. */
  forgetWaiting(): void {
    for (const { id } of this.waiting) this.rows.delete(id);
    this.waiting = [];
  }

  busyEndpoints(): string[] {
    return keysOf(this.endpoints, this.perEndpoint);
  }

  busyHosts(): string[] {
    return keysOf(this.hosts, this.perHost).filter((host) => host !== LOOPBACK_HOST);
  }

  private start(row: Claimed): boolean {
    if (!this.hasRoomFor(row)) {
      this.waiting.push(row);
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
