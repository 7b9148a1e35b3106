import { Inject, Injectable } from '@nestjs/common';
import { CursorCodec, Fault, invalidInput } from '#kernel';
import { publicUrlOf, ENVIRONMENT, type Environment } from '#platform';
import type { LogHead } from './change.service.js';

const PURPOSE = 'changes';

/** Cursors of the change feed: opaque, signed, and bound to this very log. */
@Injectable()
export class ChangesCursor {
  private readonly codec: CursorCodec;
  private readonly base: string;

  constructor(@Inject(ENVIRONMENT) environment: Environment) {
    this.codec = new CursorCodec(environment.CURSOR_SECRET);
    this.base = publicUrlOf(environment);
  }

  encode(log: string, position: number): string {
    return this.codec.encode(PURPOSE, [log, position]);
  }

  /** The address that continues after a position. */
  link(log: string, position: number): string {
    return `${this.base}/changes?since=${this.encode(log, position)}`;
  }

  /** Where a reader that lost its place starts again. */
  get resync(): string {
    return `${this.base}/changes`;
  }

  /** The same for a mirror, which need not read what is past. */
  get snapshot(): string {
    return `${this.base}/snapshot`;
  }

  /**
   * Stands for a reader's rights and says nothing of them. Who loses one is told record by record; who gains one (a country
   * that joins a body) may read what was published before, which no change says: a mirror that sees another mark takes a
   * snapshot again.
   */
  rightsMark(readerKeys: readonly string[]): string {
    return this.codec.encode('rights', [...readerKeys].toSorted()).split('.')[1] ?? '';
  }

  /** The position that a cursor names. Never a silent gap: what cannot be continued is refused. */
  decode(cursor: string, head: Pick<LogHead, 'log' | 'position'>, path = 'since'): number {
    const [log, position] = this.codec.decode(PURPOSE, cursor) ?? [];
    if (typeof position !== 'number') {
      throw invalidInput([
        {
          path,
          message:
            'not a cursor of this feed; pass a `next` that this node gave you, unaltered, or a day or moment such as 2026-03-01 or 2026-03-01T08:00:00Z',
        },
      ]);
    }
    if (log !== head.log || position > head.position) {
      const message = `this cursor is not of this log; take a snapshot at ${this.snapshot}, or read again from the beginning at ${this.resync}`;
      throw new Fault('GONE', `${path}: ${message}`, [{ path, message }]);
    }
    return position;
  }
}
