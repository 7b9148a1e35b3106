import { LRUCache } from 'lru-cache';
import type { StandingNews } from './news.js';

interface Entry<V> {
  edition: number;
  value: V;
}

/** Answers of the database, kept until anything changes. An absent thing is never remembered: it may come without news. */
export class Remembered<V extends object> {
  private readonly entries = new LRUCache<string, Entry<V>>({ max: 10_000 });

  constructor(
    private readonly news: StandingNews,
    private readonly load: (key: string) => Promise<V | null>,
  ) {}

  async get(key: string): Promise<V | null> {
    const { edition } = this.news;
    const known = this.entries.get(key);
    if (known && edition !== null && known.edition === edition) return known.value;
    const value = await this.load(key);
    if (value !== null && edition !== null) this.entries.set(key, { edition, value });
    return value;
  }

  /** By whoever changed it, who need not wait for the news. */
  forget(key: string): void {
    this.entries.delete(key);
  }
}
