import { randomUUID } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { Client } from 'pg';
import { ownFolder } from '../postgres.js';

const ISSUER = 'https://id.bench.example';
const AUDIENCE = 'comity';

export interface Officer {
  /** a bearer token of an OpenID provider: it says who, and nothing else */
  token: string;
  /** JSON of ACCESS_ISSUERS */
  issuers: string;
}

/** One publisher of Viet Nam's ministry among ten thousand persons with thirty thousand grants. */
export async function registerPeople(databaseUrl: string): Promise<Officer> {
  const { publicKey, privateKey } = await generateKeyPair('ES256', { extractable: true });
  const file = join(ownFolder(), 'jwks.json');
  writeFileSync(file, JSON.stringify({ keys: [{ ...(await exportJWK(publicKey)), kid: 'bench', alg: 'ES256' }] }));
  const id = randomUUID();
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  await client.query(`
    INSERT INTO access.person (id, name) SELECT gen_random_uuid(), 'Officer ' || n FROM generate_series(1, 10000) n;
    INSERT INTO access.role_grant (id, person, participant, role, starts_at, granted_by)
      SELECT gen_random_uuid(), p.id, 'XX-' || n, 'reviewer', now(), 'bench'
      FROM access.person p CROSS JOIN generate_series(1, 3) n`);
  await client.query(`INSERT INTO access.person (id, name) VALUES ($1, 'Officer of the bench')`, [id]);
  await client.query(`INSERT INTO access.identity (issuer, subject, person) VALUES ($1, 'officer', $2)`, [ISSUER, id]);
  await client.query(
    `INSERT INTO access.role_grant (id, person, participant, role, starts_at, granted_by)
     VALUES ($1, $2, 'VN-MOH', 'publisher', now() - interval '1 day', 'bench')`,
    [randomUUID(), id],
  );
  await client.end();
  const token = await new SignJWT({})
    .setProtectedHeader({ alg: 'ES256', kid: 'bench' })
    .setIssuer(ISSUER)
    .setAudience(AUDIENCE)
    .setSubject('officer')
    .setExpirationTime('1h')
    .sign(privateKey);
  return {
    token,
    issuers: JSON.stringify([
      { issuer: ISSUER, audience: AUDIENCE, jwksUri: `file://${file}`, participants: ['VN-*'] },
    ]),
  };
}
