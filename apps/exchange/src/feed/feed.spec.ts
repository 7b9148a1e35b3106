import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { parseFeed } from '@rowanmanning/feed-parser';
import { waitFor } from '#testing';
import type { Change } from '#contracts';
import { aChange } from '../exchange.fixture.js';
import { startExchangeService, type ExchangeService } from '../exchange.service.fixture.js';

let exchange: ExchangeService;

const law = (n: number): string => `VN-LAW-2026-${String(n).padStart(6, '0')}`;

async function publish(...changes: Change[]): Promise<void> {
  await exchange.publish(...changes);
  await waitFor('the log', async () => {
    const [row] = await exchange.database.query<{ count: number }>(
      'SELECT count(*)::int AS count FROM messaging.outbox',
    );
    return row?.count === 0;
  });
}

interface Answer {
  status: number;
  headers: Headers;
  body: string;
}

async function get(path: string, headers: Record<string, string> = {}): Promise<Answer> {
  const answer = await fetch(`${exchange.url}${path}`, { headers });
  return { status: answer.status, headers: answer.headers, body: await answer.text() };
}

const titles = async (path: string, headers?: Record<string, string>): Promise<string[]> => {
  const { body } = await get(path, headers);
  const items = path.endsWith('.json')
    ? (JSON.parse(body) as { items: { title: string }[] }).items
    : parseFeed(body).items;
  return items.map((item) => item.title ?? '');
};

const membership = (country: string, from: string | null, to: string | null = null) => ({
  country,
  kind: 'MEMBER' as const,
  from,
  to,
});

beforeAll(async () => {
  exchange = await startExchangeService();
  await publish(
    aChange({
      type: 'body.membership_changed',
      subject: 'ASEAN-HC3',
      owner: 'ASEAN',
      kind: null,
      revision: null,
      countries: [],
      members: [
        membership('VN', '1995-07-28'),
        membership('TL', '2025-10-26'),
        membership('LA', '1997-07-23', '2026-11-20'),
      ],
    }),
    // Content dates run backwards: a feed goes by arrival.
    aChange({
      subject: law(1),
      title: { en: 'First' },
      occurredAt: '2026-11-21T09:00:00.000Z',
      legalDate: '2030-01-01',
    }),
    aChange({ subject: law(2), title: { en: 'Second', vi: 'Thứ hai' }, occurredAt: '2026-11-19T09:00:00.000Z' }),
    aChange({
      subject: 'TL-LAW-2026-000001',
      owner: 'TL-MOH',
      countries: ['TL'],
      title: { en: 'Before joining' },
      occurredAt: '2025-10-25T23:59:59.000Z',
    }),
    aChange({
      subject: 'TL-LAW-2026-000002',
      owner: 'TL-MOH',
      countries: ['TL'],
      title: { en: 'After joining' },
      occurredAt: '2025-10-26T00:00:00.000Z',
    }),
    aChange({
      subject: 'LA-LAW-2026-000001',
      owner: 'LA-MOH',
      countries: ['LA'],
      title: { en: 'After leaving' },
      occurredAt: '2026-11-20T00:00:00.000Z',
    }),
    aChange({ subject: law(3), title: { en: 'For the network' }, readers: ['network', 'participant:VN-MOH'] }),
  );
});
afterAll(() => exchange.close());

