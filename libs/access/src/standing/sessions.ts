import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { Database } from '#database';
import { log } from '#platform';
import type { Actor } from '../actor.js';
import { Audit } from '../audit/audit.js';
import { hashOf, newSecret } from '../secret.js';
import { StandingNews } from './news.js';
import { Remembered } from './remembered.js';
import { refused, Standing } from './standing.js';

export interface NewSession {
  person: string;
  /** whom the person acts for */
  participant: string;
  issuer: string;
  subject: string;
  /** `sid` of the issuer, for back-channel logout */
  issuerSession?: string | null;
  idToken?: string | null;
  acr?: string | null;
  hours: number;
}

export interface OpenedSession {
  /** the secret; it is not kept here */
  token: string;
  id: string;
  expiresAt: Date;
}

type Recorded = Pick<SessionRow, 'id' | 'person' | 'participant'>;

export interface SessionRow {
  id: string;
  person: string;
  participant: string;
  acr: string | null;
  issuer: string;
  subject: string;
  issuerSession: string | null;
  idToken: string | null;
  expiresAt: Date;
  endedAt: Date | null;
  seenAt: Date;
}

const SEEN_EVERY_MS = 60_000;

/** Persons who are signed in by a browser. The cookie holds a secret that only this table can make sense of. */
@Injectable()
export class Sessions {
  private readonly known: Remembered<SessionRow>;

  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Standing) private readonly standing: Standing,
    @Inject(StandingNews) news: StandingNews,
  ) {
    this.known = new Remembered(news, (hash) => this.load(Buffer.from(hash, 'hex')));
  }

  async open(given: NewSession): Promise<OpenedSession> {
    const token = newSecret('session');
    const id = randomUUID();
    const expiresAt = new Date(Date.now() + given.hours * 3_600_000);
    await this.database.transaction(async () => {
      await this.database.query(
        `INSERT INTO access.session (id, token_hash, person, participant, issuer, subject, issuer_session, id_token, acr, expires_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
        [
          id,
          hashOf(token),
          given.person,
          given.participant,
          given.issuer,
          given.subject,
          given.issuerSession ?? null,
          given.idToken ?? null,
          given.acr ?? null,
          expiresAt,
        ],
      );
      await this.record('session:begin', { ...given, id });
    });
    return { token, id, expiresAt };
  }

  /** @param trusted whom an issuer may speak for now; null: it is not trusted any more, and neither is who signed in there */
  async actorOf(token: string, trusted: (issuer: string) => ((participant: string) => boolean) | null): Promise<Actor> {
    const row = await this.find(token);
    const now = new Date();
    if (!row || row.endedAt !== null) throw refused('the session has ended');
    if (row.expiresAt <= now) throw refused('the session has expired');
    const holder = await this.standing.ofPerson(row.person);
    if (!holder) throw refused('the person has left');
    const mayActFor = trusted(row.issuer);
    if (!mayActFor) throw refused('its provider is not trusted here any more');
    const { acr, participant } = row;
    const actor = await this.standing.actor(holder, { via: 'session', acr, participant, mayActFor });
    this.seen(row, now);
    return actor;
  }

  /** The session behind a secret, whatever its state; null when there is none. */
  find(token: string): Promise<SessionRow | null> {
    return this.known.get(hashOf(token).toString('hex'));
  }

  async end(token: string): Promise<void> {
    const hash = hashOf(token);
    await this.endWhere('token_hash = $1', [hash]);
    this.known.forget(hash.toString('hex'));
  }

  /** What an issuer's back-channel logout names: one of its sessions, or all of a subject. @returns how many ended */
  async endOfIssuer(issuer: string, { sid, sub }: { sid?: string; sub?: string }): Promise<number> {
    if (sid === undefined && sub === undefined) return 0;
    return this.endWhere(
      'issuer = $1 AND ($2::text IS NULL OR issuer_session = $2) AND ($3::text IS NULL OR subject = $3)',
      [issuer, sid ?? null, sub ?? null],
    );
  }

  private endWhere(condition: string, parameters: unknown[]): Promise<number> {
    return this.database.transaction(async () => {
      const ended = await this.database.query<Recorded>(
        `WITH ended AS (
           UPDATE access.session SET ended_at = now() WHERE ended_at IS NULL AND ${condition} RETURNING id, person, participant)
         SELECT id, person, participant FROM ended`,
        parameters,
      );
      for (const session of ended) await this.record('session:end', session);
      return ended.length;
    });
  }

  private record(action: string, { id, person, participant }: Recorded): Promise<void> {
    return Audit.record(this.database, { actor: { person, participant, via: 'session' }, action, thing: id });
  }

  private async load(hash: Buffer): Promise<SessionRow | null> {
    const [row] = await this.database.query<SessionRow>(
      `SELECT id, person, participant, acr, issuer, subject, issuer_session AS "issuerSession", id_token AS "idToken", expires_at AS "expiresAt",
         ended_at AS "endedAt", seen_at AS "seenAt"
       FROM access.session WHERE token_hash = $1 AND person IS NOT NULL`,
      [hash],
    );
    return row ?? null;
  }

  /** Shown to the person; written once a minute, and never waited for. */
  private seen(row: SessionRow, now: Date): void {
    if (now.getTime() - row.seenAt.getTime() < SEEN_EVERY_MS) return;
    row.seenAt = now;
    this.database
      .query(`UPDATE access.session SET seen_at = $2 WHERE id = $1`, [row.id, now])
      .catch((error: unknown) => log('access').warn({ err: error }, 'the use of a session was not noted'));
  }
}
