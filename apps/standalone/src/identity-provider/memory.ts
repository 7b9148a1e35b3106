import type { Adapter, AdapterFactory, AdapterPayload } from 'oidc-provider';

const MOST = 1000;

interface Kept {
  payload: AdapterPayload;
  /** milliseconds since 1970; never for what has no end */
  endsAt: number;
}

/**
 * What the provider remembers (sessions, codes, grants), for as long as this process lasts: the demonstration people sign in
 * again after a restart, with one click.
 * Each provider has its own.
 */
export function inMemory(): AdapterFactory {
  const kept = new Map<string, Kept>();
  return (model) => new Memory(model, kept);
}

class Memory implements Adapter {
  constructor(
    private readonly model: string,
    private readonly kept: Map<string, Kept>,
  ) {}

  async upsert(id: string, payload: AdapterPayload, expiresIn?: number): Promise<void> {
    this.makeRoom();
    this.kept.set(this.key(id), { payload, endsAt: expiresIn ? Date.now() + expiresIn * 1000 : Infinity });
  }

  async find(id: string): Promise<AdapterPayload | undefined> {
    const found = this.kept.get(this.key(id));
    return found && found.endsAt > Date.now() ? found.payload : undefined;
  }

  findByUid(uid: string): Promise<AdapterPayload | undefined> {
    return this.findBy((payload) => payload.uid === uid);
  }

  findByUserCode(userCode: string): Promise<AdapterPayload | undefined> {
    return this.findBy((payload) => payload.userCode === userCode);
  }

  async consume(id: string): Promise<void> {
    const payload = await this.find(id);
    if (payload) payload.consumed = Math.floor(Date.now() / 1000);
  }

  async destroy(id: string): Promise<void> {
    this.kept.delete(this.key(id));
  }

  async revokeByGrantId(grantId: string): Promise<void> {
    for (const [key, { payload }] of this.kept)
      if (payload.grantId === grantId && this.isOwn(key)) this.kept.delete(key);
  }

  /** What is over goes; beyond what a demonstration ever holds, what is oldest does. */
  private makeRoom(): void {
    for (const [key, { endsAt }] of this.kept)
      if (endsAt <= Date.now() || this.kept.size >= MOST) this.kept.delete(key);
  }

  private async findBy(fits: (payload: AdapterPayload) => boolean): Promise<AdapterPayload | undefined> {
    for (const [key, { payload, endsAt }] of this.kept)
      if (this.isOwn(key) && endsAt > Date.now() && fits(payload)) return payload;
    return undefined;
  }

  private key(id: string): string {
    return `${this.model}:${id}`;
  }

  private isOwn(key: string): boolean {
    return key.startsWith(this.key(''));
  }
}
