import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Column, Entity, PrimaryColumn, type MigrationInterface, type QueryRunner } from 'typeorm';
import { CursorCodec } from '#kernel';
import { testDatabase, type TestDatabase } from '#testing';
import { connection, Database, drift, migrate, readPage, type AppSchema } from './index.js';

@Entity({ name: 'note' })
class Note {
  @PrimaryColumn('text') id!: string;
  @Column('text') bodyText!: string;
}

class Notes1732200000000 implements MigrationInterface {
  name = 'Notes1732200000000';
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      'CREATE TABLE note_test.note (id text NOT NULL, body_text text NOT NULL, CONSTRAINT pk_note PRIMARY KEY (id))',
    );
  }
  async down(): Promise<void> {}
}

const schema: AppSchema = { name: 'note_test', entities: [Note], migrations: [Notes1732200000000] };
let test: TestDatabase;
let database: Database;

beforeAll(async () => {
  test = await testDatabase([schema]);
  database = await test.of(schema);
});
afterAll(() => test.drop());

const count = async (): Promise<number> =>
  (await database.query<{ n: number }>('SELECT count(*)::int n FROM note_test.note'))[0]?.n ?? -1;

describe('a planned statement', () => {
  const PREPARED = 'SELECT name, statement, generic_plans::int AS plans FROM pg_prepared_statements';

  it('is planned once for a connection, takes part in the transaction and leaves what follows as it was', async () => {
    await expect(
      database.transaction(async () => {
        const sql = 'INSERT INTO note_test.note VALUES ($1, $2) RETURNING id';
        expect(await database.planned(sql, ['d', 'x'])).toEqual([{ id: 'd' }]);
        expect(await database.planned(sql, ['e', 'x'])).toEqual([{ id: 'e' }]);
        const held = await database.query<{ statement: string; plans: number }>(PREPARED);
        expect(held.find(({ statement }) => statement === sql)?.plans).toBe(2);
        expect(await database.query('SHOW plan_cache_mode')).toEqual([{ plan_cache_mode: 'auto' }]);
        throw new Error('changed its mind');
      }),
    ).rejects.toThrow('changed its mind');
    expect(await database.query("SELECT FROM note_test.note WHERE id IN ('d', 'e')")).toEqual([]);
  });
});

describe('a transaction', () => {
  it('takes in whatever the use-case calls, and rolls all of it back', async () => {
    await expect(
      database.transaction(async () => {
        await database.repository(Note).insert({ id: 'a', bodyText: 'x' });
        await database.transaction(() => database.query("INSERT INTO note_test.note VALUES ('b', 'y')"));
        expect(await count()).toBe(2);
        throw new Error('changed its mind');
      }),
    ).rejects.toThrow('changed its mind');
    expect(await count()).toBe(0);
  });

  it('is not seen by work that runs beside it', async () => {
    let release = (): void => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    const writing = database.transaction(async () => {
      await database.query("INSERT INTO note_test.note VALUES ('c', 'z')");
      await held;
    });
    expect(await count()).toBe(0);
    release();
    await writing;
    expect(await count()).toBe(1);
  });

  it('runs what waits for the commit after it, and never when it fails', async () => {
    const seen: string[] = [];
    await database.transaction(async () => {
      database.afterCommit(() => seen.push('committed'));
      seen.push('working');
    });
    await database
      .transaction(async () => {
        database.afterCommit(() => seen.push('never'));
        throw new Error('no');
      })
      .catch(() => undefined);
    expect(seen).toEqual(['working', 'committed']);
  });

  it('stays committed when what follows it fails', async () => {
    const committed = await database.transaction(async () => {
      database.afterCommit(() => {
        throw new Error('a listener');
      });
      return 'committed';
    });
    expect(committed).toBe('committed');
  });
});

describe('migrations', () => {
  it('run once, however many processes start together', async () => {
    const done = await Promise.all([1, 2, 3].map(() => migrate(test.url, [schema])));
    expect(done.flat()).toEqual([]);
  });
  it('leave no drift, and drift is seen where there is one', async () => {
    expect(await drift(test.url, schema)).toEqual([]);
    await database.query('ALTER TABLE note_test.note DROP COLUMN body_text');
    expect((await drift(test.url, schema)).join()).toMatch(/body_text/);
  });
});

describe('keyset pages', () => {
  const codec = new CursorCodec('secret of the keyset test');
  it('say that there is more only when there is', () => {
    const page = readPage(codec, 'list', { first: 2 });
    expect(connection(codec, 'list', page, [1, 2, 3], (n) => [n])).toMatchObject({
      nodes: [1, 2],
      pageInfo: { hasNextPage: true, hasPreviousPage: false },
    });
    expect(connection(codec, 'list', page, [1, 2], (n) => [n]).pageInfo.hasNextPage).toBe(false);
  });
  it('refuse an altered cursor, naming the field', () => {
    const cursor = codec.encode('list', [2]);
    expect(readPage(codec, 'list', { after: cursor }).after).toEqual([2]);
    expect(() => readPage(codec, 'other', { after: cursor })).toThrow(/^after: not a cursor of this list/);
    expect(() => readPage(codec, 'list', { first: 101 })).toThrow(/first: expected a whole number from 0 to 100/);
  });
});
