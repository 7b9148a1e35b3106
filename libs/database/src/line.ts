import { Client } from 'pg';
import { log } from '#platform';

export interface LineOptions {
  /** of the database */
  url: string;
  /** of NOTIFY */
  channel: string;
  /** what is heard on it, in a log's words: "changes" */
  of: string;
  /** told of each notice */
  heard: (payload: string) => void;
  /** The line is open, perhaps again: what was said before was not heard. */
  opened: () => void;
  /** From now on nothing is heard, until it is opened again. */
  lost?: () => void;
}

const RECONNECT_MS = 500;
const CONNECT_MS = 5000;

/** A connection that listens to NOTIFY for as long as the process runs: one that is lost is made again. */
export class Line {
  private client: Client | undefined;
  private timer: NodeJS.Timeout | undefined;
  private isHearing = false;
  private isClosed = false;

  constructor(private readonly options: LineOptions) {}

  get isOpen(): boolean {
    return this.isHearing;
  }

  /** When it cannot be opened now, it goes on trying: this does not fail. */
  async open(): Promise<void> {
    if (this.isClosed) return;
    const { url, channel, of } = this.options;
    const client = new Client({
      connectionString: url,
      application_name: `comity-${of.replaceAll(' ', '-')}`,
      keepAlive: true,
      connectionTimeoutMillis: CONNECT_MS,
    });
    this.client = client;
    client.on('notification', ({ payload = '' }) => this.options.heard(payload));
    client.on('error', () => undefined);
    client.once('end', () => this.lose(client));
    try {
      await client.connect();
      await client.query(`LISTEN ${client.escapeIdentifier(channel)}`);
      this.isHearing = !this.isClosed;
      if (this.isHearing) this.options.opened();
    } catch (error) {
      if (!this.isClosed) log('database').warn({ err: error, of }, 'news cannot be heard; trying again');
      await client.end().catch(() => undefined);
      this.lose(client);
    }
  }

  async close(): Promise<void> {
    this.isClosed = true;
    this.isHearing = false;
    clearTimeout(this.timer);
    await this.client?.end().catch(() => undefined);
  }

  private lose(client: Client): void {
    if (this.client !== client) return;
    this.client = undefined;
    const wasHearing = this.isHearing;
    this.isHearing = false;
    if (this.isClosed) return;
    if (wasHearing) {
      log('database').warn({ of: this.options.of }, 'the line for news was lost');
      this.options.lost?.();
    }
    this.timer = setTimeout(() => void this.open(), RECONNECT_MS).unref();
  }
}
