import { randomUUID } from 'node:crypto';
import { isUuid } from '#kernel';
import type { Database } from '#database';
import type { Role } from '../permissions.js';
import { hashOf } from '../secret.js';

export interface NewInvitation {
  /** the secret of the link; only its hash is kept */
  token: string;
  participant: string;
  email: string;
  name: string;
  language: string | null;
  roles: readonly Role[];
  kinds: readonly string[] | null;
  startsAt: Date;
  endsAt: Date | null;
  invitedBy: string;
  expiresAt: Date;
}

export interface Invitation extends Omit<NewInvitation, 'token'> {
  id: string;
  invitedAt: Date;
  acceptedAt: Date | null;
  acceptedBy: string | null;
  withdrawnAt: Date | null;
}

const INVITATION = `
  SELECT id, participant, email, name, language, roles, kinds, starts_at AS "startsAt", ends_at AS "endsAt",
    invited_by AS "invitedBy", invited_at AS "invitedAt", expires_at AS "expiresAt", accepted_at AS "acceptedAt",
    accepted_by AS "acceptedBy", withdrawn_at AS "withdrawnAt"
  FROM access.invitation`;

/** Invitations as who invites sees them, in the transaction of whoever's database this is. */
export class InvitationBook {
  constructor(private readonly database: Pick<Database, 'query'>) {}

  async find(id: string): Promise<Invitation | null> {
    if (!isUuid(id)) return null;
    const [row] = await this.database.query<Invitation>(`${INVITATION} WHERE id = $1`, [id]);
    return row ?? null;
  }

  at(participant: string): Promise<Invitation[]> {
    return this.database.query(`${INVITATION} WHERE participant = $1 ORDER BY invited_at DESC, id`, [participant]);
  }

  /** One that can still be accepted. */
  async pending(participant: string, email: string): Promise<Invitation | null> {
    const [row] = await this.database.query<Invitation>(
      `${INVITATION} WHERE participant = $1 AND lower(email) = lower($2) AND accepted_at IS NULL AND withdrawn_at IS NULL
         AND expires_at > now()`,
      [participant, email],
    );
    return row ?? null;
  }

  async add(given: NewInvitation): Promise<string> {
    const id = randomUUID();
    await this.database.query(
      `INSERT INTO access.invitation (id, token_hash, participant, email, name, language, roles, kinds, starts_at, ends_at, invited_by, expires_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
      [
        id,
        hashOf(given.token),
        given.participant,
        given.email,
        given.name,
        given.language,
        given.roles,
        given.kinds,
        given.startsAt,
        given.endsAt,
        given.invitedBy,
        given.expiresAt,
      ],
    );
    return id;
  }

  /** A new link; the one before is good for nothing. Who sends it again answers for it from now on. */
  async renew(id: string, token: string, expiresAt: Date, invitedBy: string): Promise<void> {
    await this.database.query(
      `UPDATE access.invitation SET token_hash = $2, expires_at = $3, invited_by = $4 WHERE id = $1`,
      [id, hashOf(token), expiresAt, invitedBy],
    );
  }

  async withdraw(id: string): Promise<void> {
    await this.database.query(`UPDATE access.invitation SET withdrawn_at = now() WHERE id = $1`, [id]);
  }
}
