import { Inject, Injectable } from '@nestjs/common';
import { Access, Audit, type Actor } from '#access';
import { Database } from '#database';
import { conflict, invalidInput } from '#kernel';
import { ENVIRONMENT, type Environment } from '#platform';
import { CLOCK, type Clock } from '../delivery/clock.js';
import { newNetworkKey, readNetworkKey, signByNetwork, type NetworkKey } from './network-key.js';
import { SecretBox } from './secret-box.js';

export interface NetworkKeyView {
  publicKey: string;
  since: Date;
  until: Date | null;
}

interface Row extends NetworkKeyView {
  sealedKey: string | null;
}

interface Held extends NetworkKey {
  until: Date | null;
}

const FRESH_MS = 60_000;
const HOUR_MS = 3_600_000;
const LONGEST_OVERLAP_HOURS = 30 * 24;
/** one process makes the first key, the others find it */
const LOCK = 0x00c0_4e4b;

const ALL = `SELECT public_key AS "publicKey", sealed_key AS "sealedKey", since, until FROM exchange.network_key
  ORDER BY until IS NOT NULL, since DESC, public_key`;

/**
 * The keys that the network signs with by v1a: those of WEBHOOK_SIGNING_KEYS, or one that is made at first use and kept
 * sealed. During a rotation the new and the old one sign. Public halves stay published, so that an old message can be checked.
 */
@Injectable()
export class NetworkKeys {
  private held: Held[] = [];
  private readAt = -Infinity;

  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Access) private readonly access: Access,
    @Inject(SecretBox) private readonly box: SecretBox,
    @Inject(ENVIRONMENT) private readonly environment: Environment,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async published(): Promise<NetworkKeyView[]> {
    return (await this.rows()).map(({ publicKey, since, until }) => ({ publicKey, since, until }));
  }

  /** To be waited for before something is signed; asks at most once a minute. */
  async refresh(): Promise<void> {
    if (performance.now() - this.readAt < FRESH_MS) return;
    const rows = await this.rows();
    const given = this.environment.WEBHOOK_SIGNING_KEYS;
    this.held =
      given.length > 0
        ? given.map((text) => ({ ...readNetworkKey(text), until: null }))
        : rows.flatMap(({ publicKey, sealedKey, until }) =>
            sealedKey === null || (until !== null && until <= this.clock())
              ? []
              : [{ ...readNetworkKey(this.box.open(sealedKey, publicKey)), until }],
          );
    this.readAt = performance.now();
  }

  /** By every key that signs at that moment, newest first. */
  sign(id: string, at: Date, timestamp: string, body: string | Buffer): string[] {
    return this.held
      .filter(({ until }) => until === null || until > at)
      .map(({ key }) => signByNetwork(key, id, timestamp, body));
  }

  async rotate(
    actor: Actor,
    overlapHours: number,
  ): Promise<{ __typename: 'RotatedNetworkKey'; keys: NetworkKeyView[] }> {
    this.access.require(actor, 'network-key:rotate');
    if (overlapHours < 0 || overlapHours > LONGEST_OVERLAP_HOURS)
      throw invalidInput([
        { path: 'overlapHours', message: `${overlapHours} is not between 0 and ${LONGEST_OVERLAP_HOURS} hours` },
      ]);
    if (this.environment.WEBHOOK_SIGNING_KEYS.length > 0)
      throw conflict('The keys come from WEBHOOK_SIGNING_KEYS: put the new one before the old one there.');
    await this.rows();
    await this.database.transaction(async () => {
      await this.database.query('SELECT pg_advisory_xact_lock($1)', [LOCK]);
      const until = new Date(this.clock().getTime() + overlapHours * HOUR_MS);
      await this.database.query('UPDATE exchange.network_key SET until = $1 WHERE until IS NULL', [until]);
      const made = await this.make();
      await Audit.record(this.database, { actor, action: 'network-key:rotate', thing: made, after: { until } });
    });
    this.readAt = -Infinity;
    return { __typename: 'RotatedNetworkKey', keys: await this.published() };
  }

  /** All that ever were, after writing down what is new: a key of the environment, or the first one. */
  private async rows(): Promise<Row[]> {
    const given = this.environment.WEBHOOK_SIGNING_KEYS.map((text) => readNetworkKey(text).publicKey);
    const rows = await this.database.query<Row>(ALL);
    if (settled(rows, given)) return rows;
    return this.database.transaction(async () => {
      await this.database.query('SELECT pg_advisory_xact_lock($1)', [LOCK]);
      if (given.length === 0 && !settled(await this.database.query<Row>(ALL), given)) await this.make();
      if (given.length > 0) await this.note(given);
      return this.database.query<Row>(ALL);
    });
  }

  private async make(): Promise<string> {
    const text = newNetworkKey();
    const { publicKey } = readNetworkKey(text);
    await this.database.query('INSERT INTO exchange.network_key (public_key, sealed_key, since) VALUES ($1, $2, $3)', [
      publicKey,
      this.box.seal(text, publicKey),
      this.clock(),
    ]);
    return publicKey;
  }

  /** Those of the environment sign from now on; any other does not. */
  private async note(given: readonly string[]): Promise<void> {
    await this.database.query(
      'UPDATE exchange.network_key SET until = $2 WHERE public_key <> ALL($1) AND (until IS NULL OR until > $2)',
      [given, this.clock()],
    );
    await this.database.query(
      `INSERT INTO exchange.network_key (public_key, since) SELECT key, $2 FROM unnest($1::text[]) AS g(key)
       ON CONFLICT (public_key) DO UPDATE SET until = NULL`,
      [given, this.clock()],
    );
  }
}

function settled(rows: readonly Row[], given: readonly string[]): boolean {
  const signing = rows.filter(({ until }) => until === null);
  if (given.length === 0) return signing.some(({ sealedKey }) => sealedKey !== null);
  return signing.length === given.length && signing.every(({ publicKey }) => given.includes(publicKey));
}
