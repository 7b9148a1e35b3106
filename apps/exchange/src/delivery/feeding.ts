import type { Database } from '#database';
import { allowedNow } from './allowed-now.js';
import { Bell } from './bell.js';
import type { Claimed } from './claim.js';
import type { Clock } from './clock.js';
import { giveBack } from './give-back.js';
import type { InHand } from './in-hand.js';
import type { Parcels } from './parcels.js';
import type { Runway } from './runway.js';
import type { Slice, Stock } from './stock.js';

/** The first is small, so that sending begins at once. */
const FIRST_SLICE = 250;
const SLICE = 1000;
/** So many about to fly are enough until the next slice is there. */
const ENOUGH = 500;

export interface FeedingOptions {
  database: Database;
  inHand: InHand;
  stock: Stock;
  parcels: Parcels;
  runway: Runway;
  clock: Clock;
  leaseOwner: () => string;
  /** room that is left to others */
  spare: number;
  /** some were given back, so there is something to claim */
  left: () => void;
  /** rows stand in our name that are no longer with us */
  lost: () => void;
}

/** Brings what was matched here from the stock into hand, slice by slice, as fast as it flies off. */
export class Feeding {
  private readonly bell = new Bell();
  private running: Promise<boolean> | undefined;
  private slice: readonly Claimed[] = [];
  private stopping = false;

  constructor(private readonly options: FeedingOptions) {}

  /** Until the stock is empty. @returns whether all of it could be taken; what could not is given back, for anybody */
  run(): Promise<boolean> {
    this.running ??= this.feed();
    return this.running;
  }

  /** There may be room. */
  look(): void {
    if (this.hasRoom) this.bell.ring();
  }

  async stop(): Promise<void> {
    this.stopping = true;
    this.bell.ring();
    await this.running?.catch(() => undefined);
    this.options.stock.forget();
  }

  /** Neither in stock nor in hand. */
  rowIds(): string[] {
    return this.slice.map(({ id }) => id);
  }

  private get hasRoom(): boolean {
    const { inHand, spare } = this.options;
    return inHand.inLine < ENOUGH && inHand.room >= SLICE + spare;
  }

  private async feed(): Promise<boolean> {
    const { stock, lost } = this.options;
    let all = true;
    let most = FIRST_SLICE;
    try {
      while (!this.stopping && stock.size > 0) {
        if (!(await this.leave(stock.takeStale()))) all = false;
        if (!this.hasRoom) {
          await this.bell.wait(1000);
          continue;
        }
        if (!(await this.hand(stock.take(most)))) all = false;
        most = SLICE;
      }
      return all;
    } catch (error) {
      stock.forget();
      lost();
      throw error;
    } finally {
      // In the same moment in which the stock was seen empty: what comes after begins anew.
      this.running = undefined;
      this.slice = [];
    }
  }

  private async hand({ rows, isFresh }: Slice): Promise<boolean> {
    const { database, parcels, inHand, runway, clock } = this.options;
    this.slice = rows;
    const found = await parcels.of(isFresh ? rows : await allowedNow(database, rows, clock()));
    // Who stops gives back all there is.
    if (this.stopping) return true;
    const { flying, declined } = inHand.takeWhatFits(found);
    runway.launch(flying);
    return this.leave(declined.map(({ row }) => row));
  }

  private async leave(rows: readonly Claimed[]): Promise<boolean> {
    if (rows.length === 0) return true;
    const { database, leaseOwner, left } = this.options;
    await giveBack(
      database,
      leaseOwner(),
      rows.map(({ id }) => id),
    );
    left();
    return false;
  }
}
