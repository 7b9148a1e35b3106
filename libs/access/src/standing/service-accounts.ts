import { randomUUID, timingSafeEqual } from 'node:crypto';
import { isUuid } from '#kernel';
import { Inject, Injectable } from '@nestjs/common';
import { Database } from '#database';
import type { Actor } from '../actor.js';
import { Audit } from '../audit/audit.js';
import { tellRefusal } from '../audit/tell-refusal.js';
import type { Role } from '../permissions.js';
import { hashOf, newSecret } from '../secret.js';
import { StandingNews } from './news.js';
import { Remembered } from './remembered.js';
import { refused, Standing } from './standing.js';

export interface ServiceToken {
  token: string;
  expiresInSeconds: number;
}

interface Account {
  id: string;
  name: string;
  participant: string;
  roles: Role[];
  kinds: string[] | null;
  startsAt: Date;
  expiresAt: Date | null;
  revokedAt: Date | null;
  tokenExpiresAt: Date;
}

const TOKEN_SECONDS = 3600;
const NOBODY = hashOf('nobody');

/** Machines: an id and a secret for a token of one hour (OAuth 2 client credentials), bound to one participant. */
@Injectable()
export class ServiceAccounts {
  private readonly known: Remembered<Account>;

  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Standing) private readonly standing: Standing,
    @Inject(StandingNews) news: StandingNews,
  ) {
    this.known = new Remembered(news, (hash) => this.load(Buffer.from(hash, 'hex')));
  }

  /** Null when id and secret do not fit, or the account is revoked or has expired: which of them is not told. */
  async signIn(id: string, secret: string): Promise<ServiceToken | null> {
    const [account] = isUuid(id)
      ? await this.database.query<{ secretHash: Buffer; participant: string }>(
          `SELECT secret_hash AS "secretHash", participant FROM access.service_account
           WHERE id = $1 AND revoked_at IS NULL AND (expires_at IS NULL OR expires_at > now())`,
          [id],
        )
      : [];
    const fits = timingSafeEqual(hashOf(secret), account?.secretHash ?? NOBODY);
    if (!account || !fits) {
      const fault = refused('id and secret of the service account do not fit, or it has ended');
      const thing = isUuid(id) ? id : null;
      tellRefusal({ actor: null, action: 'service-token:take', participant: account?.participant, thing, fault });
      return null;
    }
    const token = newSecret('service-token');
    await this.database.transaction(async () => {
      await this.database.query(
        `WITH used AS (UPDATE access.service_account SET last_used_at = now() WHERE id = $3)
       INSERT INTO access.session (id, token_hash, service_account, participant, expires_at)
       VALUES ($1, $2, $3, $4, now() + make_interval(secs => $5))`,
        [randomUUID(), hashOf(token), id, account.participant, TOKEN_SECONDS],
      );
      const actor = { person: `service:${id}`, participant: account.participant, via: 'service' };
      await Audit.record(this.database, { actor, action: 'service-token:take', thing: id });
    });
    return { token, expiresInSeconds: TOKEN_SECONDS };
  }

  async actorOf(token: string): Promise<Actor> {
    const account = await this.known.get(hashOf(token).toString('hex'));
    const now = new Date();
    if (!account) throw refused('the token is not known');
    if (account.tokenExpiresAt <= now) throw refused('the token has expired');
    if (account.revokedAt !== null) throw refused('the service account is revoked');
    if (account.expiresAt !== null && account.expiresAt <= now) throw refused('the service account has expired');
    const { id, name, participant, roles, kinds, startsAt, expiresAt } = account;
    const grants = roles.map((role) => ({ participant, role, kinds, startsAt, endsAt: expiresAt }));
    return this.standing.actor({ id: `service:${id}`, name, grants }, { via: 'service', participant });
  }

  private async load(hash: Buffer): Promise<Account | null> {
    const [row] = await this.database.query<Account>(
      `SELECT a.id, a.name, a.participant, a.roles, a.kinds, a.created_at AS "startsAt", a.expires_at AS "expiresAt",
         a.revoked_at AS "revokedAt", s.expires_at AS "tokenExpiresAt"
       FROM access.session s JOIN access.service_account a ON a.id = s.service_account
       WHERE s.token_hash = $1 AND s.ended_at IS NULL`,
      [hash],
    );
    return row ?? null;
  }
}
