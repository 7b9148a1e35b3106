import { Counter } from 'prom-client';
import { RateLimiterRes, type RateLimiterAbstract } from 'rate-limiter-flexible';
import type { Environment } from '../environment.js';
import { log } from '../logging.js';
import { metrics } from '../metrics.js';
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
  private readonly limiters: ReadonlyMap<Policy, RateLimiterAbstract>;
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
    this.limiters = new Map(
      limited.map((policy) => [
        policy,
        this.store.limiter({
          keyPrefix: `comity:limit:${policy}`,
          points: points[policy],
          duration: WINDOW_SECONDS,
        }),
      ]),
    );
  }

  /** Takes points; answers the quota that leaves least, or null where nobody counts. */
  async take({ address, person, participant }: Asker, points: number): Promise<Quota | null> {
    const own = person
      ? this.consume('person', person, points)
      : this.consume('address', countedAddress(address), points);
    const common = person && participant ? this.consume('participant', participant, points) : null;
    const quota = tighter(await own, common && (await common));
    if (quota?.exceeded) refused.inc({ policy: quota.policy });
    return quota;
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
      const limit = this.limiters.get('failed-sign-in')?.points ?? 0;
      return { policy: 'failed-sign-in', limit, remaining: 0, resetSeconds: Math.ceil(left / 1000), exceeded: true };
    }
    this.blocked.delete(key);
    return null;
  }

  async onApplicationShutdown(): Promise<void> {
    await this.store.close();
  }

  private async consume(policy: Policy, key: string, points: number): Promise<Quota | null> {
    const limiter = this.limiters.get(policy);
    if (!limiter) return null;
    const told = (left: RateLimiterRes, exceeded: boolean): Quota => ({
      policy,
      limit: limiter.points,
      remaining: exceeded ? 0 : Math.max(0, left.remainingPoints),
      resetSeconds: Math.max(1, Math.ceil(left.msBeforeNext / 1000)),
      exceeded,
    });
    try {
      return told(await limiter.consume(key, points), false);
    } catch (error) {
      if (error instanceof RateLimiterRes) return told(error, true);
      // Who cannot count lets people in: the limits are a courtesy between readers, not a lock.
      log('abuse').warn({ err: error }, 'a request could not be counted');
      return null;
    }
  }
}

const tighter = (one: Quota | null, other: Quota | null): Quota | null =>
  one && other && byWhatIsLeft(one, other) > 0 ? other : (one ?? other);

const byWhatIsLeft = (a: Quota, b: Quota): number =>
  Number(b.exceeded) - Number(a.exceeded) || a.remaining / a.limit - b.remaining / b.limit;
