import { createHash } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { testEnvironment } from '#testing';
import { vietnam } from '../library.fixture.js';
import { pdfOf, startFiles, type TestFiles } from './file.fixture.js';
import { KEY_ID, SECRET, startBucket, type TestBucket } from './s3.fixture.js';
import { keyOf, openStorage } from './storage.js';

let bucket: TestBucket;
let files: TestFiles;
let viet: Record<string, string>;
beforeAll(async () => {
  bucket = await startBucket();
  files = await startFiles({ FILES_URL: bucket.url, FILES_S3_KEY_ID: KEY_ID, FILES_S3_SECRET: SECRET });
  viet = await files.as('VN-MOH');
});
afterAll(async () => {
  await files.stop();
  await bucket.stop();
});
beforeEach(() => {
  bucket.requests.length = 0;
  bucket.refused = 0;
});

describe('a bucket', () => {
  it('keeps a file under its hash and hands it out, whole or in part, by signed requests', async () => {
    const pdf = await pdfOf('kept in a bucket');
    const { status, body } = await files.post(pdf, 'name=a.pdf', viet);
    expect(status).toBe(201);
    const sha256 = createHash('sha256').update(pdf).digest('hex');
    const key = `records/node-a/${keyOf({ id: body.id, owner: 'VN-MOH', sha256 })}`;
    expect([...bucket.objects.keys()]).toEqual([key]);
    expect(bucket.objects.get(key)).toEqual({ content: pdf, type: 'application/pdf' });
    await files.library.publish(vietnam, 'Law', { files: [{ file: body.id, language: 'vi' }] });
    const whole = await files.get(`/files/${body.id}`);
    expect(Buffer.from(await whole.arrayBuffer()).equals(pdf)).toBe(true);
    const part = await files.get(`/files/${body.id}`, { range: 'bytes=5-9' });
    expect([part.status, Buffer.from(await part.arrayBuffer())]).toEqual([206, pdf.subarray(5, 10)]);
    expect(bucket.requests).toEqual([`PUT /${key}`, `GET /${key}`, `GET /${key} bytes=5-9`]);
    expect(bucket.refused).toBe(0);
  });

  it('that refuses leaves nothing behind, and its sender may try again', async () => {
    const rows = () => files.library.db.query(`SELECT id FROM library.file ORDER BY id`);
    const before = await rows();
    bucket.fails = 403;
    const refused = await files.post('not this time', 'name=a.txt', viet);
    expect(refused.status).toBe(500);
    expect(JSON.stringify(refused.body)).not.toContain(SECRET);
    expect(await rows()).toEqual(before);
    expect((await files.post('not this time', 'name=a.txt', viet)).status).toBe(201);
  });

  it('lets in nobody with another secret', async () => {
    const environment = testEnvironment({
      DATABASE_URL: 'postgres://none@127.0.0.1/none',
      FILES_URL: bucket.url,
      FILES_S3_KEY_ID: KEY_ID,
      FILES_S3_SECRET: 'another',
    });
    await expect(openStorage(environment).read('x')).rejects.toThrow('SignatureDoesNotMatch');
    expect(bucket.refused).toBe(1);
  });

  it('removes what is there and what is not', async () => {
    const environment = testEnvironment({
      DATABASE_URL: 'postgres://none@127.0.0.1/none',
      FILES_URL: bucket.url,
      FILES_S3_KEY_ID: KEY_ID,
      FILES_S3_SECRET: SECRET,
    });
    const storage = openStorage(environment);
    bucket.objects.set('records/node-a/k', { content: Buffer.from('x'), type: undefined });
    await storage.remove('k');
    await storage.remove('k');
    expect(bucket.objects.has('records/node-a/k')).toBe(false);
  });
});
