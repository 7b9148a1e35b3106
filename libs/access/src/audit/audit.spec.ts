import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Client } from 'pg';
import { createDataSource, Database, migrate } from '#database';
import { execution, Readiness } from '#platform';
import { testDatabase, waitFor, type TestDatabase } from '#testing';
import { accessSchema } from '../access.schema.js';
import { actorFor } from '../actor.js';
import { Audit, type AuditRecord } from './audit.js';
import { digestOf } from './digest.js';
import { AuditProtection } from './protection.js';
import { AuditSealer } from './sealer.js';
import { verifyAudit } from './verify.js';

const AN = actorFor('VN-MOH', ['publisher'], 'person:an');
const entry = (given: Partial<AuditRecord> = {}): AuditRecord => ({
  actor: AN,
  action: 'publication:publish',
  ...given,
});

let test: TestDatabase;
let database: Database;
let sealer: AuditSealer;
beforeAll(async () => {
  test = await testDatabase([accessSchema]);
  database = await test.of(accessSchema);
  sealer = new AuditSealer(database);
});
afterAll(() => test.drop());

const record = (given: Partial<AuditRecord> = {}): Promise<void> =>
  database.transaction(() => Audit.record(database, entry(given)));
const newest = async (): Promise<Record<string, unknown>> =>
  (await database.query<Record<string, unknown>>('SELECT * FROM audit.entry ORDER BY id DESC LIMIT 1'))[0] ?? {};

describe('an audit entry', () => {
  it('says who did what for whom to which thing, in which request, and digests of what it was like', async () => {
    await execution.run({ requestId: 'request-1' }, () =>
      record({ thing: 'VN-LAW-2026-000001', before: { b: 1, a: 'secret text' }, after: { a: 2 } }),
    );
    const written = await newest();
    expect(written).toMatchObject({
      request_id: 'request-1',
      person: 'person:an',
      acting_for: 'VN-MOH',
      action: 'publication:publish',
      participant: 'VN-MOH',
      thing: 'VN-LAW-2026-000001',
      before_digest: digestOf({ a: 'secret text', b: 1 }),
      after_digest: digestOf({ a: 2 }),
      outcome: 'DONE',
    });
    expect(JSON.stringify(written)).not.toContain('secret text');
  });

  it('is there only when the change is there', async () => {
    const { id } = await newest();
    const failing = database.transaction(async () => {
      await Audit.record(database, entry());
      throw new Error('changed its mind');
    });
    await expect(failing).rejects.toThrow('changed its mind');
    expect((await newest())['id']).toBe(id);
    await expect(Audit.record(database, entry())).rejects.toThrow(/outside a transaction/);
  });

  it('is written whatever the names in it hold', async () => {
    await record({ thing: `a\0b\uD800${'x'.repeat(5000)}` });
    expect((await newest())['thing']).toMatch(/^a\uFFFDb\uFFFDx+$/);
  });
});

/** What a mistake, or somebody with the apps' own password, might try. */
const ALTERATIONS = [
  "UPDATE audit.entry SET person = 'somebody else'",
  'DELETE FROM audit.entry',
  'TRUNCATE audit.entry CASCADE',
  "UPDATE audit.seal SET hash = repeat('0', 64)",
  'DELETE FROM audit.seal',
  'TRUNCATE audit.seal',
];

describe('the wall of triggers', () => {
  it.each(ALTERATIONS)('refuses the superuser of an embedded database: %s', async (statement) => {
    await expect(database.query(statement)).rejects.toThrow(/is append-only: (UPDATE|DELETE|TRUNCATE) is refused/);
  });

  it('stands also where replication would skip triggers', async () => {
    const altered = database.transaction(async () => {
      await database.query('SET LOCAL session_replication_role = replica');
      await database.query('DELETE FROM audit.entry');
    });
    await expect(altered).rejects.toThrow(/append-only/);
  });
});