describe('feeds', () => {
  it('are ordered by arrival and show what anybody may read', async () => {
    const expected = ['After leaving', 'After joining', 'Before joining', 'Second', 'First'];
    expect(await titles('/feeds/publications.atom')).toEqual(expected);
    expect(await titles('/feeds/publications.json')).toEqual(expected);
    const authorization = `Bearer ${await exchange.token('TH-MOPH')}`;
    expect(await titles('/feeds/publications.atom', { authorization })).toEqual(['For the network', ...expected]);
  });

  it('of a country hold what concerns it', async () => {
    expect(await titles('/feeds/countries/VN.atom')).toEqual(['Second', 'First']);
    expect(await titles('/feeds/countries/tl.json')).toEqual(['After joining', 'Before joining']);
  });

  it('of a body hold what concerned its members of the day', async () => {
    expect(await titles('/feeds/bodies/asean-hc3.atom')).toEqual(['After joining', 'Second', 'First']);
    expect(await titles('/feeds/bodies/ASEAN-HC3.json')).toEqual(['After joining', 'Second', 'First']);
  });

  it.each([
    '/feeds/countries/XX.atom',
    '/feeds/bodies/atlantis.atom',
    '/feeds/publications.rss',
    '/feeds/nothing.atom',
  ])('do not exist at %s', async (path) => {
    const { status, headers } = await get(path);
    expect(status).toBe(404);
    expect(headers.get('content-type')).toContain('application/problem+json');
  });

  it('carry ids, links, dates and languages that independent readers understand', async () => {
    const { body, headers } = await get('/feeds/countries/VN.atom?lang=vi');
    const feed = parseFeed(body);
    expect(headers.get('content-type')).toContain('application/atom+xml');
    expect(feed).toMatchObject({
      language: 'vi',
      title: 'Comity: Việt Nam',
      self: 'https://comity.example.org/feeds/countries/VN.atom',
    });
    expect(feed.items[0]).toMatchObject({
      title: 'Thứ hai',
      url: `https://comity.example.org/publications/${law(2)}@1`,
      published: new Date('2026-11-19T09:00:00.000Z'),
    });
    expect(feed.items[0]?.id).toMatch(/^urn:uuid:[0-9a-f-]{36}$/);
    const json = JSON.parse((await get('/feeds/countries/VN.json')).body) as {
      version: string;
      items: { id: string }[];
    };
    expect(json.version).toBe('https://jsonfeed.org/version/1.1');
    expect(json.items[0]?.id).toBe(feed.items[0]?.id);
  });

  it('are of one reader each, though what came last is for both', async () => {
    const path = '/feeds/countries/VN.atom';
    const hidden = { subject: law(7), title: { en: 'Between two' }, readers: ['participant:PE-MINSA'] };
    await publish(aChange(hidden), aChange({ subject: law(8), title: { en: 'For all' } }));
    const of = async (participant: string): Promise<Answer> =>
      get(path, { authorization: `Bearer ${await exchange.token(participant)}` });
    const [reader, other] = [await of('PE-MINSA'), await of('KE-MOH')];
    expect(reader.body).toContain('Between two');
    expect(other.body).toContain('For all');
    expect(other.body).not.toContain('Between two');
    expect(other.headers.get('etag')).not.toBe(reader.headers.get('etag'));
  });

  it('answer 304 until something changed', async () => {
    const path = '/feeds/countries/VN.atom';
    const first = await get(path);
    const etag = first.headers.get('etag') as string;
    expect(etag).toMatch(/^"[^"]+"$/);
    await publish(aChange({ subject: 'FR-LAW-2026-000001', owner: 'FR-DGOS', countries: ['FR'] }));
    expect(await get(path, { 'if-none-match': `"other", ${etag}` })).toMatchObject({ status: 304, body: '' });
    expect((await get(path)).body).toBe(first.body);
    await publish(aChange({ subject: law(4), title: { en: 'Fourth' } }));
    const later = await get(path, { 'if-none-match': etag });
    expect(later.status).toBe(200);
    expect(later.headers.get('etag')).not.toBe(etag);
    const authorization = `Bearer ${await exchange.token('TH-MOPH')}`;
    expect((await get(path, { authorization })).headers.get('etag')).not.toBe(later.headers.get('etag'));
  });

  it('are compressed for those who take it', async () => {
    const plain = await fetch(`${exchange.url}/feeds/publications.atom`, {
      headers: { 'accept-encoding': 'identity' },
    });
    const { request } = await import('undici');
    const zipped = await request(`${exchange.url}/feeds/publications.atom`, { headers: { 'accept-encoding': 'gzip' } });
    expect(zipped.headers['content-encoding']).toBe('gzip');
    expect(zipped.headers['etag']).not.toBe(plain.headers.get('etag'));
    expect(gunzipSync(Buffer.from(await zipped.body.arrayBuffer())).toString()).toBe(await plain.text());
  });

  it.each([
    ['before', '?before=-1'],
    ['before', '?before=x'],
    ['lang', '?lang=qqq'],
    ['before', '?before=1&before=1'],
    ['lang', '?lang=vi&lang=vi'],
  ])('refuse a bad %s (%s)', async (path, query) => {
    const { status, body } = await get(`/feeds/publications.atom${query}`);
    expect(status).toBe(400);
    expect(JSON.parse(body).problems[0].path).toBe(path);
  });

  it('keep archive pages as they are while the first page grows', async () => {
    const many = (from: number, to: number): Change[] =>
      Array.from({ length: to - from + 1 }, (_, n) =>
        aChange({
          subject: `JP-LAW-2026-${String(from + n).padStart(6, '0')}`,
          owner: 'JP-MHLW',
          countries: ['JP'],
          title: { en: `Law ${from + n}` },
        }),
      );
    await publish(...many(1, 130));
    const walk = async (): Promise<string[][]> => {
      const pages: string[][] = [];
      let path: string | undefined = '/feeds/countries/JP.atom';
      while (path) {
        const { body } = await get(path);
        pages.push(parseFeed(body).items.map((item) => item.title ?? ''));
        expect(body.includes('<fh:archive')).toBe(path.includes('before'));
        path = /<link href="https:\/\/comity.example.org([^"]+)" rel="prev-archive"/.exec(body)?.[1];
      }
      return pages;
    };
    const before = await walk();
    expect(before.flat()).toEqual(Array.from({ length: 130 }, (_, n) => `Law ${130 - n}`));
    await publish(...many(131, 140));
    const after = await walk();
    expect(after.flat()).toHaveLength(140);
    expect(after.slice(1)).toEqual(before.slice(1));
  });

  it('forget what was said of a publication that is no longer public, also where nothing else changed', async () => {
    const [kept, narrowed] = ['PE-LAW-2026-000001', 'PE-LAW-2026-000002'] as const;
    const peru = { owner: 'PE-MINSA', countries: ['PE'] };
    await publish(
      aChange({ ...peru, subject: narrowed, title: { en: 'No longer public' }, meaning: 'Said in public.' }),
      aChange({ ...peru, subject: kept, title: { en: 'Still public' } }),
    );
    const path = '/feeds/countries/PE.atom';
    const before = await get(path);
    expect(before.body).toContain('No longer public');
    await publish(
      aChange({
        ...peru,
        type: 'publication.revised',
        subject: narrowed,
        title: { en: 'No longer public' },
        readers: ['participant:PE-MINSA'],
      }),
    );
    const after = await get(path, { 'if-none-match': before.headers.get('etag') as string });
    expect(after.status).toBe(200);
    expect(Date.parse(after.headers.get('last-modified') as string)).toBeGreaterThanOrEqual(
      Date.parse(before.headers.get('last-modified') as string),
    );
    expect(parseFeed(after.body).updated?.getTime()).toBeGreaterThan(parseFeed(before.body).updated?.getTime() ?? NaN);
    expect(await titles(path)).toEqual(['Still public']);
    expect(after.body).not.toContain('Said in public.');
    const gone = parseFeed(before.body).items.find(({ title }) => title === 'No longer public')?.id;
    expect(after.body).toContain(`<at:deleted-entry xmlns:at="http://purl.org/atompub/tombstones/1.0" ref="${gone}"`);
    const json = JSON.parse((await get('/feeds/countries/PE.json')).body) as { _withdrawn: { id: string }[] };
    expect(json._withdrawn).toEqual([{ id: gone, when: expect.any(String) }]);
    expect(await titles('/feeds/countries/PE.json')).toEqual(['Still public']);
    const authorization = `Bearer ${await exchange.token('PE-MINSA')}`;
    expect(await titles(path, { authorization })).toEqual(['No longer public', 'Still public', 'No longer public']);
    expect((await get(path, { authorization })).body).not.toContain('deleted-entry');
  });

  it('leave a tombstone where a publication was revoked', async () => {
    const subject = 'KE-LAW-2026-000001';
    await publish(aChange({ subject, owner: 'KE-MOH', countries: ['KE'], title: { en: 'To be revoked <&>' } }));
    const [entry] = parseFeed((await get('/feeds/countries/KE.atom')).body).items;
    await publish(
      aChange({
        type: 'publication.revoked',
        subject,
        owner: 'KE-MOH',
        countries: ['KE'],
        title: { en: 'To be revoked <&>' },
      }),
    );
    const { body } = await get('/feeds/countries/KE.atom');
    expect(body).toContain(`<at:deleted-entry xmlns:at="http://purl.org/atompub/tombstones/1.0" ref="${entry?.id}"`);
    expect(parseFeed(body).items).toHaveLength(2);
  });
});
