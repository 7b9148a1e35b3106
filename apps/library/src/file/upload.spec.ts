import { createHash } from 'node:crypto';
import { readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deflateRawSync } from 'node:zlib';
import { Document, Packer, Paragraph } from 'docx';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { INPUTS, nobody, RESULT, vietnam, type Answer } from '../library.fixture.js';
import { pdfOf, startFiles, type TestFiles } from './file.fixture.js';
import { extractText } from './extract-text.js';
import { checkZip } from './zip-check.js';
import { FileTending } from './file-tending.service.js';
import { FileTexts } from './file-texts.service.js';
import { FileStorage } from './file-storage.service.js';
import { FileRoom } from './file-room.service.js';
import { Database } from '#database';
import { testEnvironment } from '#testing';

let files: TestFiles;
let viet: Record<string, string>;
let thai: Record<string, string>;
beforeAll(async () => {
  files = await startFiles({ FILES_MAX_BYTES: '200000', FILES_QUOTA_BYTES: '400000' });
  viet = await files.as('VN-MOH');
  thai = await files.as('TH-MOPH');
});
afterAll(() => files.stop());

const sent = async (text: string, name = 'law.pdf') =>
  (await files.post(await pdfOf(text), `name=${encodeURIComponent(name)}`, viet)).body as Answer;
const rows = async () =>
  (await files.library.db.query<{ n: number }>('SELECT count(*)::int AS n FROM library.file'))[0]?.n;
const parts = () => readdirSync(join(files.folder, 'uploads'));

/** One entry, packed; what it says of its size may be a lie. */
function zip(name: string, content: Buffer, unpacked = content.length): Buffer {
  const packed = deflateRawSync(content);
  const local = Buffer.alloc(30);
  local.writeUInt32LE(0x04034b50, 0);
  local.writeUInt16LE(20, 4);
  local.writeUInt16LE(8, 8);
  local.writeUInt32LE(packed.length, 18);
  local.writeUInt32LE(unpacked, 22);
  local.writeUInt16LE(name.length, 26);
  const central = Buffer.alloc(46);
  central.writeUInt32LE(0x02014b50, 0);
  central.writeUInt16LE(8, 10);
  central.writeUInt32LE(packed.length, 20);
  central.writeUInt32LE(unpacked, 24);
  central.writeUInt16LE(name.length, 28);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(46 + name.length, 12);
  end.writeUInt32LE(30 + name.length + packed.length, 16);
  return Buffer.concat([local, Buffer.from(name), packed, central, Buffer.from(name), end]);
}

