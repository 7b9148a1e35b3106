import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Database } from '#database';
import { startService, type RunningService } from '#platform';
import { testDatabase, testEnvironment, waitFor, type TestDatabase } from '#testing';
import { AccessModule } from '../access.module.js';
import { accessSchema } from '../access.schema.js';
import { hashOf } from '../secret.js';
import { ServiceAccounts } from '../standing/service-accounts.js';
import { Sessions } from '../standing/sessions.js';

const PERSON = randomUUID();
const ISSUER = 'https://id.moh.example';
let place: TestDatabase;
let database: Database;
let service: RunningService;

beforeAll(async () => {
  place = await testDatabase([accessSchema]);
  database = await place.of(accessSchema);
  service = await startService({
    name: 'access',
    environment: testEnvironment({ DATABASE_URL: place.url, LOG_LEVEL: 'silent' }),
    modules: () => [AccessModule],
  });
  await database.query(`INSERT INTO access.person (id, name) VALUES ($1, 'An')`, [PERSON]);
});
afterAll(async () => {
  await service.close();
  await place.drop();
});

const entries = (action: string) =>
  database.query<Record<string, unknown>>('SELECT * FROM audit.entry WHERE action = $1 ORDER BY id', [action]);

describe('the audit log of signing in', () => {
  it('tells each session that begins and ends, without its secret', async () => {
    const sessions = service.app.get(Sessions);
    const given = { person: PERSON, participant: 'VN-MOH', issuer: ISSUER, subject: 'an', hours: 1 };
    const one = await sessions.open({ ...given, issuerSession: 'sid-1' });
    const two = await sessions.open(given);
    expect(await entries('session:begin')).toMatchObject(
      [one, two].map(({ id }) => ({
        person: PERSON,
        participant: 'VN-MOH',
        via: 'session',
        thing: id,
        outcome: 'DONE',
      })),
    );
    await sessions.end(one.token);
    await sessions.end(one.token);
    expect(await sessions.endOfIssuer(ISSUER, { sub: 'an' })).toBe(1);
    expect((await entries('session:end')).map(({ thing }) => thing)).toEqual([one.id, two.id]);
    expect(JSON.stringify(await database.query('SELECT * FROM audit.entry'))).not.toContain(one.token.slice(4));
  });

  it('tells which service account took a token, and which secret did not fit', async () => {
    const accounts = service.app.get(ServiceAccounts);
    const id = randomUUID();
    await database.query(
      `INSERT INTO access.service_account (id, participant, name, roles, secret_hash, created_by, expires_at)
       VALUES ($1, 'VN-MOH', 'mirror', '{reviewer}', $2, $3, now() + interval '1 day')`,
      [id, hashOf('ck_the secret'), PERSON],
    );
    expect(await accounts.signIn(id, 'ck_the secret')).not.toBeNull();
    expect(await accounts.signIn(id, 'ck_a guess')).toBeNull();
    const taken = await waitFor('both', async () => {
      const found = await entries('service-token:take');
      return found.length === 2 && found;
    });
    expect(taken).toMatchObject([
      { person: `service:${id}`, outcome: 'DONE', thing: id },
      { person: null, outcome: 'REFUSED', thing: id, participant: 'VN-MOH' },
    ]);
    expect(JSON.stringify(taken)).not.toMatch(/ck_/);
  });
});
