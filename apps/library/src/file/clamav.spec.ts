import { Readable } from 'node:stream';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Database } from '#database';
import { testEnvironment } from '#testing';
import { scan } from './clamav.js';
import { startClamd, type Clamd } from './clamd.fixture.js';
import { FileRoom } from './file-room.service.js';
import { FileStorage } from './file-storage.service.js';
import { FileTexts } from './file-texts.service.js';
import { FileTending } from './file-tending.service.js';
import { startFiles, type TestFiles } from './file.fixture.js';

let clamd: Clamd;
let files: TestFiles;
let viet: Record<string, string>;
beforeAll(async () => {
  clamd = await startClamd();
  files = await startFiles({ CLAMAV_URL: clamd.url });
  viet = await files.as('VN-MOH');
});
afterAll(async () => {
  await files.stop();
  await clamd.stop();
});
beforeEach(() => {
  clamd.hangs = false;
  clamd.most = 25_000_000;
});

const VIRUS = 'X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*';
const send = (text: string) => files.post(text, 'name=a.txt', viet);
const stateOf = async (id: string) =>
  (
    await files.library.db.query<{ state: string; refusal: string | null }>(
      `SELECT state, refusal FROM library.file WHERE id = $1`,
      [id],
    )
  )[0];

describe('clamd', () => {
  it('is sent the file as it is, and says that it is clean', async () => {
    const content = Buffer.alloc(300_000, 'văn bản ');
    expect(await scan(clamd.url, Readable.from([content.subarray(0, 7), content.subarray(7)]))).toEqual({
      kind: 'clean',
    });
    expect(clamd.scanned.at(-1)?.equals(content)).toBe(true);
  });

  it.each([
    ['that takes no file of this size', () => (clamd.most = 1000), { kind: 'too large' }],
    ['that hangs', () => (clamd.hangs = true), { kind: 'unreachable', reason: 'no answer within 0.2 s' }],
  ])('%s is not waited for', async (_, is, verdict) => {
    is();
    const chunks = Array.from({ length: 200 }, () => Buffer.alloc(65_536));
    expect(await scan(clamd.url, Readable.from(chunks), 200)).toEqual(verdict);
  });

  it('that is not there is said not to be', async () => {
    expect(await scan('tcp://127.0.0.1:1', Readable.from([Buffer.from('x')]))).toMatchObject({ kind: 'unreachable' });
  });

  it('that cannot be given the file to its end has not found it clean', async () => {
    const broken = Readable.from(
      (async function* () {
        yield Buffer.from('x');
        throw new Error('the disk failed');
      })(),
    );
    expect(await scan(clamd.url, broken)).toEqual({ kind: 'unreachable', reason: 'the disk failed' });
  });
});

describe('an upload', () => {
  it('that is clean is taken at once; one with a virus is refused with its name, and nothing is kept', async () => {
    expect(await send('clean')).toMatchObject({ status: 201, body: { state: 'READY' } });
    const { status, body } = await send(VIRUS);
    expect([status, body.title]).toEqual([422, expect.stringContaining('Win.Test.EICAR_HDB-1')]);
    const [row] = await files.library.db.query<{ n: number }>('SELECT count(*)::int AS n FROM library.file');
    expect(row?.n).toBe(1);
  });

  it('larger than the scanner takes is refused, with what the operator can do', async () => {
    clamd.most = 10;
    const { status, body } = await send('longer than ten bytes');
    expect([status, body.title]).toEqual([422, expect.stringContaining('StreamMaxLength')]);
  });

  it('waits while the scanner is away and is settled when it comes back; one that it never takes holds up no other', async () => {
    await clamd.stop();
    const ids: string[] = [];
    for (const text of ['x'.repeat(500), VIRUS, 'fine']) {
      const { status, body } = await send(`${text} later`);
      expect([status, body.state]).toEqual([201, 'WAITING']);
      expect((await files.get(`/files/${body.id}`, viet)).status).not.toBe(200);
      ids.push(body.id);
    }
    const back = await startClamd();
    back.most = 300;
    const { app } = files.library.service;
    const tending = new FileTending(
      app.get(Database, { strict: false }),
      app.get(FileStorage, { strict: false }),
      app.get(FileTexts, { strict: false }),
      app.get(FileRoom, { strict: false }),
      testEnvironment({ DATABASE_URL: 'postgres://none@127.0.0.1/none', CLAMAV_URL: back.url }),
    );
    await tending.tend();
    expect(await Promise.all(ids.map(stateOf))).toEqual([
      { state: 'REFUSED', refusal: expect.stringContaining('larger than the virus scanner takes') },
      { state: 'REFUSED', refusal: 'a virus was found in it: Win.Test.EICAR_HDB-1' },
      { state: 'READY', refusal: null },
    ]);
    await back.stop();
  });
});