describe('an upload', () => {
  it('is known by its content, and is one file however often its owner sends it', async () => {
    const pdf = await pdfOf('once');
    const first = await files.post(pdf, 'name=a.pdf', viet);
    expect(first).toMatchObject({ status: 201, body: { name: 'a.pdf', mediaType: 'application/pdf', state: 'READY' } });
    expect(first.body.sha256).toBe(createHash('sha256').update(pdf).digest('hex'));
    expect(await files.post(pdf, 'name=b.pdf', viet)).toMatchObject({ status: 200, body: { id: first.body.id } });
    const others = await files.post(pdf, 'name=a.pdf', thai);
    expect(others.status).toBe(201);
    expect(others.body.id).not.toBe(first.body.id);
    expect((await files.get(`/files/${first.body.id}`, thai)).status).toBe(404);
  });

  it.each([
    ['nothing', '', 'name=a.txt', 400, /empty/],
    [
      'a picture that is called a PDF',
      Buffer.from('89504e470d0a1a0a0000000d4948445200000001000000010802000000', 'hex'),
      'name=a.pdf',
      415,
      /image\/png, but its name ends in \.pdf/,
    ],
    ['a program', Buffer.concat([Buffer.from('MZ'), Buffer.alloc(200)]), 'name=a.pdf', 415, /not taken|no text/],
    ['an extension that is not taken', 'x', 'name=a.html', 415, /\.html are not taken/],
    ['bytes that are no text', Buffer.from([0xff, 0xfe, 0x00, 0x01, 0x02]), 'name=a.txt', 415, /UTF-8/],
    ['another hash than it was sent with', 'hello', `name=a.txt&sha256=${'0'.repeat(64)}`, 400, /expected 0000/],
    ['too much', 'x'.repeat(200_001), 'name=a.txt', 413, /at most 0.2 MB/],
    ['a bomb', zip('mimetype', Buffer.alloc(30_000_000)), 'name=a.docx', 415, /zip/],
  ] as const)(
    'of %s is refused with what was found, and nothing is kept',
    async (_, content, query, status, message) => {
      const before = await rows();
      const answer = await files.post(content, query, viet);
      expect(answer.status).toBe(status);
      expect(answer.body.title).toMatch(message);
      expect(await rows()).toBe(before);
      expect(parts()).toEqual([]);
    },
  );

  it('of a document as Word saves it is taken for what it is; with macros it is refused', async () => {
    const children = [new Paragraph('Điều 1'), new Paragraph({ text: 'قانون العمل', bidirectional: true })];
    const docx = await Packer.toBuffer(new Document({ sections: [{ children }] }));
    const { status, body } = await files.post(docx, 'name=a.docx', viet);
    expect([status, body.mediaType]).toEqual([201, expect.stringContaining('wordprocessingml')]);
    const path = join(files.folder, 'a.docx');
    writeFileSync(path, docx);
    expect(await extractText(path, body.mediaType)).toMatchObject({ text: 'Điều 1\n\nقانون العمل' });
    const macros = join(files.folder, 'macros');
    writeFileSync(macros, zip('word/vbaProject.bin', Buffer.from('Sub AutoOpen()')));
    await expect(checkZip(macros)).rejects.toThrow(/macros/);
    writeFileSync(macros, zip('word/document.xml', Buffer.alloc(30_000_000)));
    await expect(checkZip(macros)).rejects.toThrow(/far more/);
    writeFileSync(macros, zip('word/document.xml', Buffer.alloc(5000), 10));
    await expect(checkZip(macros)).rejects.toThrow(/another size than it says/);
    writeFileSync(macros, docx.subarray(0, -40));
    await expect(checkZip(macros)).rejects.toThrow(/not sent or saved as a whole/);
  });

  it('of an encrypted PDF is kept, and its text is said not to be readable', async () => {
    const path = join(files.folder, 'locked.pdf');
    writeFileSync(path, await pdfOf('closed', { userPassword: 'x', ownerPassword: 'y' }));
    expect(await extractText(path, 'application/pdf')).toEqual({ reason: expect.stringContaining('password') });
  });

  it('is only for those who may draft', async () => {
    expect((await files.post('x', 'name=a.txt')).status).toBe(401);
    expect((await files.post('x', 'name=a.txt', await files.as('VN-MOH', 'reviewer'))).status).toBe(403);
  });

  it('beyond what a participant may keep is answered 507, and nothing is kept', async () => {
    const kenya = await files.as('KE-MOH');
    for (const letter of ['a', 'b'])
      expect((await files.post(letter.repeat(190_000), 'name=a.txt', kenya)).status).toBe(201);
    const before = await rows();
    expect((await files.post('c'.repeat(190_000), 'name=a.txt', kenya)).status).toBe(507);
    expect([await rows(), parts()]).toEqual([before, []]);
  });

  it('keeps a name that is safe to save under', async () => {
    const { body } = await files.post(
      'some text',
      `name=${encodeURIComponent('../../e\u202Etxt.\u0007Luật <1>.txt')}`,
      viet,
    );
    expect(body.name).toBe('etxt.Luật _1_.txt');
  });
});

const TUS = { 'tus-resumable': '1.0.0' };
const PIECE = { ...TUS, 'content-type': 'application/offset+octet-stream' };

