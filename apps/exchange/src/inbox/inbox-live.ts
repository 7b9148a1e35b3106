import { Inject, Injectable } from '@nestjs/common';
import { Access, Readers, type Actor } from '#access';
import type { InboxCounts } from './inbox-counts.js';
import { InboxHub } from './inbox-hub.js';
import { InboxService } from './inbox.service.js';

/** A person's counts as they change: those of now first, then whenever they are others. */
@Injectable()
export class InboxLive {
  constructor(
    @Inject(InboxHub) private readonly hub: InboxHub,
    @Inject(InboxService) private readonly inbox: InboxService,
    @Inject(Readers) private readonly readers: Readers,
    @Inject(Access) private readonly access: Access,
  ) {}

  follow(actor: Actor): AsyncIterableIterator<{ inboxChanged: InboxCounts }> {
    this.access.require(actor, 'inbox:read');
    const counts = async (): Promise<InboxCounts> =>
      this.inbox.counts({ ...actor, readerKeys: await this.readers.stillHeldBy(actor) });
    return new CountsFollowed(counts, (tell, close) => this.hub.listen(actor.participant, tell, close));
  }
}

/** Written out and not as a generator, because a generator that waits cannot be ended from outside. */
class CountsFollowed implements AsyncIterableIterator<{ inboxChanged: InboxCounts }> {
  private told = true;
  private ended = false;
  private last = '';
  private wake: () => void = () => undefined;
  private readonly off: () => void;

  constructor(
    private readonly counts: () => Promise<InboxCounts>,
    listen: (tell: () => void, close: () => void) => () => void,
  ) {
    this.off = listen(
      () => this.tell(),
      () => this.end(),
    );
  }

  async next(): Promise<IteratorResult<{ inboxChanged: InboxCounts }>> {
    for (;;) {
      if (this.ended) return { done: true, value: undefined };
      if (this.told) {
        this.told = false;
        const counts = await this.counts();
        const said = JSON.stringify(counts);
        if (said === this.last) continue;
        this.last = said;
        return { done: false, value: { inboxChanged: counts } };
      }
      await new Promise<void>((resolve) => {
        this.wake = resolve;
      });
    }
  }

  async return(): Promise<IteratorResult<{ inboxChanged: InboxCounts }>> {
    this.end();
    return { done: true, value: undefined };
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  private tell(): void {
    this.told = true;
    this.wake();
  }

  private end(): void {
    if (this.ended) return;
    this.ended = true;
    this.off();
    this.wake();
  }
}
