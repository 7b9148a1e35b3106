import { randomUUID } from 'node:crypto';
import { isUuid } from '#kernel';
import type { Database } from '#database';
import type { Role } from '../permissions.js';
import { hashOf } from '../secret.js';

export interface NewServiceAccount {
  participant: string;
  name: string;
  roles: readonly Role[];
  kinds: readonly string[] | null;
  expiresAt: Date | null;
  createdBy: string;
  secret: string;
}

export interface ServiceAccount extends Omit<NewServiceAccount, 'secret'> {
  id: string;
  createdAt: Date;
  lastUsedAt: Date | null;
  revokedAt: Date | null;
}

const ACCOUNT = `
  SELECT id, participant, name, roles, kinds, expires_at AS "expiresAt", created_by AS "createdBy", created_at AS "createdAt",
    last_used_at AS "lastUsedAt", revoked_at AS "revokedAt"
  FROM access.service_account`;

/** Machines as who answers for them sees them, in the transaction of whoever's database this is. */
export class ServiceAccountBook {
  constructor(private readonly database: Pick<Database, 'query'>) {}

  async find(id: string): Promise<ServiceAccount | null> {
    if (!isUuid(id)) return null;
    const [row] = await this.database.query<ServiceAccount>(`${ACCOUNT} WHERE id = $1`, [id]);
    return row ?? null;
  }

  at(participant: string): Promise<ServiceAccount[]> {
    return this.database.query(`${ACCOUNT} WHERE participant = $1 ORDER BY created_at, id`, [participant]);
  }

  async add(given: NewServiceAccount): Promise<string> {
    const id = randomUUID();
    await this.database.query(
      `INSERT INTO access.service_account (id, participant, name, roles, kinds, secret_hash, created_by, expires_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [
        id,
        given.participant,
        given.name,
        given.roles,
        given.kinds,
        hashOf(given.secret),
        given.createdBy,
        given.expiresAt,
      ],
    );
    return id;
  }

  /** Tokens that the old secret brought end with it; who takes the new one answers for the machine from now on. */
  async rotate(id: string, secret: string, taker: string): Promise<void> {
    await this.database.query(`UPDATE access.service_account SET secret_hash = $2, created_by = $3 WHERE id = $1`, [
      id,
      hashOf(secret),
      taker,
    ]);
    await this.endTokens([id]);
  }

  async revoke(id: string): Promise<void> {
    await this.database.query(
      `UPDATE access.service_account SET revoked_at = now() WHERE id = $1 AND revoked_at IS NULL`,
      [id],
    );
    await this.endTokens([id]);
  }

  /** Whoever leaves may have kept the secrets that were shown: their machines go with them, at that moment. */
  async expireOf(creator: string, participant: string | null, at: Date): Promise<ServiceAccount[]> {
    const rows = await this.database.query<{ id: string }>(
      `SELECT id FROM access.service_account
       WHERE created_by = $1 AND ($2::text IS NULL OR participant = $2) AND revoked_at IS NULL
         AND (expires_at IS NULL OR expires_at > $3)`,
      [creator, participant, at],
    );
    const ids = rows.map(({ id }) => id);
    await this.database.query(`UPDATE access.service_account SET expires_at = $2 WHERE id = ANY($1::uuid[])`, [
      ids,
      at,
    ]);
    return this.database.query(`${ACCOUNT} WHERE id = ANY($1::uuid[])`, [ids]);
  }

  private async endTokens(ids: readonly string[]): Promise<void> {
    await this.database.query(
      `UPDATE access.session SET ended_at = now() WHERE service_account = ANY($1::uuid[]) AND ended_at IS NULL`,
      [ids],
    );
  }
}