describe('a resumable upload', () => {
  const begin = async (size: number, sha256: string) => {
    const pairs = `filename ${Buffer.from('long.pdf').toString('base64')},sha256 ${Buffer.from(sha256).toString('base64')}`;
    const headers = { ...viet, ...TUS, 'upload-length': String(size), 'upload-metadata': pairs };
    const response = await fetch(`${files.library.url}/files/uploads`, { method: 'POST', headers });
    return `${files.library.url}${response.headers.get('location')}`;
  };
  const piece = (url: string, offset: number, body: Buffer, headers = viet) =>
    fetch(url, {
      method: 'PATCH',
      body: body as never,
      headers: { ...headers, ...PIECE, 'upload-offset': String(offset) },
    });

  it('goes on where it stopped, becomes a file with its last piece, and is nobody else’s', async () => {
    const pdf = await pdfOf('in two pieces');
    const url = await begin(pdf.length, createHash('sha256').update(pdf).digest('hex'));
    expect((await piece(url, 0, pdf.subarray(0, 400))).status).toBe(204);
    expect((await piece(url, 0, pdf)).status).toBe(409);
    expect((await piece(url, 400, pdf.subarray(400), thai)).status).toBe(404);
    const head = await fetch(url, { method: 'HEAD', headers: { ...viet, ...TUS } });
    expect(head.headers.get('upload-offset')).toBe('400');
    const last = await piece(url, 400, pdf.subarray(400));
    expect(last.status).toBe(204);
    const read = await files.get(last.headers.get('content-location') as string, viet);
    expect(Buffer.from(await read.arrayBuffer()).equals(pdf)).toBe(true);
    expect(parts()).toEqual([]);
  });

  it('of another content than it said is refused, and nothing is kept', async () => {
    const url = await begin(5, 'a'.repeat(64));
    const response = await piece(url, 0, Buffer.from('hello'));
    expect([response.status, await response.text()]).toEqual([400, expect.stringContaining('sha256')]);
    expect(parts()).toEqual([]);
  });
});

it('an upload that nobody goes on with is removed after a day, and one that somebody does is not', async () => {
  const begin = async (): Promise<string> => {
    const headers = { ...viet, ...TUS, 'upload-length': '10' };
    const { headers: told } = await fetch(`${files.library.url}/files/uploads`, { method: 'POST', headers });
    const url = `${files.library.url}${told.get('location')}`;
    await fetch(url, { method: 'PATCH', body: 'half!', headers: { ...viet, ...PIECE, 'upload-offset': '0' } });
    return url;
  };
  const offsetOf = async (url: string) => {
    const head = await fetch(url, { method: 'HEAD', headers: { ...viet, ...TUS } });
    return head.headers.get('upload-offset');
  };
  const [left, kept] = [await begin(), await begin()];
  const aged = (url: string) => parts().filter((name) => name.startsWith(url.split('/').at(-1) as string));
  const yesterday = (Date.now() - 86_400_000) / 1000 - 60;
  for (const name of aged(left)) utimesSync(join(files.folder, 'uploads', name), yesterday, yesterday);
  await tending().tend();
  expect([await offsetOf(left), await offsetOf(kept)]).toEqual([null, '5']);
  expect([aged(left).length, aged(kept).length]).toEqual([0, 2]);
  for (const name of aged(kept)) rmSync(join(files.folder, 'uploads', name));
});

function tending(): FileTending {
  const { app } = files.library.service;
  return new FileTending(
    app.get(Database, { strict: false }),
    app.get(FileStorage, { strict: false }),
    app.get(FileTexts, { strict: false }),
    app.get(FileRoom, { strict: false }),
    testEnvironment({ DATABASE_URL: 'postgres://none@127.0.0.1/none' }),
  );
}