describe.each([
  { that: 'may create roles', may: 'CREATEROLE', given: 'ADMIN TRUE, INHERIT FALSE, SET FALSE' },
  { that: 'was prepared by an administrator', may: 'NOCREATEROLE', given: 'INHERIT FALSE, SET TRUE' },
  { that: 'may create none', may: 'NOCREATEROLE', given: null },
])('an ordinary database role that $that', ({ may, given }) => {
  const byPermission = given !== null;
  const refusal = byPermission ? /permission denied|must be owner/ : /append-only/;
  const role = `audit_test_${randomBytes(4).toString('hex')}`;
  let apps: Database;
  let admin: Client;

  beforeAll(async () => {
    admin = new Client({ connectionString: process.env['TEST_DATABASE_URL'] });
    await admin.connect();
    await admin.query(`CREATE ROLE ${role} LOGIN PASSWORD 'x' NOSUPERUSER ${may}`);
    await admin.query(`CREATE DATABASE ${role} OWNER ${role}`);
    // As on a server of its own: the role that owns the log is not there yet, or is one that this role may give itself.
    await admin.query(`DO $$ BEGIN CREATE ROLE comity_audit NOLOGIN; EXCEPTION WHEN OTHERS THEN NULL; END $$`);
    if (given) await admin.query(`GRANT comity_audit TO ${role} WITH ${given}`);
    const url = new URL(process.env['TEST_DATABASE_URL'] ?? '');
    Object.assign(url, { username: role, password: 'x', pathname: `/${role}` });
    await migrate(url.href, [accessSchema]);
    if (given && may === 'NOCREATEROLE') await admin.query(`REVOKE comity_audit FROM ${role}`);
    apps = new Database(await createDataSource(accessSchema, { url: url.href, pool: 2 }).initialize());
  });
  afterAll(async () => {
    await apps?.source.destroy();
    await admin.query(`DROP DATABASE IF EXISTS ${role} WITH (FORCE)`);
    await admin.query(`DROP ROLE ${role}`);
    await admin.end();
  });

  it('adds, reads and seals', async () => {
    await apps.transaction(() => Audit.record(apps, entry()));
    expect(await new AuditSealer(apps).sealAll()).toBe(1);
    expect(await verifyAudit(apps)).toMatchObject({ entries: 1, waiting: 0 });
  });

  it.each(ALTERATIONS)('is refused: %s', async (statement) => {
    await expect(apps.query(statement)).rejects.toThrow(refusal);
  });

  if (byPermission)
    it.each([
      'DROP TABLE audit.entry',
      'DROP SCHEMA audit CASCADE',
      'ALTER TABLE audit.entry DISABLE TRIGGER ALL',
      'DROP TRIGGER entry_stays ON audit.entry',
      'CREATE OR REPLACE FUNCTION audit.refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NULL; END $$',
      'SET ROLE comity_audit',
    ])('cannot take the walls down either: %s', async (statement) => {
      await expect(apps.query(statement)).rejects.toThrow(/permission denied|must be owner/);
    });

  it('is told to operators', async () => {
    const readiness = new Readiness();
    await new AuditProtection(apps, readiness).onModuleInit();
    expect((await readiness.ask()).checks['audit']).toEqual({
      ok: true,
      detail: expect.stringMatching(byPermission ? /by permission and triggers/ : /by triggers alone/),
    });
  });
});

