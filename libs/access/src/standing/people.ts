import { randomUUID } from 'node:crypto';
import { isUuid } from '#kernel';
import type { Database } from '#database';

export interface Person {
  id: string;
  name: string;
  email: string | null;
  /** BCP 47; null: not known */
  language: string | null;
  createdAt: Date;
  leftAt: Date | null;
}

export interface SignIn {
  issuer: string;
  subject: string;
}

const COLUMNS = `p.id, p.name, p.email, p.language, p.created_at AS "createdAt", p.left_at AS "leftAt"`;

/** Who is known, read and written in the transaction of whoever's database this is. */
export class People {
  constructor(private readonly database: Pick<Database, 'query'>) {}

  async find(id: string): Promise<Person | null> {
    return (await this.ofIds([id]))[0] ?? null;
  }

  ofIds(ids: readonly string[]): Promise<Person[]> {
    return this.database.query(`SELECT ${COLUMNS} FROM access.person p WHERE p.id = ANY($1::uuid[])`, [
      ids.filter(isUuid),
    ]);
  }

  /** Whoever signs in that way, also when they have left. */
  async ofIdentity({ issuer, subject }: SignIn): Promise<Person | null> {
    const [row] = await this.database.query<Person>(
      `SELECT ${COLUMNS} FROM access.identity i JOIN access.person p ON p.id = i.person WHERE i.issuer = $1 AND i.subject = $2`,
      [issuer, subject],
    );
    return row ?? null;
  }

  /** Of those who have not left. */
  async ofEmail(email: string): Promise<Person | null> {
    const [row] = await this.database.query<Person>(
      `SELECT ${COLUMNS} FROM access.person p WHERE lower(p.email) = lower($1) AND p.left_at IS NULL`,
      [email],
    );
    return row ?? null;
  }

  /** Whoever holds, held or will hold a role there, by name. */
  at(participant: string): Promise<Person[]> {
    return this.database.query(
      `SELECT ${COLUMNS} FROM access.person p
       WHERE p.id IN (SELECT person FROM access.role_grant WHERE participant = $1) ORDER BY p.name, p.id`,
      [participant],
    );
  }

  async signInsOf(person: string): Promise<SignIn[]> {
    return this.database.query(`SELECT issuer, subject FROM access.identity WHERE person = $1`, [person]);
  }

  async create({ name, email, language }: Pick<Person, 'name' | 'email' | 'language'>): Promise<string> {
    const id = randomUUID();
    await this.database.query(`INSERT INTO access.person (id, name, email, language) VALUES ($1, $2, $3, $4)`, [
      id,
      name,
      email,
      language,
    ]);
    return id;
  }

  async addSignIn(person: string, { issuer, subject }: SignIn): Promise<void> {
    await this.database.query(`INSERT INTO access.identity (issuer, subject, person) VALUES ($1, $2, $3)`, [
      issuer,
      subject,
      person,
    ]);
  }

  /** Every grant, session and feed link ends now; what was done stays. */
  async leave(person: string, by: string): Promise<void> {
    await this.database.query(`UPDATE access.person SET left_at = now() WHERE id = $1 AND left_at IS NULL`, [person]);
    await this.close(person, by);
  }

  /** Somebody who had left comes back as the same person, with nothing of what was held before. */
  async comeBack(person: string, email: string | null): Promise<void> {
    await this.close(person, 'leaving');
    await this.database.query(`UPDATE access.person SET left_at = NULL, email = $2 WHERE id = $1`, [person, email]);
  }

  private async close(person: string, by: string): Promise<void> {
    await this.database.query(
      `UPDATE access.role_grant SET ends_at = greatest(starts_at, now()), ended_by = $2
       WHERE person = $1 AND (ends_at IS NULL OR ends_at > now())`,
      [person, by],
    );
    await this.closeDoors(person, null);
  }

  /** Sessions and feed links end now: at one participant, or everywhere. */
  async closeDoors(person: string, participant: string | null): Promise<void> {
    await this.database.query(
      `UPDATE access.session SET ended_at = now() WHERE person = $1 AND ended_at IS NULL AND ($2::text IS NULL OR participant = $2)`,
      [person, participant],
    );
    await this.database.query(
      `UPDATE access.feed_link SET revoked_at = now() WHERE person = $1 AND revoked_at IS NULL AND ($2::text IS NULL OR participant = $2)`,
      [person, participant],
    );
  }
}
