import { closeEnvelope } from '../change/envelope.js';
import type { Attempted } from '../health/breakers.js';
import type { Claimed } from './claim.js';
import type { Clock } from './clock.js';
import type { Completion } from './complete.js';
import type { InHand, Parcel } from './in-hand.js';
import { deliveryDuration } from './metrics.js';
import { UNSIGNABLE, type Outcome } from './outcome.js';
import type { Sender } from './sender.js';
import { holdBack, settle, skip } from './settle.js';

const AGE_EVERY_MS = 250;

export interface RunwayOptions {
  inHand: InHand;
  sender: Sender;
  clock: Clock;
  /** how one ended */
  landed: (completion: Completion) => void;
  /** its lease ran out before its turn came */
  letGo: (row: Claimed) => void;
  /** who takes long was looked for, so there may be room */
  aged: () => void;
}

/** What is on its way: sent as soon as there is a place for it, and what lands makes place for the next. */
export class Runway {
  private launching: Parcel[] | undefined;
  private ageing: NodeJS.Timeout | undefined;
  private isGrounded = false;
  private isDeaf = false;

  constructor(private readonly options: RunwayOptions) {}

  /** One after the other, for what ends at once makes room for the next at once. */
  launch(parcels: readonly Parcel[]): void {
    if (this.isGrounded) return;
    if (this.launching) {
      this.launching.push(...parcels);
      return;
    }
    this.launching = [...parcels];
    for (const parcel of this.launching) this.send(parcel);
    this.launching = undefined;
    if (this.options.inHand.size > 0) this.ageing ??= setInterval(() => this.age(), AGE_EVERY_MS);
  }

  /** Nothing takes off any more. */
  ground(): void {
    this.isGrounded = true;
  }

  /** What lands from now on is not heard of. */
  end(): void {
    this.isDeaf = true;
    clearInterval(this.ageing);
  }

  private send({ row, target, envelope, heldUntil }: Parcel): void {
    const { clock, sender } = this.options;
    const startedAt = clock();
    // Whoever has it by now may be further than we are.
    if (row.leaseUntil <= startedAt) return this.letGo(row);
    if (!row.allowed || !target || envelope === undefined) return this.landed(row, skip(row, startedAt));
    if (heldUntil) return this.landed(row, holdBack(row, heldUntil, startedAt));
    if (!target.signable) return this.landed(row, settle(row, UNSIGNABLE, startedAt, startedAt));
    // What the exchange says of its own belongs to no subscription.
    const isOwn = row.position < 0;
    const body = isOwn ? envelope : closeEnvelope(envelope, { id: row.subscriptionId, name: row.subscriptionName });
    (target.via ?? sender).send(
      target,
      { webhookId: row.webhookId, attempt: row.attempt + 1, body },
      startedAt,
      (outcome) => {
        deliveryDuration.observe(outcome.ms / 1000);
        const completion = settle(row, outcome, startedAt, clock());
        this.landed(row, outcome.ours ? completion : { ...completion, attempted: attemptOf(row, outcome, startedAt) });
      },
    );
  }

  private landed(row: Claimed, completion: Completion): void {
    if (this.isDeaf) return;
    this.launch(this.options.inHand.landed(row));
    this.options.landed(completion);
  }

  private letGo(row: Claimed): void {
    const { inHand, letGo } = this.options;
    const next = inHand.landed(row);
    inHand.release(row.id);
    this.launch(next);
    letGo(row);
  }

  private age(): void {
    const { inHand, aged } = this.options;
    if (inHand.size === 0) {
      clearInterval(this.ageing);
      this.ageing = undefined;
      return;
    }
    this.launch(inHand.age());
    aged();
  }
}

const attemptOf = ({ endpointId, host }: Claimed, { error, reached }: Outcome, at: Date): Attempted => ({
  endpointId,
  host,
  at,
  error,
  reached,
});
