import { randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { Database } from '#database';
import { log } from '#platform';
import { closeEnvelope } from '../change/envelope.js';
import { disableGone } from '../endpoint/hold-back.js';
import { Breakers, type Attempted } from '../health/breakers.js';
import { claim, type Claimed } from './claim.js';
import { CLOCK, type Clock } from './clock.js';
import { complete, type Completion } from './complete.js';
import { Envelopes } from './envelopes.js';
import { reasonOf } from './failure-reason.js';
import { Promises, type FirstHand } from './first-hand.js';
import { giveBack, giveBackAll, giveBackStrays } from './give-back.js';
import { InHand, type Limits, type Parcel } from './in-hand.js';
import { deliveriesTotal, deliveryDuration, deliveryFailures } from './metrics.js';
import { Results } from './results.js';
import { Sender, UNSIGNABLE, type Outcome } from './sender.js';
import { GONE, holdBack, outcomeOf, settle, skip } from './settle.js';
import { Targets } from './targets.js';
import { Turns } from './turns.js';

const CLAIM = 250;
const LIMITS: Limits = {
  perEndpoint: 5,
  perHost: 20,
  perSubscriber: 5000,
  inFlight: 1000,
  slowMs: 1000,
  inHand: 6000,
  inHandAtAll: 20_000,
};
/** More than twice the worst that a row can wait in hand: its turn (15 s), its own 15 s, and being written down. */
const LEASE_MS = 90_000;
const WRITING_PATIENCE_MS = 60_000;
const AGE_EVERY_MS = 250;
/** While more is about to come it is not worth asking after each batch whether something became due by it. */
const LOOK_AGAIN_MS = 100;
/** A retry as near as this is worth a wake-up of its own; the sweeper finds the others. */
const NEAR_MS = 60_000;

/**
 * Claims, sends, writes down, all at once: while some receivers are slow, finished deliveries are written down in batches
 * and further ones are claimed. Any number of processes may run one; PostgreSQL deals out the rows. What this process
 * matches itself it may have in hand without claiming it: see first-hand.ts.
 */
@Injectable()
export class DeliveryPipeline {
  /** told of a retry that will soon be due, in milliseconds */
  onRetry: (delayMs: number) => void = () => undefined;
  /** in whose name rows are taken; see lease-holder.ts */
  leaseOwner = randomBytes(8).toString('hex');
  private readonly inHand = new InHand(LIMITS);
  private readonly turns = new Turns();
  private readonly promises = new Promises();
  private readonly results = new Results({
    write: (batch) => this.writeDown(batch),
    done: (batch, isWritten) => this.writtenDown(batch, isWritten),
    isCalm: () => this.inHand.isCalm,
    patienceMs: WRITING_PATIENCE_MS,
  });
  private running: Promise<void> | undefined;
  private ageing: NodeJS.Timeout | undefined;
  private launching: Parcel[] | undefined;
  private told = false;
  /** something was written down: what waited for it may be due */
  private freed = false;
  /** the last claim found something: there may be more, and others are to have their turn first */
  private behind = false;
  private stopping = false;
  private deaf = false;
  private nudge: () => void = () => undefined;

  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Sender) private readonly sender: Sender,
    @Inject(Targets) private readonly targets: Targets,
    @Inject(Envelopes) private readonly envelopes: Envelopes,
    @Inject(Breakers) private readonly breakers: Breakers,
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

  /** What this process would take at once of what it is about to match; undefined when others are to come first. */
  promise(processes: number): FirstHand | undefined {
    const limit = this.inHand.room - CLAIM;
    if (this.stopping || this.behind || limit <= 0) return undefined;
    const leaseUntil = new Date(this.clock().getTime() + LEASE_MS);
    return this.promises.give({ leaseOwner: this.leaseOwner, leaseUntil, limit, processes });
  }

  /** Takes what was matched under a promise, once it is committed. @returns whether all of it could be taken */
  async keep(promise: FirstHand, rows: readonly Claimed[]): Promise<boolean> {
    if (!this.promises.stands(promise) || this.stopping) {
      this.promises.lose();
      return rows.length === 0;
    }
    if (rows.length === 0) {
      this.promises.kept(promise);
      return true;
    }
    try {
      const parcels = await this.parcelsOf(rows);
      const { flying, declined } = this.stopping
        ? { flying: [], declined: parcels }
        : this.inHand.takeWhatFits(parcels);
      this.launch(flying);
      const ids = declined.map(({ row }) => row.id);
      if (ids.length > 0) await giveBack(this.database, this.leaseOwner, ids);
      this.promises.kept(promise);
      return declined.length === 0;
    } catch (error) {
      this.promises.lose();
      throw error;
    }
  }

  /** Takes nothing more; gives what is in flight `graceMs` to finish and hands the rest back, unattempted. */
  async stop(graceMs: number): Promise<void> {
    this.stopping = true;
    this.poke();
    await this.running?.catch(() => undefined);
    this.inHand.forgetUnsent();
    const until = Date.now() + graceMs;
    while (this.inHand.size > 0 && Date.now() < until) await this.event(Math.min(100, until - Date.now()));
    this.deaf = true;
    clearInterval(this.ageing);
    await this.sender.close();
    await this.results.close();
    await giveBackAll(this.database, this.leaseOwner);
  }

  private async drain(): Promise<void> {
    while (!this.stopping) {
      this.told = false;
      this.freed = false;
      await this.giveBackStrays();
      await this.claimAll();
      if (this.inHand.size === 0 && !this.told && !this.freed) return;
      while (!this.told && !this.freed && !this.stopping) await this.event();
      await this.untilWorthALook();
    }
  }

  private async untilWorthALook(): Promise<void> {
    const until = performance.now() + LOOK_AGAIN_MS;
    for (let left = LOOK_AGAIN_MS; left > 0; left = until - performance.now()) {
      if (this.told || this.stopping || this.inHand.isCalm) return;
      await this.event(left);
    }
  }

  /** What was promised and never came into our hands lies there in our name; while a promise is out nobody can say which. */
  private async giveBackStrays(): Promise<void> {
    if (!this.promises.mayHaveStrays || this.promises.isOut) return;
    await giveBackStrays(this.database, this.leaseOwner, this.inHand.rowIds());
    this.promises.mayHaveStrays = false;
  }

  /** Claims as long as there is room and something to claim. */
  private async claimAll(): Promise<void> {
    this.turns.begin();
    while (!this.stopping && this.turns.goesOn) {
      if (this.inHand.room < CLAIM) {
        await this.event();
        continue;
      }
      const now = this.clock();
      const { rows, lastSubscriber } = await claim(this.database, {
        now,
        leaseUntil: new Date(now.getTime() + LEASE_MS),
        leaseOwner: this.leaseOwner,
        limit: CLAIM,
        perEndpoint: LIMITS.perEndpoint,
        perHost: LIMITS.perHost,
        busyEndpoints: this.inHand.busyEndpoints(),
        busyHosts: this.inHand.busyHosts(),
        busySubscribers: this.inHand.busySubscribers(),
        ...this.turns.next(),
      });
      this.turns.taken(rows.length, lastSubscriber, CLAIM);
      if (rows.length === 0) continue;
      this.behind = true;
      await this.accept(rows);
    }
    this.behind = false;
  }

  private async accept(rows: readonly Claimed[]): Promise<void> {
    try {
      const parcels = await this.parcelsOf(rows);
      if (!this.stopping) this.launch(this.inHand.take(parcels));
    } catch (error) {
      this.promises.mayHaveStrays = true;
      throw error;
    }
  }

  private async parcelsOf(rows: readonly Claimed[]): Promise<Parcel[]> {
    const targets = await this.targets.of(rows.map((row) => row.endpointId));
    const envelopes = await this.envelopes.of(rows.map((row) => row.position));
    const held = await this.breakers.held(
      rows.filter((row) => row.allowed && targets.get(row.endpointId)?.signable),
      this.clock(),
    );
    return rows.map((row) => ({
      row,
      target: targets.get(row.endpointId),
      envelope: envelopes.get(row.position),
      heldUntil: held.get(row),
    }));
  }

  /** One after the other, for what ends at once makes room for the next at once. */
  private launch(parcels: readonly Parcel[]): void {
    if (this.launching) {
      this.launching.push(...parcels);
      return;
    }
    this.launching = [...parcels];
    for (const parcel of this.launching) this.send(parcel);
    this.launching = undefined;
    if (this.inHand.size > 0 && !this.stopping) this.ageing ??= setInterval(() => this.age(), AGE_EVERY_MS);
  }

  private send({ row, target, envelope, heldUntil }: Parcel): void {
    const startedAt = this.clock();
    // Whoever has it by now may be further than we are.
    if (row.leaseUntil <= startedAt) return this.letGo(row);
    if (!row.allowed || !target || envelope === undefined) return this.landed(row, skip(row, startedAt));
    if (heldUntil) return this.landed(row, holdBack(row, heldUntil, startedAt));
    if (!target.signable) return this.landed(row, settle(row, UNSIGNABLE, startedAt, startedAt));
    // What the exchange says of its own belongs to no subscription.
    const isOwn = row.position < 0;
    const body = isOwn ? envelope : closeEnvelope(envelope, { id: row.subscriptionId, name: row.subscriptionName });
    (target.via ?? this.sender).send(
      target,
      { webhookId: row.webhookId, attempt: row.attempt + 1, body },
      startedAt,
      (outcome) => {
        deliveryDuration.observe(outcome.ms / 1000);
        const completion = settle(row, outcome, startedAt, this.clock());
        this.landed(row, outcome.ours ? completion : { ...completion, attempted: attemptOf(row, outcome, startedAt) });
      },
    );
  }

  private landed(row: Claimed, completion: Completion): void {
    if (this.deaf) return;
    const next = this.inHand.landed(row);
    if (!this.stopping) this.launch(next);
    this.results.add(completion);
  }

  private letGo(row: Claimed): void {
    const next = this.inHand.landed(row);
    this.inHand.release(row.id);
    this.launch(next);
    this.freed = true;
    this.nudge();
  }

  private age(): void {
    if (this.inHand.size === 0) {
      clearInterval(this.ageing);
      this.ageing = undefined;
      return;
    }
    const wasFull = this.inHand.room < CLAIM;
    const next = this.inHand.age();
    if (!this.stopping) this.launch(next);
    if (wasFull) this.nudge();
  }

  /** An endpoint that is gone is disabled in the same transaction, so that nothing of its is claimed in between. */
  private async writeDown(batch: readonly Completion[]): Promise<void> {
    const gone = batch.filter(({ status }) => status === GONE).map(({ id }) => id);
    if (gone.length === 0) await complete(this.database, this.leaseOwner, batch);
    else
      await this.database.transaction(async () => {
        await complete(this.database, this.leaseOwner, batch);
        await disableGone(this.database, gone, this.clock());
      });
    await this.record(batch.flatMap(({ attempted }) => attempted ?? []));
  }

  /** After the rows have their next time: a breaker that opens puts it off for them too. */
  private async record(attempts: readonly Attempted[]): Promise<void> {
    try {
      if (await this.breakers.record(attempts, this.clock())) this.onRetry(0);
    } catch (error) {
      log('deliveries').error({ err: error }, 'the breakers were not told how attempts ended');
    }
  }

  private writtenDown(batch: readonly Completion[], isWritten: boolean): void {
    for (const { id } of batch) this.inHand.release(id);
    if (isWritten) this.tell(batch);
    this.freed = true;
    this.nudge();
    if (this.inHand.size === 0 && !this.running) this.look();
  }

  /** What was matched here is done, and nobody has claimed since. */
  private look(): void {
    this.run().catch((error: unknown) => log('deliveries').warn({ err: error }, 'could not look what is due'));
  }

  private tell(batch: readonly Completion[]): void {
    const outcomes = new Map<string, number>();
    const reasons = new Map<string, number>();
    const now = this.clock().getTime();
    let nearest = Infinity;
    for (const completion of batch) {
      const outcome = outcomeOf(completion);
      outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
      const reason = reasonOf(completion);
      if (reason !== null) reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
      if (completion.nextAt) nearest = Math.min(nearest, completion.nextAt.getTime() - now);
    }
    for (const [outcome, count] of outcomes) deliveriesTotal.inc({ outcome }, count);
    for (const [reason, count] of reasons) deliveryFailures.inc({ reason }, count);
    if (nearest <= NEAR_MS) this.onRetry(nearest);
  }

  /** There may be something new. */
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

const attemptOf = ({ endpointId, host }: Claimed, { error, reached }: Outcome, at: Date): Attempted => ({
  endpointId,
  host,
  at,
  error,
  reached,
});
