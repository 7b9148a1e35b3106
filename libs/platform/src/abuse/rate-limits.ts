import { Counter } from 'prom-client';
import type { Environment } from '../environment.js';
import { log } from '../logging.js';
import { metrics } from '../metrics.js';
import type { PointCounter, Taken } from './point-counter.js';
import { rateStore, type RateStore } from './rate-store.js';
import { countedAddress } from './trusted-proxies.js';

const POLICIES = ['address', 'person', 'participant', 'failed-sign-in'] as const;
export type Policy = (typeof POLICIES)[number];

/** Who is counted: a signed-in person and the participant acted for; else the address. */
export interface Asker {
  address: string;
  person?: string | null;
  participant?: string | null;
}

/** The policy that leaves least, as the RateLimit fields tell it. */
export interface Quota {
  policy: Policy;
  limit: number;
  remaining: number;
  resetSeconds: number;
  exceeded: boolean;
}

const WINDOW_SECONDS = 60;

const refused = new Counter({
  name: 'comity_rate_limited_total',
  help: 'Requests refused because too many were sent, by policy',
  labelNames: ['policy'] as const,
  registers: [metrics],
});

/** How much each may ask in a minute; rate-store.ts says where it is counted. */
export class RateLimits {
  private readonly store: RateStore;
  private readonly counters: ReadonlyMap<Policy, PointCounter>;
  /** addresses that showed too much that was refused, and until when: known here, so that asking costs nothing */
  private readonly blocked = new Map<string, number>();

  constructor(environment: Environment) {
    const points: Record<Policy, number> = {
      address: environment.RATE_LIMIT_ADDRESS,
      person: environment.RATE_LIMIT_PERSON,
      participant: environment.RATE_LIMIT_PARTICIPANT,
      'failed-sign-in': environment.RATE_LIMIT_FAILED_SIGN_INS,
    };
    const limited = POLICIES.filter((policy) => points[policy] > 0);
    this.store = rateStore(limited.length > 0 ? environment : null);
    this.counters = new Map(
      limited.map((policy) => [
        policy,
        this.store.counter({
          keyPrefix: `comity:limit:${policy}`,
          points: points[policy],
          duration: WINDOW_SECONDS,
        }),
      ]),
    );
  }

  /** Takes points; answers the quota that leaves least, or null where nobody counts. At once where this process counts. */
  take({ address, person, participant }: Asker, points: number): MaybeLater<Quota | null> {
    if (!person) return whenCounted(this.consume('address', countedAddress(address), points), told);
    const ofPerson = this.consume('person', person, points);
    if (!participant) return whenCounted(ofPerson, told);
    const ofParticipant = this.consume('participant', participant, points);
    if (ofPerson instanceof Promise || ofParticipant instanceof Promise)
      return Promise.all([ofPerson, ofParticipant]).then(([one, other]) => told(tighter(one, other)));
    return told(tighter(ofPerson, ofParticipant));
  }

  /** Somebody at this address showed a token, a session or a password that was refused. */
  async failedSignIn(address: string): Promise<void> {
    const key = countedAddress(address);
    const quota = await this.consume('failed-sign-in', key, 1);
    if (!quota?.exceeded) return;
    if (this.blocked.size > 50_000) this.blocked.clear();
    this.blocked.set(key, Date.now() + quota.resetSeconds * 1000);
  }

  /** Whether nothing that this address shows is looked at for now. */
  blockedSignIn(address: string): Quota | null {
    if (this.blocked.size === 0) return null;
    const key = countedAddress(address);
    const left = (this.blocked.get(key) ?? 0) - Date.now();
    if (left > 0) {
      refused.inc({ policy: 'failed-sign-in' });
      const limit = this.counters.get('failed-sign-in')?.points ?? 0;
      return { policy: 'failed-sign-in', limit, remaining: 0, resetSeconds: Math.ceil(left / 1000), exceeded: true };
    }
    this.blocked.delete(key);
    return null;
  }

  async onApplicationShutdown(): Promise<void> {
    await this.store.close();
  }

  private consume(policy: Policy, key: string, points: number): MaybeLater<Quota | null> {
    const counter = this.counters.get(policy);
    if (!counter) return null;
    const taken = counter.take(key, points);
    if (!(taken instanceof Promise)) return quotaOf(policy, counter.points, taken);
    return taken.then(
      (later) => quotaOf(policy, counter.points, later),
      (error: unknown) => {
        // Who cannot count lets people in: the limits are a courtesy between readers, not a lock.
        log('abuse').warn({ err: error }, 'a request could not be counted');
        return null;
      },
    );
  }
}

type MaybeLater<T> = T | Promise<T>;

const whenCounted = <T>(counted: MaybeLater<T>, then: (counted: T) => T): MaybeLater<T> =>
  counted instanceof Promise ? counted.then(then) : then(counted);

const quotaOf = (policy: Policy, limit: number, { remaining, msBeforeNext, exceeded }: Taken): Quota => ({
  policy,
  limit,
  remaining,
  resetSeconds: Math.max(1, Math.ceil(msBeforeNext / 1000)),
  exceeded,
});

function told(quota: Quota | null): Quota | null {
  if (quota?.exceeded) refused.inc({ policy: quota.policy });
  return quota;
}

const tighter = (one: Quota | null, other: Quota | null): Quota | null =>
  one && other ? (byWhatIsLeft(one, other) <= 0 ? one : other) : (one ?? other);

const byWhatIsLeft = (a: Quota, b: Quota): number =>
  Number(b.exceeded) - Number(a.exceeded) || a.remaining / a.limit - b.remaining / b.limit;