describe('a file', () => {
  const publish = (id: string, over: object = {}) =>
    files.library.publish(vietnam, 'Law', { files: [{ file: id, language: 'vi' }], ...over });

  it('is read by whoever may read a record that carries it, whole or in part', async () => {
    const { id, sha256, size } = await sent('for all to read');
    expect((await files.get(`/files/${id}`)).status).toBe(404);
    const law = await publish(id);
    const whole = await files.get(`/files/${id}`);
    expect(whole.headers.get('etag')).toBe(`"${sha256}"`);
    expect(whole.headers.get('content-disposition')).toMatch(/^attachment/);
    expect(whole.headers.get('content-security-policy')).toContain('sandbox');
    expect((await whole.arrayBuffer()).byteLength).toBe(size);
    const part = await files.get(`/publications/${law}/files/1`, { range: 'bytes=0-3' });
    expect([part.status, part.headers.get('content-range'), await part.text()]).toEqual([
      206,
      `bytes 0-3/${size}`,
      '%PDF',
    ]);
    expect((await files.get(`/files/${id}`, { range: 'bytes=0-3', 'if-range': '"other"' })).status).toBe(200);
    expect((await files.get(`/files/${id}`, { range: 'bytes=0-1,3-4' })).status).toBe(200);
    expect((await files.get(`/files/${id}`, { range: `bytes=${size}-` })).status).toBe(416);
    expect((await files.get(`/files/${id}`, { 'if-none-match': `"${sha256}"` })).status).toBe(304);
    const head = await fetch(`${files.library.url}/files/${id}`, { method: 'HEAD' });
    expect(head.headers.get('content-length')).toBe(String(size));
    const { publication } = await files.library.ask(
      nobody,
      `{ publication(id: "${law}") { files { id sha256 legalValue role downloadable } } }`,
    );
    expect(publication.files).toEqual([{ id, sha256, legalValue: 'AUTHORITATIVE', role: 'TEXT', downloadable: true }]);
  });

  it.each([
    ['OWNER', {}],
    ['under embargo', { embargo: true }],
  ])(
    'of a record that is %s answers others as one that does not exist',
    async (how, { embargo }: { embargo?: boolean }) => {
      const { id } = await sent(`hidden ${how}`);
      if (embargo) {
        const until = new Date(Date.now() + 3_600_000).toISOString();
        const source = `mutation ($input: LawInput!) { done: publishLaw(input: $input, embargoUntil: "${until}") { ${RESULT} } }`;
        await files.library.ask(vietnam, source, { input: { ...INPUTS.Law, files: [{ file: id, language: 'vi' }] } });
      } else await publish(id, { audience: 'OWNER' });
      const told = async (path: string, headers = {}) => {
        const response = await files.get(path, headers);
        const { requestId: _, ...body } = (await response.json()) as Answer;
        return { status: response.status, body };
      };
      for (const headers of [{}, thai])
        expect(await told(`/files/${id}`, headers)).toEqual(
          await told('/files/00000000-0000-4000-8000-000000000000', headers),
        );
      expect((await files.get(`/files/${id}`, viet)).status).toBe(200);
    },
  );

  it('of somebody else cannot be attached', async () => {
    const { body } = await files.post('Thai text', 'name=a.txt', thai);
    await expect(publish(body.id)).rejects.toThrow(/is no file of VN-MOH/);
  });

  it('finds the records that carry it by its text, and is removed when nothing does', async () => {
    const { id } = await sent('Quarantine of quokkas');
    const broken = (
      await files.post(Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(300, 'x')]), 'name=b.pdf', viet)
    ).body;
    const law = await publish(id);
    await tending().tend();
    const { publications } = await files.library.ask(nobody, `{ publications(search: "quokkas") { nodes { id } } }`);
    expect(publications.nodes).toEqual([{ id: law }]);
    const { uploadedFile } = await files.library.ask(
      vietnam,
      `{ uploadedFile(id: "${broken.id}") { textState textReason } }`,
    );
    expect(uploadedFile).toEqual({ textState: 'FAILED', textReason: expect.stringContaining('damaged') });
    await tending().tend(new Date(Date.now() + 30 * 86_400_000));
    expect((await files.get(`/files/${broken.id}`, viet)).status).toBe(404);
    expect((await files.get(`/files/${id}`)).status).toBe(200);
  }, 60_000);
});
