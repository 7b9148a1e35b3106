import { Inject, Injectable, type OnModuleDestroy } from '@nestjs/common';
import { Readers, type Actor } from '#access';
import { log } from '#platform';
import type { ChangeFilter } from './change-filter.js';
import { ChangeHub } from './change-hub.js';
import { ChangeService, type LoggedChange } from './change.service.js';
import { Listener } from './listener.js';

const PAGE = 200;

/** Readers with the same filter and the same rights share one reading of the log. */
@Injectable()
export class ChangeChannels implements OnModuleDestroy {
  private readonly channels = new Map<string, Channel>();

  constructor(
    @Inject(ChangeHub) private readonly hub: ChangeHub,
    @Inject(ChangeService) private readonly changes: ChangeService,
    @Inject(Readers) private readonly readers: Readers,
  ) {}

  /** Each change from now on that fits and may be read; `from` is the position after which that begins. */
  async join<T>(
    filter: ChangeFilter,
    { participant, readerKeys }: Pick<Actor, 'participant' | 'readerKeys'>,
    view: (change: LoggedChange) => T,
  ): Promise<{ listener: Listener<T>; from: number }> {
    const key = JSON.stringify([filter, participant, [...readerKeys].sort()]);
    const { position } = await this.changes.head();
    let channel = this.channels.get(key);
    if (!channel) {
      const keys = (): Promise<readonly string[]> => this.readers.stillHeldBy({ participant, readerKeys });
      channel = new Channel(this.hub, this.changes, filter, keys, position, () => this.channels.delete(key));
      this.channels.set(key, channel);
    }
    const joined = channel;
    const listener = new Listener(view, (ended) => joined.remove(ended as Listener<unknown>));
    // The channel may have read on while the head was asked for.
    const from = Math.max(position, joined.position);
    joined.add(listener as Listener<unknown>, from);
    return { listener, from };
  }

  onModuleDestroy(): void {
    for (const channel of this.channels.values()) channel.close();
  }
}

class Channel {
  private readonly listeners = new Map<Listener<unknown>, number>();
  private readonly off: () => void;
  private reading = false;
  private told = false;

  constructor(
    hub: ChangeHub,
    private readonly changes: ChangeService,
    private readonly filter: ChangeFilter,
    private readonly keys: () => Promise<readonly string[]>,
    public position: number,
    private readonly onEmpty: () => void,
  ) {
    this.off = hub.onNews(() => void this.read());
  }

  /** @param after what the listener has seen, or does not ask for */
  add(listener: Listener<unknown>, after: number): void {
    this.listeners.set(listener, after);
    void this.read();
  }

  remove(listener: Listener<unknown>): void {
    this.listeners.delete(listener);
    if (this.listeners.size > 0) return;
    this.off();
    this.onEmpty();
  }

  close(): void {
    for (const listener of this.listeners.keys()) listener.end();
  }

  private async read(): Promise<void> {
    this.told = true;
    if (this.reading) return;
    this.reading = true;
    try {
      while (this.told && this.listeners.size > 0) {
        this.told = false;
        await this.readOn();
      }
    } catch (error) {
      // The next notice, or the hub's regular look, reads on from the same position.
      log('changes').warn({ err: error }, 'the change log could not be read');
    } finally {
      this.reading = false;
    }
  }

  private async readOn(): Promise<void> {
    const { position: head } = await this.changes.head();
    const readerKeys = await this.keys();
    for (;;) {
      const page = await this.changes.list({
        filter: this.filter,
        readerKeys,
        after: this.position,
        before: head + 1,
        limit: PAGE,
      });
      for (const change of page) this.tell(change);
      this.position = page.length < PAGE ? Math.max(head, this.position) : (page.at(-1) as LoggedChange).position;
      if (page.length < PAGE) return;
    }
  }

  private tell(change: LoggedChange): void {
    for (const [listener, after] of this.listeners) if (change.position > after) listener.push(change);
  }
}
