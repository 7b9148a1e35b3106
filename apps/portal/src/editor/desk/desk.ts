import { isSame, layOver, tidy, type Content, type Problem } from './content.js';
import type { Begun, Kept, KeptTexts } from './kept.js';
import { Refusal, type Held, type Labels, type Wire, type Why } from './wire.js';

export type DeskState =
  | 'reading'
  | 'saved'
  | 'unsaved'
  | 'saving'
  /** something in it is not well-formed; it is kept here until that is mended */
  | 'unfit'
  | 'lost'
  | 'signed-out'
  /** somebody else has saved, see theirs */
  | 'conflict'
  /** somebody else is writing it */
  | 'locked'
  | 'refused'
  | 'broken';

export interface Sheet {
  readonly state: DeskState;
  readonly id: string | null;
  readonly version: number;
  readonly content: Content;
  /** what the server has, as far as this page knows */
  readonly base: Content;
  readonly labels: Labels;
  readonly savedAt: Date | null;
  /** of the last attempt to save */
  readonly problems: readonly Problem[];
  readonly message: string;
  readonly requestId: string | null;
  readonly theirs: Held | null;
  /** what was written here earlier and never arrived */
  readonly left: { readonly name: string; readonly kept: Kept } | null;
}

export interface DeskOptions {
  kind: string;
  /** null: a new record */
  id: string | null;
  /** what a new one begins with */
  blank: Content;
  wire: Wire;
  /** for a record by its id, or for what is new */
  keep: (id: string | null) => KeptTexts;
  /** tells the other pages of this person which version they now find */
  tell: (id: string, version: number) => void;
  newKey: () => string;
  clock: Clock;
}

export interface Clock {
  now: () => Date;
  /** @returns takes it back */
  after: (ms: number, work: () => void) => () => void;
}

export const PAUSE_MS = 2_000;
const AGAIN_MS = 5_000;

/**
 * What is written and where it has got to. Every change is kept in the browser at once and sent after a pause; nothing that
 * happens to the network, the session or the draft meanwhile takes a word away.
 */
export class Desk {
  sheet: Sheet;
  private readonly listeners = new Set<() => void>();
  private cancel: () => void = () => undefined;
  private sending: Promise<void> | null = null;
  private begun: Begun | null = null;
  private kept: KeptTexts;

  constructor(private readonly options: DeskOptions) {
    const { id, blank } = options;
    this.kept = options.keep(id);
    this.sheet = {
      state: id === null ? 'saved' : 'reading',
      id,
      version: 0,
      content: blank,
      base: blank,
      labels: {},
      savedAt: null,
      problems: [],
      message: '',
      requestId: null,
      theirs: null,
      left: this.kept.left()[0] ?? null,
    };
  }

  readonly listen = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  readonly look = (): Sheet => this.sheet;

  get isUnsaved(): boolean {
    return !isSame(tidy(this.sheet.content), tidy(this.sheet.base));
  }

  async read(): Promise<void> {
    const { id } = this.sheet;
    if (id === null) return;
    this.show({ state: 'reading' });
    try {
      this.take(await this.options.wire.read(id));
    } catch (error) {
      this.fail(error);
    }
  }

  set(field: string, value: unknown): void {
    const content = { ...this.sheet.content };
    if (value === undefined) delete content[field];
    else content[field] = value;
    this.write(content);
  }

  /** Sends what is not sent, now. */
  async save(): Promise<void> {
    this.cancel();
    // Of several that wait for the same answer one goes on, and the others wait for it: else the second would meet the first.
    while (this.sending) await this.sending;
    if (!this.isUnsaved || this.sheet.theirs || this.sheet.state === 'reading') return;
    this.sending = this.send().finally(() => (this.sending = null));
    await this.sending;
    if (this.sheet.state === 'unsaved') this.schedule(PAUSE_MS);
  }

  /** Another page of this person has saved it. */
  async heard(id: string, version: number): Promise<void> {
    if (id !== this.sheet.id || version <= this.sheet.version || this.sending) return;
    if (this.isUnsaved) await this.meet();
    else await this.read();
  }

  takeTheirs(): void {
    const { theirs } = this.sheet;
    if (!theirs) return;
    this.kept.forget();
    this.take(theirs);
  }

