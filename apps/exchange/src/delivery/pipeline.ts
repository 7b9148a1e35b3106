import { randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { Database } from '#database';
import { log } from '#platform';
import { Breakers } from '../health/breakers.js';
import { Bell } from './bell.js';
import { claim, type Claimed } from './claim.js';
import { CLOCK, type Clock } from './clock.js';
import type { Completion } from './complete.js';
import { Envelopes } from './envelopes.js';
import { Feeding } from './feeding.js';
import { Promises, type FirstHand } from './first-hand.js';
import { giveBackAll, giveBackStrays } from './give-back.js';
import { InHand, type Limits } from './in-hand.js';
import { Parcels } from './parcels.js';
import { Results } from './results.js';
import { Runway } from './runway.js';
import { Sender } from './sender.js';
import { Stock } from './stock.js';
import { tally } from './tally.js';
import { Targets } from './targets.js';
import { Turns } from './turns.js';
import { writeDown } from './write-down.js';

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
/** Matched here and not yet in hand. */
const MOST_IN_STOCK = 20_000;
/** More than twice the worst that a row can wait in hand: its turn (15 s), its own 15 s, and being written down. A third of it in stock. */
const LEASE_MS = 90_000;
const WRITING_PATIENCE_MS = 60_000;
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
  private readonly stock = new Stock(MOST_IN_STOCK);
  private readonly turns = new Turns();
  private readonly promises = new Promises();
  private readonly bell = new Bell();
  private readonly parcels: Parcels;
  private readonly runway: Runway;
  private readonly feeding: Feeding;
  private readonly results: Results;
  private running: Promise<void> | undefined;
  private told = false;
  /** something was written down: what waited for it may be due */
  private freed = false;
  /** the last claim found something: there may be more, and others are to have their turn first */
  private behind = false;
  private stopping = false;

  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Sender) private readonly sender: Sender,
    @Inject(Targets) targets: Targets,
    @Inject(Envelopes) envelopes: Envelopes,
    @Inject(Breakers) breakers: Breakers,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {
    const { inHand, stock, promises } = this;
    this.parcels = new Parcels(targets, envelopes, breakers, clock);
    this.runway = new Runway({
      inHand,
      sender,
      clock,
      landed: (completion) => this.landed(completion),
      letGo: () => this.free(),
      aged: () => this.roomChanged(),
    });
    this.feeding = new Feeding({
      database,
      inHand,
      stock,
      parcels: this.parcels,
      runway: this.runway,
      clock,
      leaseOwner: () => this.leaseOwner,
      spare: CLAIM,
      left: () => this.look(),
      lost: () => {
        promises.mayHaveStrays = true;
      },
    });
    const writing = { database, breakers, clock, released: () => this.onRetry(0) };
    this.results = new Results({
      write: (batch) => writeDown(writing, this.leaseOwner, batch),
      done: (batch, isWritten) => this.writtenDown(batch, isWritten),
      isCalm: () => inHand.isCalm,
      patienceMs: WRITING_PATIENCE_MS,
    });
  }

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
    const limit = this.stock.most - this.stock.size;
    if (this.stopping || this.behind || limit <= 0 || this.inHand.room <= CLAIM) return undefined;
    const leaseUntil = new Date(this.clock().getTime() + LEASE_MS);
    return this.promises.give({ leaseOwner: this.leaseOwner, leaseUntil, limit, processes });
  }

  /** Takes what was matched under a promise, once it is committed. @returns whether all of it could be taken, when it was */
  async keep(promise: FirstHand, rows: readonly Claimed[]): Promise<boolean> {
    if (!this.promises.stands(promise) || this.stopping) {
      this.promises.lose();
      return rows.length === 0;
    }
    this.stock.add(rows);
    this.promises.kept(promise);
    if (rows.length === 0) return true;
    return this.feeding.run();
  }

  /** Takes nothing more; gives what is in flight `graceMs` to finish and hands the rest back, unattempted. */
  async stop(graceMs: number): Promise<void> {
    this.stopping = true;
    this.runway.ground();
    this.poke();
    await this.feeding.stop();
    await this.running?.catch(() => undefined);
    this.inHand.forgetUnsent();
    const until = Date.now() + graceMs;
    while (this.inHand.size > 0 && Date.now() < until) await this.bell.wait(Math.min(100, until - Date.now()));
    this.runway.end();
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
      if (this.inHand.size + this.stock.size === 0 && !this.told && !this.freed) return;
      while (!this.told && !this.freed && !this.stopping) await this.bell.wait();
      await this.untilWorthALook();
    }
  }

  private async untilWorthALook(): Promise<void> {
    const until = performance.now() + LOOK_AGAIN_MS;
    for (let left = LOOK_AGAIN_MS; left > 0; left = until - performance.now()) {
      if (this.told || this.stopping || this.inHand.isCalm) return;
      await this.bell.wait(left);
    }
  }

  /** What was promised and never came into our hands lies there in our name; while a promise is out nobody can say which. */
  private async giveBackStrays(): Promise<void> {
    if (!this.promises.mayHaveStrays || this.promises.isOut) return;
    const ours = [...this.inHand.rowIds(), ...this.stock.rowIds(), ...this.feeding.rowIds()];
    await giveBackStrays(this.database, this.leaseOwner, ours);
    this.promises.mayHaveStrays = false;
  }

  /** Claims as long as there is room and something to claim. */
  private async claimAll(): Promise<void> {
    this.turns.begin();
    while (!this.stopping && this.turns.goesOn) {
      if (this.inHand.room < CLAIM) {
        await this.bell.wait();
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
      const parcels = await this.parcels.of(rows);
      if (!this.stopping) this.runway.launch(this.inHand.take(parcels));
    } catch (error) {
      this.promises.mayHaveStrays = true;
      throw error;
    }
  }

  private landed(completion: Completion): void {
    this.results.add(completion);
    this.feeding.look();
  }

  private writtenDown(batch: readonly Completion[], isWritten: boolean): void {
    for (const { id } of batch) this.inHand.release(id);
    const nearest = isWritten ? tally(batch, this.clock()) : Infinity;
    if (nearest <= NEAR_MS) this.onRetry(nearest);
    this.free();
    if (this.inHand.size + this.stock.size === 0 && !this.running) this.look();
  }

  /** Something may be due that nobody has claimed since. */
  private look(): void {
    this.run().catch((error: unknown) => log('deliveries').warn({ err: error }, 'could not look what is due'));
  }

  private free(): void {
    this.freed = true;
    this.roomChanged();
  }

  private roomChanged(): void {
    this.feeding.look();
    this.bell.ring();
  }

  /** There may be something new. */
  private poke(): void {
    this.told = true;
    this.bell.ring();
  }
}
