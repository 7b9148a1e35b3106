import { beforeEach, describe, expect, it } from '@jest/globals';
import type { Content } from './content.js';
import { Desk, PAUSE_MS, type Clock } from './desk.js';
import { keptTexts, type Store } from './kept.js';
import { Refusal, type Held, type Wire } from './wire.js';

const ID = 'VN-LAW-2026-000001';

/** The library, as far as drafts go: it may fail, lose its answer, or have been written by somebody else. */
class Library implements Wire {
  drafts = new Map<string, { version: number; content: Content }>();
  keys = new Map<string, { body: string; id: string }>();
  failing: Refusal | null = null;
  losingAnswers = false;

  async read(id: string): Promise<Held> {
    return this.answer(id);
  }

  async begin(content: Content, key: string): Promise<Held> {
    this.mayFail();
    const known = this.keys.get(key);
    if (known && known.body !== JSON.stringify(content)) throw new Refusal('unfit', 'was used for another request');
    const id = known?.id ?? `VN-LAW-2026-00000${this.drafts.size + 1}`;
    if (!known) this.drafts.set(id, { version: 1, content });
    this.keys.set(key, { body: JSON.stringify(content), id });
    return this.answer(id);
  }

  async replace(id: string, content: Content, version: number): Promise<Held> {
    this.mayFail();
    const draft = this.drafts.get(id);
    if (draft?.version !== version) throw new Refusal('conflict', 'somebody else has changed it');
    this.drafts.set(id, { version: version + 1, content });
    return this.answer(id);
  }

  private answer(id: string): Held {
    if (this.losingAnswers) throw new Refusal('lost');
    return { id, labels: {}, ...(this.drafts.get(id) as { version: number; content: Content }) };
  }

  private mayFail(): void {
    if (this.failing) throw this.failing;
  }
}

function memory(): Store {
  const kept = new Map<string, string>();
  return {
    get length() {
      return kept.size;
    },
    key: (index) => [...kept.keys()][index] ?? null,
    getItem: (name) => kept.get(name) ?? null,
    setItem: (name, value) => void kept.set(name, value),
    removeItem: (name) => void kept.delete(name),
  };
}

/** Passes when it is told to. */
class Time implements Clock {
  private at = 0;
  private waiting: { due: number; work: () => void }[] = [];
  now = (): Date => new Date(this.at);
  after = (ms: number, work: () => void): (() => void) => {
    const one = { due: this.at + ms, work };
    this.waiting.push(one);
    return () => void (this.waiting = this.waiting.filter((other) => other !== one));
  };

  async pass(ms: number): Promise<void> {
    const until = this.at + ms;
    for (;;) {
      const [next] = this.waiting.filter(({ due }) => due <= until).toSorted((a, b) => a.due - b.due);
      if (!next) break;
      this.at = next.due;
      this.waiting = this.waiting.filter((other) => other !== next);
      next.work();
      // What it began is over when the promises of this turn are.
      await new Promise((done) => setImmediate(done));
    }
    this.at = until;
  }
}

let clock: Time;
let library: Library;
let store: Store;
let pages = 0;
beforeEach(() => {
  clock = new Time();
  library = new Library();
  store = memory();
});

function open(id: string | null = null): Desk {
  const page = `page ${(pages += 1)}`;
  let keys = 0;
  return new Desk({
    kind: 'LAW',
    id,
    blank: { kind: 'LAW', originalLanguage: 'vi', title: {} },
    wire: library,
    keep: (record) => keptTexts(store, 'an', record ?? 'new LAW', page),
    tell: () => undefined,
    newKey: () => `${page} ${(keys += 1)}`,
    clock,
  });
}

async function opened(): Promise<Desk> {
  library.drafts.set(ID, {
    version: 1,
    content: { kind: 'LAW', originalLanguage: 'vi', title: { vi: 'Luật' }, number: '1' },
  });
  const desk = open(ID);
  await desk.read();
  return desk;
}

const pause = (): Promise<void> => clock.pass(PAUSE_MS);

