/** What of the deliveries that are being matched may be born in this process's hands. */
export interface FirstHand {
  leaseOwner: string;
  leaseUntil: Date;
  /** most rows */
  limit: number;
  /** how many processes deliver: of a large fan-out each is to have its part */
  processes: number;
}

/** A promise of which nothing was heard for so long got lost. */
const PATIENCE_MS = 30_000;

/**
 * Who matches a change can send it at once: its rows are written with our lease on them, so that nobody has to claim them,
 * which costs more than writing them. From promising to take them until they are in hand, one promise at a time is out.
 * One that was not kept (its transaction failed, perhaps only in telling of its commit) may have left rows in our name.
 */
export class Promises {
  /** rows may stand in the database in our name that are not in our hands */
  mayHaveStrays = false;
  private out: { promise: FirstHand; since: number } | undefined;

  constructor(private readonly clock: () => number = () => performance.now()) {}

  get isOut(): boolean {
    if (this.out && this.clock() - this.out.since > PATIENCE_MS) this.lose();
    return this.out !== undefined;
  }

  give(promise: FirstHand): FirstHand {
    if (this.out) this.lose();
    this.out = { promise, since: this.clock() };
    return promise;
  }

  stands(promise: FirstHand): boolean {
    return this.isOut && this.out?.promise === promise;
  }

  kept(promise: FirstHand): void {
    if (this.stands(promise)) this.out = undefined;
  }

  lose(): void {
    this.out = undefined;
    this.mayHaveStrays = true;
  }
}
