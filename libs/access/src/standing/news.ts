import { Inject, Injectable, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { Client } from 'pg';
import { ENVIRONMENT, log, type Environment } from '#platform';
import { onStandingChanged } from './standing-changed.js';

const CHANNEL = 'access_changed';
const RECONNECT_MS = 500;

/**
 * Hears at once that somebody's standing has changed, whichever process changed it. While it cannot hear, nothing may be
 * remembered: an ended grant must not live on in a process that lost its line.
 */
@Injectable()
export class StandingNews implements OnModuleInit, OnApplicationShutdown {
  private client: Client | undefined;
  private stopping = false;
  private hearing = false;
  private stopHearing: () => void = () => undefined;
  private heard = 0;
  private readonly listeners = new Set<() => void>();

  constructor(@Inject(ENVIRONMENT) private readonly environment: Environment) {}

  async onModuleInit(): Promise<void> {
    this.stopHearing = onStandingChanged(() => this.change());
    await this.connect();
  }

  async onApplicationShutdown(): Promise<void> {
    this.stopping = true;
    this.stopHearing();
    await this.client?.end().catch(() => undefined);
  }

  /** What was read at one edition is true as long as the edition is the same; null: remember nothing. */
  get edition(): number | null {
    return this.hearing ? this.heard : null;
  }

  /** Called after every change. @returns how to stop that */
  onChange(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  private async connect(): Promise<void> {
    const client = new Client({
      connectionString: this.environment.DATABASE_URL,
      application_name: 'comity-access-news',
      keepAlive: true,
      connectionTimeoutMillis: 5000,
    });
    this.client = client;
    client.on('notification', () => this.change());
    client.on('error', () => undefined);
    client.once('end', () => this.lost());
    try {
      await client.connect();
      await client.query(`LISTEN ${CHANNEL}`);
      this.hearing = true;
      this.change();
    } catch (error) {
      log('access').warn({ err: error }, 'news of changed standing cannot be heard: every request asks the database');
      await client.end().catch(() => undefined);
      this.lost();
    }
  }

  private lost(): void {
    if (this.hearing && !this.stopping) log('access').warn('the line for news of changed standing was lost');
    this.hearing = false;
    if (this.stopping || this.client === undefined) return;
    this.client = undefined;
    setTimeout(() => void (this.stopping || this.connect()), RECONNECT_MS).unref();
  }

  private change(): void {
    this.heard += 1;
    for (const listener of this.listeners) listener();
  }
}