describe('a new record', () => {
  it('is begun a moment after the first words, and saved from then on', async () => {
    const desk = open();
    desk.set('title', { vi: 'L' });
    await clock.pass(PAUSE_MS - 1);
    expect(library.drafts.size).toBe(0);
    await pause();
    expect(desk.look()).toMatchObject({ state: 'saved', id: ID, version: 1 });
    desk.set('number', '2');
    await pause();
    expect(library.drafts.get(ID)).toMatchObject({ version: 2, content: { title: { vi: 'L' }, number: '2' } });
    expect(store.length).toBe(0);
  });

  it('is begun once where the first answer was lost, and what was written since is saved after it', async () => {
    const desk = open();
    library.losingAnswers = true;
    desk.set('number', '1');
    await pause();
    expect(desk.look().state).toBe('lost');
    desk.set('number', '12');
    library.losingAnswers = false;
    await clock.pass(20_000);
    expect(desk.look()).toMatchObject({ state: 'saved', id: ID });
    expect([...library.drafts.values()]).toEqual([{ version: 2, content: expect.objectContaining({ number: '12' }) }]);
  });

  it('that was not well-formed is begun when it is mended', async () => {
    const desk = open();
    library.failing = new Refusal('unfit', '', [{ path: 'adoptedOn', message: 'is not a date that exists' }]);
    desk.set('adoptedOn', '20');
    await pause();
    expect(desk.look()).toMatchObject({ state: 'unfit', problems: [{ path: 'adoptedOn' }] });
    library.failing = null;
    desk.set('adoptedOn', '2020');
    await pause();
    expect(desk.look()).toMatchObject({ state: 'saved', problems: [] });
  });
});

describe('what is written', () => {
  it('is kept while the network is away, and saved by itself when it is back', async () => {
    const desk = await opened();
    library.failing = new Refusal('lost');
    desk.set('number', '2');
    expect(store.length).toBe(1);
    await pause();
    desk.set('number', '23');
    await pause();
    expect(desk.look().state).toBe('lost');
    library.failing = null;
    await clock.pass(10_000);
    expect(desk.look().state).toBe('saved');
    expect(library.drafts.get(ID)?.content['number']).toBe('23');
    expect(store.length).toBe(0);
  });

  it('is offered again when the page was closed before it arrived, and laid over what is there by then', async () => {
    const lost = await opened();
    library.failing = new Refusal('signed-out');
    lost.set('number', '2');
    await pause();
    lost.stop();
    library.failing = null;
    library.drafts.set(ID, { version: 2, content: { ...library.drafts.get(ID)?.content, note: 'theirs' } });
    const desk = open(ID);
    await desk.read();
    expect(desk.look().left?.kept.content['number']).toBe('2');
    desk.putBack();
    await pause();
    expect(library.drafts.get(ID)).toMatchObject({ version: 3, content: { number: '2', note: 'theirs' } });
    expect(store.length).toBe(0);
  });

  it('is never written over what somebody else has saved: both are there', async () => {
    const desk = await opened();
    await library.replace(
      ID,
      { kind: 'LAW', originalLanguage: 'vi', title: { vi: 'Luật' }, number: '1', gazette: 'B' },
      1,
    );
    desk.set('number', '2');
    await pause();
    expect(desk.look()).toMatchObject({ state: 'conflict', theirs: { version: 2 }, content: { number: '2' } });
    desk.set('number', '3');
    await pause();
    expect(library.drafts.get(ID)?.content['number']).toBe('1');
    await desk.writeMineOver();
    expect(library.drafts.get(ID)).toMatchObject({ version: 3, content: { number: '3', gazette: 'B' } });
    expect(desk.look()).toMatchObject({ state: 'saved', theirs: null });
  });

  it('is sent by one request at a time, however many ask for it, and never meets itself', async () => {
    const desk = await opened();
    desk.set('number', '2');
    const first = desk.save();
    desk.set('number', '3');
    await Promise.all([first, desk.save(), desk.save(), desk.save()]);
    expect(desk.look()).toMatchObject({ state: 'saved', version: 3, theirs: null });
    expect(library.drafts.get(ID)).toMatchObject({ version: 3, content: { number: '3' } });
  });

  it('waits where somebody else is writing', async () => {
    const desk = await opened();
    library.failing = new Refusal('conflict', 'Binh is writing it');
    desk.set('number', '2');
    await pause();
    expect(desk.look()).toMatchObject({ state: 'locked', message: 'Binh is writing it' });
    expect(store.length).toBe(1);
  });

  it('and what another page of the same person saves do not meet unseen', async () => {
    const desk = await opened();
    await library.replace(ID, { ...library.drafts.get(ID)?.content, number: '9' }, 1);
    await desk.heard(ID, 2);
    expect(desk.look()).toMatchObject({ version: 2, content: { number: '9' } });
    desk.set('number', '2');
    await library.replace(ID, { ...library.drafts.get(ID)?.content, number: '10' }, 2);
    await desk.heard(ID, 3);
    expect(desk.look()).toMatchObject({
      state: 'conflict',
      content: { number: '2' },
      theirs: { content: { number: '10' } },
    });
    desk.takeTheirs();
    expect(desk.look()).toMatchObject({ state: 'saved', content: { number: '10' } });
  });
});
