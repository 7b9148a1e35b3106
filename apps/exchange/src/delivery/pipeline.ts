import { randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { Database } from '#database';
import { log } from '#platform';
import { closeEnvelope } from '../change/envelope.js';
import { disableGone } from '../endpoint/hold-back.js';
import { claim, type Claimed } from './claim.js';
import { CLOCK, type Clock } from './clock.js';
import { complete, handBack, type Completion } from './complete.js';
import { Envelopes } from './envelopes.js';
import { InHand, type Parcel } from './in-hand.js';
import { deliveriesTotal, deliveryDuration } from './metrics.js';
import { Sender, UNSIGNABLE } from './sender.js';
import { GONE, outcomeOf, settle, skip } from './settle.js';
import { Targets } from './targets.js';
import { Turns } from './turns.js';

const PER_ENDPOINT = 5;
const PER_HOST = 20;
const CLAIM = 250;
const MOST_IN_HAND = 1000;
/** More than twice the worst that a row can wait in hand: its turn (15 s), its own 15 s, and being written down. */
const LEASE_MS = 90_000;
const FLUSH_AT = 250;
const FLUSH_AFTER_MS = 20;
/** A retry as near as this is worth a wake-up of its own; the sweeper finds the others. */
const NEAR_MS = 60_000;

/**
 * Claims, sends, writes down, all at once: while some receivers are slow, finished deliveries are written down in batches
 * and further ones are claimed. Any number of processes may run one; PostgreSQL deals out the rows.
 */
@Injectable()
export class DeliveryPipeline {
  /** told of a retry that will soon be due, in milliseconds */
  onRetry: (delayMs: number) => void = () => undefined;
  /** in whose name rows are taken; see lease-holder.ts */
  leaseOwner = randomBytes(8).toString('hex');
  private readonly inHand = new InHand(PER_ENDPOINT, PER_HOST);
  private readonly turns = new Turns();
  private finished: Completion[] = [];
  private flushing: Promise<void> | undefined;
  private flushTimer: NodeJS.Timeout | undefined;
  private running: Promise<void> | undefined;
  private told = false;
  private stopping = false;
  private deaf = false;
  private nudge: () => void = () => undefined;

  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Sender) private readonly sender: Sender,
    @Inject(Targets) private readonly targets: Targets,
    @Inject(Envelopes) private readonly envelopes: Envelopes,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Delivers until nothing is due and nothing is in hand. Calls while it runs join the one that runs. */
  run(): Promise<void> {
    this.poke();
    if (this.stopping) return Promise.resolve();
    this.running ??= this.drain().finally(() => {
      this.running = undefined;
    });
    return this.running;
  }

  /** Takes nothing more; gives what is in flight `graceMs` to finish and hands the rest back, unattempted. */
  async stop(graceMs: number): Promise<void> {
    this.stopping = true;
    this.poke();
    await this.running?.catch(() => undefined);
    this.inHand.forgetWaiting();
    const until = Date.now() + graceMs;
    while (this.inHand.size > 0 && Date.now() < until) await this.event(Math.min(100, until - Date.now()));
    this.deaf = true;
    await this.sender.close();
    await this.flush();
    await handBack(this.database, this.leaseOwner);
  }

  private async drain(): Promise<void> {
    while (!this.stopping) {
      this.told = false;
      await this.claimAll();
      if (this.told) continue;
      if (this.inHand.size === 0) return;
      await this.event();
    }
  }

  /** Claims as long as there is room and something to claim. */
  private async claimAll(): Promise<void> {
    this.turns.begin();
    while (!this.stopping && this.turns.goesOn) {
      if (this.inHand.size > MOST_IN_HAND - CLAIM) {
        await this.event();
        continue;
      }
      const now = this.clock();
      const { rows, lastSubscriber } = await claim(this.database, {
        now,
        leaseUntil: new Date(now.getTime() + LEASE_MS),
        leaseOwner: this.leaseOwner,
        limit: CLAIM,
        perEndpoint: PER_ENDPOINT,
        perHost: PER_HOST,
        busyEndpoints: this.inHand.busyEndpoints(),
        busyHosts: this.inHand.busyHosts(),
        ...this.turns.next(),
      });
      this.turns.taken(rows.length, lastSubscriber, CLAIM);
      if (rows.length > 0 && !this.stopping) await this.accept(rows);
    }
  }

  private async accept(rows: readonly Claimed[]): Promise<void> {
    const targets = await this.targets.of(rows.map((row) => row.endpointId));
    const envelopes = await this.envelopes.of(rows.map((row) => row.position));
    const parcels = rows.map((row) => ({
      row,
      target: targets.get(row.endpointId),
      envelope: envelopes.get(row.position),
    }));
    for (const parcel of this.inHand.take(parcels)) this.send(parcel);
  }

  private send({ row, target, envelope }: Parcel): void {
    const startedAt = this.clock();
    if (!row.allowed || !target || envelope === undefined) return this.landed(row, skip(row, startedAt));
    if (target.keys.length === 0) return this.landed(row, settle(row, UNSIGNABLE, startedAt, startedAt));
    const body = closeEnvelope(envelope, { id: row.subscriptionId, name: row.subscriptionName });
    this.sender.send(target, { webhookId: row.webhookId, attempt: row.attempt + 1, body }, startedAt, (outcome) => {
      deliveryDuration.observe(outcome.ms / 1000);
      this.landed(row, settle(row, outcome, startedAt, this.clock()));
    });
  }

  private landed(row: Claimed, completion: Completion): void {
    if (this.deaf) return;
    this.finished.push(completion);
    const next = this.inHand.landed(row);
    if (!this.stopping) for (const parcel of next) this.send(parcel);
    if (this.finished.length >= FLUSH_AT || this.finished.length === this.inHand.size) void this.flush();
    else this.flushTimer ??= setTimeout(() => void this.flush(), FLUSH_AFTER_MS);
  }

  /** One at a time: what finishes meanwhile goes with the next. */
  private flush(): Promise<void> {
    this.flushing ??= this.writeDown().finally(() => {
      this.flushing = undefined;
    });
    return this.flushing;
  }

  private async writeDown(): Promise<void> {
    clearTimeout(this.flushTimer);
    this.flushTimer = undefined;
    while (this.finished.length > 0) {
      const batch = this.finished.splice(0, 2 * CLAIM);
      try {
        await this.complete(batch);
        this.tell(batch);
      } catch (error) {
        // The rows stay leased and come up again when the lease runs out: sent twice rather than lost.
        log('deliveries').error({ err: error, rows: batch.length }, 'answers could not be written down');
      }
      for (const { id } of batch) this.inHand.release(id);
      this.poke();
      if (this.finished.length < FLUSH_AT && this.finished.length !== this.inHand.size) break;
    }
    if (this.finished.length > 0) this.flushTimer ??= setTimeout(() => void this.flush(), FLUSH_AFTER_MS);
  }

  /** An endpoint that is gone is disabled in the same transaction, so that nothing of its is claimed in between. */
  private async complete(batch: readonly Completion[]): Promise<void> {
    const gone = batch.filter(({ status }) => status === GONE).map(({ id }) => id);
    if (gone.length === 0) {
      await complete(this.database, this.leaseOwner, batch);
      return;
    }
    await this.database.transaction(async () => {
      await complete(this.database, this.leaseOwner, batch);
      await disableGone(this.database, gone, this.clock());
    });
  }

  private tell(batch: readonly Completion[]): void {
    const outcomes = new Map<string, number>();
    const now = this.clock().getTime();
    let nearest = Infinity;
    for (const completion of batch) {
      const outcome = outcomeOf(completion);
      outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
      if (completion.nextAt) nearest = Math.min(nearest, completion.nextAt.getTime() - now);
    }
    for (const [outcome, count] of outcomes) deliveriesTotal.inc({ outcome }, count);
    if (nearest <= NEAR_MS) this.onRetry(nearest);
  }

  private poke(): void {
    this.told = true;
    this.nudge();
  }

  /** Until something was written down, told or stopped; with a limit, also when it is over. */
  private async event(ms?: number): Promise<void> {
    await new Promise<void>((resolve) => {
      const timer = ms === undefined ? undefined : setTimeout(resolve, ms);
      this.nudge = () => {
        clearTimeout(timer);
        resolve();
      };
    });
    this.nudge = () => undefined;
  }
}
