import { randomUUID } from 'node:crypto';
import { Client as Postgres } from 'pg';
import { hashOf, newSecret, type Role } from '#access';
import type { Network } from '#testing';
import { Client } from './client.js';

/** A person of the register who is signed in. */
export class Officer extends Client {
  private constructor(
    url: string,
    /** the session, as the browser's cookie has it; a program may show it as its token */
    readonly session: string,
    readonly person: string,
    readonly email: string,
  ) {
    super(url, session);
  }

  /** Entered as an invitation and a sign-in would have done it: they have specs of their own. */
  static async signedIn(network: Network, participant: string, role: Role, name: string): Promise<Officer> {
    const person = randomUUID();
    const email = `${name.toLowerCase()}@${participant.toLowerCase()}.example`;
    const session = newSecret('session');
    const database = new Postgres({ connectionString: network.databaseUrl });
    await database.connect();
    try {
      await database.query('INSERT INTO access.person (id, name, email) VALUES ($1, $2, $3)', [person, name, email]);
      await database.query(
        `INSERT INTO access.role_grant (id, person, participant, role, starts_at, granted_by)
         VALUES ($1, $2, $3, $4, now() - interval '1 hour', 'test')`,
        [randomUUID(), person, participant, role],
      );
      await database.query(
        `INSERT INTO access.session (id, token_hash, person, participant, issuer, subject, expires_at)
         VALUES ($1, $2, $3, $4, 'comity-development', $5, now() + interval '1 hour')`,
        [randomUUID(), hashOf(session), person, participant, name],
      );
    } finally {
      await database.end();
    }
    return new Officer(network.url, session, person, email);
  }
}