describe('the chain', () => {
  it('gives a transaction that ends late a later number, and leaves no gap where one rolled back', async () => {
    await sealer.sealAll();
    const { entries: before } = await verifyAudit(database);
    let release = (): void => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    const begun = deferred();
    const late = database.transaction(async () => {
      await Audit.record(database, entry({ thing: 'late' }));
      begun.resolve();
      await held;
    });
    await begun.promise;
    await database
      .transaction(async () => {
        await Audit.record(database, entry({ thing: 'never' }));
        throw new Error('rolled back');
      })
      .catch(() => undefined);
    await record({ thing: 'early' });
    expect(await sealer.sealAll()).toBe(1);
    release();
    await late;
    expect(await sealer.sealAll()).toBe(1);
    const numbered = await database.query(
      'SELECT s.number::int AS number, e.thing FROM audit.seal s JOIN audit.entry e ON e.id = s.entry ORDER BY s.number DESC LIMIT 2',
    );
    expect(numbered).toEqual([
      { number: before + 2, thing: 'late' },
      { number: before + 1, thing: 'early' },
    ]);
  });

  it('is made by one at a time, however many try', async () => {
    for (let n = 0; n < 20; n++) await record({ thing: `thing ${n}` });
    const sealed = await Promise.all([1, 2, 3, 4].map(() => new AuditSealer(database).sealAll()));
    expect(sealed.reduce((sum, n) => sum + n)).toBe(20);
    expect((await verifyAudit(database)).fault).toBeUndefined();
  });

  it('is made in the background of any process', async () => {
    await record();
    sealer.onApplicationBootstrap();
    await waitFor('the sealing', async () => (await verifyAudit(database)).waiting === 0);
    await sealer.onApplicationShutdown();
  });

  it('still contains a head that was noted down earlier', async () => {
    const { head } = await verifyAudit(database);
    await record();
    await sealer.sealAll();
    expect(await verifyAudit(database, { contains: head })).toMatchObject({ contains: true });
    expect((await verifyAudit(database, { contains: 'f'.repeat(64) })).fault).toMatch(/does not contain f{64}/);
  });
});

describe('a chain that was tampered with', () => {
  /** By somebody who took the walls down; what was done is undone afterwards. */
  const after = async (statement: string, options = {}): Promise<string | undefined> => {
    let fault: string | undefined;
    await database
      .transaction(async () => {
        await database.query('ALTER TABLE audit.entry DISABLE TRIGGER ALL');
        await database.query('ALTER TABLE audit.seal DISABLE TRIGGER ALL');
        await database.query(statement);
        fault = (await verifyAudit(database, options)).fault;
        throw new Error('undo');
      })
      .catch(() => undefined);
    return fault;
  };
  const OF_3 = '(SELECT entry FROM audit.seal WHERE number = 3)';

  it.each([
    [
      'an altered person',
      `UPDATE audit.entry SET person = 'x' WHERE id = ${OF_3}`,
      /^number 3: entry \d+ \(.*\) does not fit/,
    ],
    [
      'an altered time',
      `UPDATE audit.entry SET at = at - interval '1 ms' WHERE id = ${OF_3}`,
      /^number 3: .*does not fit/,
    ],
    ['an entry taken out', `DELETE FROM audit.entry WHERE id = ${OF_3}`, /^number 3: its entry \d+ is missing/],
    ['a place taken out', 'DELETE FROM audit.seal WHERE number = 3', /^number 3 is missing: number 4 follows 2/],
    ['an altered hash', "UPDATE audit.seal SET hash = repeat('a', 64) WHERE number = 3", /^number 3: /],
    [
      'an entry kept out of the chain',
      'DELETE FROM audit.seal WHERE number = (SELECT max(number) FROM audit.seal)',
      /^entry \d+ is in no place/,
    ],
  ])('shows %s', async (_what, statement, fault) => {
    expect(await after(statement)).toMatch(fault);
  });

  it('shows its end cut off to whoever kept a head', async () => {
    const { head, entries } = await verifyAudit(database);
    const cut = `DELETE FROM audit.entry WHERE id = (SELECT entry FROM audit.seal WHERE number = ${entries});
                 DELETE FROM audit.seal WHERE number = ${entries}`;
    expect(await after(cut)).toBeUndefined();
    expect(await after(cut, { contains: head })).toMatch(/does not contain/);
  });

  it('is looked at from a given number on only when asked so', async () => {
    const statement = `UPDATE audit.entry SET person = 'x' WHERE id = ${OF_3}`;
    expect(await after(statement, { from: 4 })).toBeUndefined();
    expect(await after(statement, { from: 3 })).toMatch(/^number 3/);
  });
});

function deferred(): { promise: Promise<void>; resolve: () => void } {
  let resolve = (): void => undefined;
  const promise = new Promise<void>((done) => (resolve = done));
  return { promise, resolve };
}
