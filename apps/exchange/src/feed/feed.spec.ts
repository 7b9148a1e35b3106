import { randomUUID } from 'node:crypto';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { parseFeed } from '@rowanmanning/feed-parser';
import { Ajv } from 'ajv';
import RssParser from 'rss-parser';
import { waitFor } from '#testing';
import type { Change } from '#contracts';
import { HeldHead } from '../change/held-head.js';
import { aChange } from '../exchange.fixture.js';
import { FeedService } from './feed.service.js';
import { JSON_FEED } from './json-feed.fixture.js';
import { startExchangeService, type ExchangeService } from '../exchange.service.fixture.js';

const HUB = 'https://hub.example.org/';
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
  const [log] = await exchange.database.query<{ position: string }>('SELECT position FROM exchange.log_head');
  const held = exchange.service.app.get(HeldHead, { strict: false });
  await waitFor('the feeds to know', async () => (await held.now()).position === Number(log?.position));
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
  exchange = await startExchangeService({ WEBSUB_HUB: HUB, RATE_LIMIT_ADDRESS: '100000' }, true);
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

  describe('that have not changed', () => {
    const path = '/feeds/countries/PG.atom';
    const papua = { owner: 'PG-DOH', countries: ['PG'] };
    let made = 0;
    let etag = '';
    /** The head of the log is held for a second: within it nothing is made of a request. */
    const unmade = async (headers: Record<string, string> = {}): Promise<Answer> =>
      waitFor('an answer that nothing was made for', async () => {
        await get(path, { 'accept-language': 'en' });
        const before = made;
        const answer = await get(path, { 'accept-language': 'en', 'if-none-match': etag, ...headers });
        return made === before && answer;
      });

    beforeAll(async () => {
      const feeds = exchange.service.app.get(FeedService, { strict: false });
      const answer = feeds.answer.bind(feeds);
      feeds.answer = (request) => {
        made += 1;
        return answer(request);
      };
      await publish(aChange({ ...papua, subject: 'PG-LAW-2026-000001', title: { en: 'For all' } }));
      etag = (await get(path, { 'accept-language': 'en' })).headers.get('etag') as string;
    });

    it('are not made again, and say all that they always say', async () => {
      const full = await get(path, { 'accept-language': 'en' });
      const { status, body, headers } = await unmade();
      expect({ status, body }).toEqual({ status: 304, body: '' });
      const said = (all: Headers): Record<string, string> => {
        const ofTheBody = /^(?:content-(?:type|length|encoding)|last-modified)$/;
        const ofTheRequest = /^(?:date|x-request-id|ratelimit)$/;
        return Object.fromEntries([...all].filter(([name]) => !ofTheBody.test(name) && !ofTheRequest.test(name)));
      };
      expect(said(headers)).toEqual(said(full.headers));
      expect(said(headers)).toMatchObject({ etag, 'access-control-allow-origin': '*', 'x-frame-options': 'DENY' });
      expect(headers.get('x-request-id')).not.toBe(full.headers.get('x-request-id'));
      expect((await unmade({ 'x-request-id': 'asked-again-1' })).headers.get('x-request-id')).toBe('asked-again-1');
    });

    it('are counted at the door like all else', async () => {
      const left = ({ headers }: Answer): number => Number(/r=(\d+)/.exec(headers.get('ratelimit') ?? '')?.[1]);
      const before = left(await get(path, { 'accept-language': 'en' }));
      expect(left(await get(path, { 'accept-language': 'en', 'if-none-match': etag }))).toBe(before - 1);
      expect(left(await get(path, { 'accept-language': 'en', 'if-none-match': etag }))).toBe(before - 2);
    });

    it('are another matter for who shows something, is told in another language, or takes them compressed', async () => {
      await unmade();
      const known = { 'accept-language': 'en', 'if-none-match': etag };
      expect((await get(path, { ...known, authorization: 'Bearer cs_spoilt' })).status).toBe(401);
      expect((await get(`${path}?key=cf_spoilt`, known)).status).toBe(401);
      expect((await get(path, { ...known, 'accept-language': 'vi' })).status).toBe(200);
      expect((await get(path, { ...known, 'accept-encoding': 'identity' })).status).toBe(200);
      await publish(
        aChange({ ...papua, subject: 'PG-LAW-2026-000002', title: { en: 'For one' }, readers: ['participant:PG-DOH'] }),
      );
      expect((await unmade()).status).toBe(304);
      const authorization = `Bearer ${await exchange.token('PG-DOH')}`;
      const own = await get(path, { ...known, authorization });
      expect(own.status).toBe(200);
      expect(own.body).toContain('For one');
      const again = await get(path, { ...known, 'if-none-match': own.headers.get('etag') as string, authorization });
      expect([again.status, again.headers.get('cache-control')]).toEqual([304, 'private, no-cache']);
      expect((await get(path, { ...known, 'if-none-match': own.headers.get('etag') as string })).status).toBe(200);
    });

    it('are made again as soon as there is news of them', async () => {
      await unmade();
      await publish(aChange({ ...papua, subject: 'PG-LAW-2026-000003', title: { en: 'News' } }));
      const { status, body } = await get(path, { 'accept-language': 'en', 'if-none-match': etag });
      expect(status).toBe(200);
      expect(body).toContain('News');
    });
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

  describe('by a filter in their address', () => {
    const practice = { owner: 'NP-MOHP', countries: ['NP'], kind: 'PRACTICE' as const };
    beforeAll(() =>
      publish(
        aChange({
          ...practice,
          subject: 'NP-PRA-2026-000001',
          topics: ['migrant-health/access'],
          title: { en: 'One' },
        }),
        aChange({
          ...practice,
          subject: 'NP-LAW-2026-000002',
          kind: 'LAW',
          title: { en: 'Two' },
          occupations: ['2211'],
        }),
        aChange({ ...practice, subject: 'NP-PRA-2026-000003', languages: ['ne'], title: { ne: 'तीन' } }),
      ),
    );

    it.each([
      ['countries=NP', ['तीन', 'Two', 'One']],
      ['countries=NP&kinds=PRACTICE', ['तीन', 'One']],
      ['countries=NP&kinds=LAW,PRACTICE', ['तीन', 'Two', 'One']],
      ['countries=NP&kinds=LAW&kinds=PRACTICE', ['तीन', 'Two', 'One']],
      ['countries=NP&topics=migrant-health', ['One']],
      ['countries=NP&occupations=2211', ['Two']],
      ['countries=NP&languages=ne', ['तीन']],
      ['countries=NP&types=publication.revised', []],
    ])('%s', async (query, expected) => {
      expect(await titles(`/feeds/publications.atom?${query}`)).toEqual(expected);
      const { body } = await get(`/feeds/publications.json?${query}`);
      expect((JSON.parse(body) as { items: { title: string }[] }).items.map(({ title }) => title)).toEqual(expected);
    });

    it('go together with a country and a body, and say so in one way of writing it', async () => {
      const { body } = await get('/feeds/countries/np.atom?topics=migrant-health&kinds=PRACTICE,LAW');
      const feed = parseFeed(body);
      expect(feed.items.map(({ title }) => title)).toEqual(['One']);
      expect(feed.self).toBe(
        'https://comity.example.org/feeds/countries/NP.atom?kinds=LAW,PRACTICE&topics=migrant-health',
      );
      expect(feed.title).toBe('Comity: Nepal · PRACTICE, LAW, migrant-health');
      expect(body).not.toContain('rel="hub"');
    });

    it.each([
      ['kind', 'kind=LAW', 'is not known here; expected types, kinds'],
      ['kinds.1', 'kinds=LAW,ACT', 'expected one of'],
      ['countries.0', 'countries=vn', 'ISO 3166-1'],
      ['countries', 'countries=VN', 'is said by the address', '/feeds/countries/VN.atom'],
    ])('refuse %s (%s)', async (path, query, message, feed = '/feeds/publications.atom') => {
      const { status, body } = await get(`${feed}?${query}`);
      expect(status).toBe(400);
      expect(JSON.parse(body).problems).toEqual([{ path, message: expect.stringContaining(message) }]);
    });
  });

  it('name the hub of what everybody may read, in the document and in its headers', async () => {
    for (const path of ['/feeds/publications.atom', '/feeds/countries/NP.json']) {
      const { body, headers } = await get(path);
      expect(headers.get('link')).toBe(`<https://comity.example.org${path}>; rel="self", <${HUB}>; rel="hub"`);
      if (path.endsWith('atom')) expect(body).toContain(`<link href="${HUB}" rel="hub"/>`);
      else expect(JSON.parse(body).hubs).toEqual([{ type: 'WebSub', url: HUB }]);
      const authorization = `Bearer ${await exchange.token('TH-MOPH')}`;
      expect((await get(path, { authorization })).headers.get('link')).not.toContain('hub');
    }
  });

  it('enclose the files of a record and link to it in each of its languages, for two parsers alike', async () => {
    const file = { id: randomUUID(), name: 'Luật <1>.pdf', mediaType: 'application/pdf', size: 48_213, language: 'vi' };
    const subject = 'BD-LAW-2026-000001';
    await publish(aChange({ subject, owner: 'BD-MOHFW', countries: ['BD'], title: { bn: 'এক' }, files: [file] }));
    const { body } = await get('/feeds/countries/BD.atom?lang=en');
    const url = `https://comity.example.org/files/${file.id}`;
    const [item] = parseFeed(body).items;
    expect(item?.media).toEqual([expect.objectContaining({ url, mimeType: 'application/pdf', length: 48_213 })]);
    expect(item?.url).toBe(`https://comity.example.org/publications/${subject}@1`);
    const parser = new RssParser({ customFields: { item: [['link', 'links', { keepArray: true }]] } });
    const parsed = await parser.parseString(body);
    expect(parsed.title).toBe('Comity: Bangladesh');
    expect(parsed.items[0]).toMatchObject({
      title: 'এক',
      link: item?.url,
      id: item?.id,
    });
    const links = (parsed.items[0] as unknown as { links: { $: Record<string, string> }[] }).links.map(({ $ }) => $);
    expect(links.filter(({ rel }) => rel === 'enclosure')).toEqual([
      { rel: 'enclosure', href: url, type: 'application/pdf', hreflang: 'vi', title: file.name, length: '48213' },
    ]);
    for (const language of ['vi', 'en'])
      expect(body).toContain(
        `<link href="${item?.url}?lang=${language}" rel="alternate" type="text/html" hreflang="${language}"/>`,
      );
    const json = JSON.parse((await get('/feeds/countries/BD.json')).body) as { items: object[] };
    expect(json.items[0]).toMatchObject({
      attachments: [{ url, mime_type: 'application/pdf', title: file.name, size_in_bytes: 48_213 }],
    });
  });

  it('are JSON Feed 1.1 by its rules', async () => {
    const valid = new Ajv({ strict: true, strictRequired: false, allErrors: true }).compile(JSON_FEED);
    for (const path of ['/feeds/publications.json', '/feeds/countries/BD.json', '/feeds/countries/AQ.json']) {
      const feed: unknown = JSON.parse((await get(path)).body);
      expect({ path, errors: valid(feed) ? [] : valid.errors }).toEqual({ path, errors: [] });
    }
    expect(valid({ version: 'https://jsonfeed.org/version/1.1', title: 'x', items: [{ id: 1 }] })).toBe(false);
  });

  it('show nothing of what is hidden from their reader: no ETag, date or byte moves', async () => {
    const uganda = { owner: 'UG-MOH', countries: ['UG'] };
    const hidden = { ...uganda, subject: 'UG-LAW-2026-000002', title: { en: 'Hidden' } };
    await publish(
      aChange({ ...uganda, subject: 'UG-LAW-2026-000001' }),
      aChange({ ...hidden, readers: ['network', 'participant:UG-MOH'] }),
    );
    const paths = ['/feeds/countries/UG.atom', '/feeds/publications.json', '/feeds/publications.atom?kinds=LAW'];
    const shown = async (): Promise<unknown[]> => {
      const answers: unknown[] = [];
      for (const path of paths) {
        const { body, headers } = await get(path);
        answers.push([body, headers.get('etag'), headers.get('last-modified'), headers.get('content-length')]);
      }
      return answers;
    };
    const before = await shown();
    const asked = await get(paths[0] as string, { authorization: `Bearer ${await exchange.token('TH-MOPH')}` });
    expect(asked.body).toContain('Hidden');
    await publish(
      aChange({ ...hidden, type: 'publication.revised', readers: ['participant:UG-MOH'] }),
      aChange({ ...hidden, subject: 'UG-LAW-2026-000003', readers: ['participant:UG-MOH'] }),
    );
    expect(await shown()).toEqual(before);
    const later = await get(paths[0] as string, { authorization: `Bearer ${await exchange.token('TH-MOPH')}` });
    expect(later.body).not.toContain('<title>Hidden');
    expect(later.headers.get('etag')).not.toBe(asked.headers.get('etag'));
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

  it('tell on its day what comes by itself, with the sentence that says so', async () => {
    const peru = { subject: 'UY-LAW-2026-000001', owner: 'UY-MSP', countries: ['UY'], title: { en: 'On nurses' } };
    await publish(aChange(peru), aChange({ ...peru, type: 'law.in_force', meaning: 'It entered into force today.' }));
    const { body } = await get('/feeds/countries/UY.atom');
    expect(parseFeed(body).items).toHaveLength(2);
    expect(body).toContain('It entered into force today.');
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
