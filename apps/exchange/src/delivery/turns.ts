/**
 * Whose turn it is. A claim serves a few subscribers after the last one served; when it comes back nearly empty it looks
 * at more of them at once, so that five thousand subscribers with one delivery each cost no more than one with five thousand.
 */
const FEWEST = 8;
const MOST = 512;

export class Turns {
  private after = '';
  private subscribers = FEWEST;
  /** what the round that is going on has brought, and whether it began with the first subscriber */
  private taking = 0;
  private whole = false;
  private ended = false;

  begin(): void {
    this.ended = false;
    this.taking = 0;
    this.whole = this.after === '';
  }

  /** False once a whole round has brought nothing. */
  get goesOn(): boolean {
    return !this.ended;
  }

  next(): { afterSubscriber: string; subscribers: number } {
    return { afterSubscriber: this.after, subscribers: this.subscribers };
  }

  taken(rows: number, lastSubscriber: string | null, limit: number): void {
    this.taking += rows;
    if (rows > limit / 2) this.subscribers = Math.max(FEWEST, this.subscribers / 2);
    else this.subscribers = rows === 0 ? MOST : Math.min(MOST, this.subscribers * 2);
    this.after = lastSubscriber ?? '';
    if (lastSubscriber !== null) return;
    this.ended = this.whole && this.taking === 0;
    this.taking = 0;
    this.whole = true;
  }
}
