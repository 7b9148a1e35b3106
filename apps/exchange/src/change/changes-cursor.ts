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

  /** The position that a cursor names. Never a silent gap: what cannot be continued is refused. */
  decode(cursor: string, head: Pick<LogHead, 'log' | 'position'>, path = 'since'): number {
    const [log, position] = this.codec.decode(PURPOSE, cursor) ?? [];
    if (typeof position !== 'number') {
      throw invalidInput([
        { path, message: 'not a cursor of this feed; pass a `next` that this node gave you, unaltered' },
      ]);
    }
    if (log !== head.log || position > head.position) {
      const message = `this cursor is not of this log; read again from the beginning at ${this.resync}`;
      throw new Fault('GONE', `${path}: ${message}`, [{ path, message }]);
    }
    return position;
  }
}
