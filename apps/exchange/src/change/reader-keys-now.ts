import { Inject, Injectable } from '@nestjs/common';
import { Readers, type Actor } from '#access';

/** What somebody who keeps a connection open may still read: a right that ends meanwhile ends here too. */
@Injectable()
export class ReaderKeysNow {
  constructor(@Inject(Readers) private readonly readers: Readers) {}

  /** Never more than the actor came with: who gains a right comes again. */
  async of({ participant, readerKeys }: Pick<Actor, 'participant' | 'readerKeys'>): Promise<readonly string[]> {
    if (participant === null) return readerKeys;
    const held = new Set(await this.readers.keysOf(participant));
    return readerKeys.filter((key) => held.has(key));
  }
}
