import { LOOPBACK_HOST } from '../endpoint/webhook-host.js';
import type { Claimed } from './claim.js';
import type { Target } from './target.js';

/** A row with what is needed to send it; an endpoint or a change that is gone leaves its place empty. */
export interface Parcel {
  row: Claimed;
  target: Target | undefined;
  envelope: Buffer | undefined;
  /** a breaker is open until then */
  heldUntil: Date | undefined;
}

export interface Limits {
  /** in flight or about to be, to one endpoint and to one host */
  perEndpoint: number;
  perHost: number;
  /** a quarter of what is in hand at all: whose receivers all hang leaves room for the others */
  perSubscriber: number;
  /** in flight, slow ones aside */
  inFlight: number;
  /** A flight as long as this stands in nobody's way any more: a receiver that hangs costs a socket, not a turn. */
  slowMs: number;
  /** taken and not yet written down, slow ones aside; and with them */
  inHand: number;
  inHandAtAll: number;
}

/**
 * What this process has taken and not yet written down, and how much of it is for each endpoint and host. What has room
 * there and not among all that fly is ready, and flies in its turn. What has none there waits; the claim keeps such rows few.
 */
export class InHand {
  private readonly ids = new Set<string>();
  private readonly endpoints = new Map<string, number>();
  private readonly hosts = new Map<string, number>();
  private readonly subscribers = new Map<string, number>();
  /** since when; the oldest stand first */
  private readonly flights = new Map<string, number>();
  private readonly slow = new Set<string>();
  private ready: Parcel[] = [];
  private nextReady = 0;
  private waiting: Parcel[] = [];

  constructor(
    private readonly limits: Limits,
    private readonly clock: () => number = () => performance.now(),
  ) {}

  get size(): number {
    return this.ids.size;
  }

  /** How many more may be taken. */
  get room(): number {
    const { inHand, inHandAtAll } = this.limits;
    return Math.min(inHand + this.slow.size, inHandAtAll) - this.ids.size;
  }

  /** How many are about to fly, as soon as there is a place among those that do. */
  get inLine(): number {
    return this.ready.length - this.nextReady;
  }

  /** Nothing flies or is about to, but what takes long. */
  get isCalm(): boolean {
    return this.flights.size === 0 && this.inLine === 0;
  }

  /** Those of these, and of those before, that fly now. */
  take(parcels: readonly Parcel[]): Parcel[] {
    for (const parcel of parcels) {
      this.ids.add(parcel.row.id);
      if (!this.book(parcel)) this.waiting.push(parcel);
    }
    return this.takeOff();
  }

  /** The same, but what would have to wait is not taken. */
  takeWhatFits(parcels: readonly Parcel[]): { flying: Parcel[]; declined: Parcel[] } {
    const declined = parcels.filter((parcel) => {
      if (!this.book(parcel)) return true;
      this.ids.add(parcel.row.id);
      return false;
    });
    return { flying: this.takeOff(), declined };
  }

  /** The row's answer is here: its places are free. Those that fly in its stead. */
  landed(row: Claimed): Parcel[] {
    if (!this.flights.delete(row.id)) this.slow.delete(row.id);
    decrease(this.endpoints, row.endpointId);
    decrease(this.hosts, row.host);
    decrease(this.subscribers, row.subscriber);
    if (this.waiting.length > 0) this.waiting = this.waiting.filter((parcel) => !this.book(parcel));
    return this.takeOff();
  }

  /** Looks who takes long; to be asked a few times a second. Those that fly in their stead. */
  age(): Parcel[] {
    const late = this.clock() - this.limits.slowMs;
    for (const [id, since] of this.flights) {
      if (since > late) break;
      this.flights.delete(id);
      this.slow.add(id);
    }
    return this.takeOff();
  }

  /** Written down, or given up. */
  release(id: string): void {
    this.ids.delete(id);
  }

  /** The process stops: what has not been sent is not ours any more. */
  forgetUnsent(): void {
    for (const { row } of [...this.waiting, ...this.ready.slice(this.nextReady)]) this.ids.delete(row.id);
    this.waiting = [];
    this.ready = [];
    this.nextReady = 0;
  }

  rowIds(): string[] {
    return [...this.ids];
  }

  busyEndpoints(): string[] {
    return keysOf(this.endpoints, this.limits.perEndpoint);
  }

  busyHosts(): string[] {
    return keysOf(this.hosts, this.limits.perHost).filter((host) => host !== LOOPBACK_HOST);
  }

  busySubscribers(): string[] {
    return keysOf(this.subscribers, this.limits.perSubscriber);
  }

  private takeOff(): Parcel[] {
    const flying: Parcel[] = [];
    while (this.flights.size < this.limits.inFlight) {
      const next = this.ready[this.nextReady];
      if (!next) {
        this.ready = [];
        this.nextReady = 0;
        break;
      }
      this.nextReady += 1;
      this.flights.set(next.row.id, this.clock());
      flying.push(next);
    }
    return flying;
  }

  private book(parcel: Parcel): boolean {
    const { endpointId, host, subscriber } = parcel.row;
    if ((this.subscribers.get(subscriber) ?? 0) >= this.limits.perSubscriber) return false;
    if ((this.endpoints.get(endpointId) ?? 0) >= this.limits.perEndpoint) return false;
    if (host !== LOOPBACK_HOST && (this.hosts.get(host) ?? 0) >= this.limits.perHost) return false;
    increase(this.endpoints, endpointId);
    increase(this.hosts, host);
    increase(this.subscribers, subscriber);
    this.ready.push(parcel);
    return true;
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