  /** Mine, where I have changed it; theirs in all else. */
  async writeMineOver(): Promise<void> {
    const { theirs, base, content } = this.sheet;
    if (!theirs) return;
    const laid = layOver(base, content, theirs.content);
    this.take(theirs);
    this.write(laid);
    await this.save();
  }

  putBack(): void {
    const { left, content } = this.sheet;
    if (!left) return;
    const { kept } = left;
    this.begun ??= kept.begun;
    this.kept.remove(left.name);
    this.show({ left: this.kept.left()[0] ?? null });
    this.write(layOver(kept.base, kept.content, content));
  }

  throwAway(): void {
    const { left } = this.sheet;
    if (!left) return;
    this.kept.remove(left.name);
    this.show({ left: this.kept.left()[0] ?? null });
  }

  /** The page is left; what is not sent is kept. */
  stop(): void {
    this.cancel();
  }

  private write(content: Content): void {
    this.show({ content });
    if (!this.isUnsaved) {
      this.kept.forget();
      this.show({ state: this.sheet.theirs ? 'conflict' : 'saved', problems: [] });
      return;
    }
    this.keep();
    if (this.sheet.theirs) return;
    this.show({ state: 'unsaved' });
    this.schedule(PAUSE_MS);
  }

  private keep(): void {
    const { id, version, base, content } = this.sheet;
    const at = this.options.clock.now().toISOString();
    this.kept.write({ at, kind: this.options.kind, id, version, base, content, begun: this.begun });
  }

  private schedule(pause: number): void {
    this.cancel();
    this.cancel = this.options.clock.after(pause, () => void this.save());
  }

  private async send(): Promise<void> {
    const { id, content, version } = this.sheet;
    const sent = tidy(content);
    this.show({ state: 'saving' });
    try {
      if (id === null) await this.begin(sent);
      else this.arrived(await this.options.wire.replace(id, sent, version), sent);
    } catch (error) {
      this.fail(error);
    }
  }

  /** Under one key: where the answer was lost, the same request is sent again, and what was written since after it. */
  private async begin(sent: Content): Promise<void> {
    this.begun ??= { key: this.options.newKey(), body: sent };
    this.keep();
    const { key, body } = this.begun;
    const held = await this.options.wire.begin(body, key).catch((error: unknown) => {
      // It has left nothing: what is mended goes under a new key.
      if (error instanceof Refusal && error.why !== 'lost' && error.why !== 'signed-out') this.begun = null;
      throw error;
    });
    this.kept.forget();
    this.kept = this.options.keep(held.id);
    this.begun = null;
    this.arrived(held, body);
  }

  private arrived({ id, version, labels }: Held, sent: Content): void {
    this.show({
      id,
      version,
      base: sent,
      labels: { ...this.sheet.labels, ...labels },
      savedAt: this.options.clock.now(),
      problems: [],
      message: '',
    });
    this.options.tell(id, version);
    if (this.isUnsaved) this.keep();
    else this.kept.forget();
    this.show({ state: this.isUnsaved ? 'unsaved' : 'saved' });
  }

  private take({ id, version, content, labels }: Held): void {
    this.show({ id, version, content, base: content, labels, theirs: null, state: 'saved', problems: [], message: '' });
    const { left } = this.sheet;
    if (left && isSame(tidy(left.kept.content), tidy(content))) this.throwAway();
  }

  private fail(error: unknown): void {
    const { why, message, problems, requestId } =
      error instanceof Refusal ? error : new Refusal('broken', String((error as Error)?.message ?? ''));
    if (why === 'conflict' && this.sheet.id !== null) {
      void this.meet(message);
      return;
    }
    this.show({ state: stateOf(why), message, problems, requestId });
    if (why === 'lost' || why === 'broken') this.schedule(AGAIN_MS);
  }

  /** Is it another version, or somebody who is writing? */
  private async meet(message = ''): Promise<void> {
    const { id, version } = this.sheet;
    try {
      const theirs = await this.options.wire.read(id as string);
      if (theirs.version === version) this.show({ state: 'locked', message });
      else this.show({ state: 'conflict', theirs, message });
    } catch (error) {
      const refusal = error instanceof Refusal && error.why !== 'conflict' ? error : new Refusal('broken', message);
      this.fail(refusal);
    }
  }

  private show(part: Partial<Sheet>): void {
    this.sheet = { ...this.sheet, ...part };
    for (const listener of this.listeners) listener();
  }
}

const stateOf = (why: Why): DeskState => (why === 'conflict' ? 'refused' : why);
