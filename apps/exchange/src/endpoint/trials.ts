import { conflict } from '#kernel';
import type { Clock } from '../delivery/clock.js';

const WINDOW_MS = 60_000;

/** How often an endpoint may be tried by hand in a minute, and how often everybody together may try one host. */
const MOST = { endpoint: 5, host: 60 };
const MOST_KEYS = 10_000;

/**
 * Keeps challenges and tests from being a way to send many requests to somebody. Counted by each process for itself: what is
 * counted is a handful, and a network has few processes.
 */
export class Trials {
  private readonly made = new Map<string, number[]>();

  constructor(
    private readonly clock: Clock,
    private readonly most = MOST,
  ) {}

  /** Throws when it is too often. @param host null: this machine, which nobody has to spare */
  require(endpointId: string | null, host: string | null): void {
    const counted: [string, number][] = [
      ...(endpointId === null ? [] : [[`endpoint ${endpointId}`, this.most.endpoint] as [string, number]]),
      ...(host === null ? [] : [[`host ${host}`, this.most.host] as [string, number]]),
    ];
    const now = this.clock().getTime();
    for (const [key, most] of counted) {
      const recent = (this.made.get(key) ?? []).filter((at) => at > now - WINDOW_MS);
      const [oldest] = recent;
      if (oldest === undefined || recent.length < most) continue;
      const seconds = Math.ceil((oldest + WINDOW_MS - now) / 1000);
      throw conflict(
        key.startsWith('host')
          ? `${host} is asked at most ${most} times a minute; try again in ${seconds} s.`
          : `An endpoint is tried at most ${most} times a minute; try again in ${seconds} s.`,
      );
    }
    if (this.made.size > MOST_KEYS) this.made.clear();
    for (const [key] of counted)
      this.made.set(key, [...(this.made.get(key) ?? []).filter((at) => at > now - WINDOW_MS), now]);
  }
}
