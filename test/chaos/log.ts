import { Client } from '../e2e/client.js';
import { persist } from './patience.js';
import type { Told } from './verdict.js';

const ANSWERED_WITHIN_MS = 30_000;

/** The log of changes as anybody may read it: what came is held to it. */
export class Log {
  private readonly client: Client;

  constructor(url: string) {
    this.client = new Client(url, undefined, ANSWERED_WITHIN_MS);
  }

  async end(): Promise<string> {
    let since: string | undefined;
    for (;;) {
      const page = await this.page(since);
      since = page.next;
      if (!page.more) return since;
    }
  }

  /** changes of publications */
  async since(cursor: string): Promise<Told[]> {
    const told: Told[] = [];
    let since = cursor;
    for (;;) {
      const page = await this.page(since);
      told.push(...page.changes.filter(({ type }) => type.startsWith('publication.')));
      since = page.next;
      if (!page.more) return told;
    }
  }

  private page(since: string | undefined): Promise<{ changes: Told[]; next: string; more: boolean }> {
    const asked = `/changes?limit=1000${since === undefined ? '' : `&since=${encodeURIComponent(since)}`}`;
    return persist(`an answer to ${asked}`, () => this.client.json(asked));
  }
}
