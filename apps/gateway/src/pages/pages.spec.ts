import { afterEach, describe, expect, it } from '@jest/globals';
import type { FastifyInstance } from 'fastify';
import { arabicAct, country, decree, home, recordedReader, vietNam } from './recorded.fixture.js';
import { bodyOf, contact, partners, registerOf } from './register.fixture.js';
import { BROWSER, siteOn } from './site.fixture.js';

let site: FastifyInstance;
afterEach(() => site.close());

const get = (url: string, headers: Record<string, string> = {}) =>
  site.inject({ url, headers: { ...BROWSER, ...headers } });
const flat = (text: string): string => text.replace(/\s+/g, ' ');
const record = (changes: object) => recordedReader({ PublicationPage: { publication: { ...decree, ...changes } } });
const plain = (page: string): string => flat(page.replace(/<script[\s\S]*?<\/script>/g, '').replace(/<[^>]*>/g, ''));

describe('the first page', () => {
  it('says who published what and what it means in law', async () => {
    site = siteOn(recordedReader({ HomePage: home([decree]) }));
    const text = plain((await get('/')).body);
    expect(text).toContain('Viet Nam revised a decree');
    expect(text).toContain('Decree on health workers who go to work abroad');
    expect(text).toContain('In force from 1 January 2099');
    expect(text).toContain('20 November 2026');
  });

  it('says all it says itself, and names and dates, in the reader’s language', async () => {
    site = siteOn(recordedReader({ HomePage: home([decree]) }));
    const { body } = await get('/', { 'accept-language': 'fr' });
    expect(body).toContain('<html lang="fr" dir="ltr">');
    expect(body).toContain('<bdi dir="ltr">Viêt Nam</bdi>');
    expect(body).toContain('<time datetime="2099-01-01">1 janvier 2099</time>');
    expect(plain(body)).toContain('— révision : décret');
  });

  it('shows names in a language that the interface does not speak, marked, in English sentences', async () => {
    site = siteOn(recordedReader({ HomePage: home([{ ...decree, country: country('VN', ['sv', 'Vietnam']) }]) }));
    const { body, headers } = await get('/', { 'accept-language': 'sv' });
    expect([headers['content-language'], body.includes('<html lang="en" dir="ltr">')]).toEqual(['en', true]);
    expect(body).toContain('<bdi lang="sv" dir="ltr">Vietnam</bdi>');
    expect(body).not.toContain('made by a machine');
  });

  it('shows the Gregorian year to readers whose calendar is another', async () => {
    site = siteOn(recordedReader({ HomePage: home([decree]) }));
    expect((await get('/', { 'accept-language': 'th' })).body).toMatch(
      /<time datetime="2099-01-01">1 มกราคม (ค\.ศ\. )?2099</,
    );
  });

  it('lets ?lang= win over the browser’s languages and keeps it in links', async () => {
    const reader = recordedReader({ HomePage: home([decree]) });
    site = siteOn(reader);
    const { body } = await get('/?lang=es', { 'accept-language': 'fr' });
    expect(reader.asked[0]?.variables['languages']).toEqual(['es', 'fr', 'en']);
    expect(body).toContain('href="/publications/VN-LAW-2026-000123?lang=es"');
  });

  it('sets an Arabic title from right to left within its English sentence', async () => {
    site = siteOn(recordedReader({ HomePage: home([arabicAct]) }));
    expect(flat((await get('/')).body)).toMatch(/<h3 class="title" lang="ar" dir="rtl"> ?<a href="[^"]*">قانون/);
  });

  it('marks facts from partial sources', async () => {
    site = siteOn(recordedReader({ HomePage: home([arabicAct]) }));
    expect(plain((await get('/')).body)).toContain('from partial sources: dates');
  });

  it('states no status that is not established', async () => {
    const loose = { ...arabicAct, confidence: { status: 'LOW' } };
    site = siteOn(recordedReader({ HomePage: home([loose]) }));
    const text = plain((await get('/')).body);
    expect(text).toContain('Whether it is in force is not established here');
    expect(text).not.toContain('In force since');
  });

  it('says that a demonstration is one', async () => {
    const made = { ...decree, owner: { ...decree.owner, authority: { demonstration: true } } };
    site = siteOn(recordedReader({ HomePage: home([made]) }));
    expect(plain((await get('/')).body)).toContain('they have published and confirmed nothing here');
  });

  it('says what would be here when nothing is', async () => {
    site = siteOn(recordedReader({ HomePage: home([]) }));
    expect(plain((await get('/')).body)).toContain('Nothing is published yet');
  });

  it('says how to make a token only where tokens are made', async () => {
    site = siteOn(recordedReader({ HomePage: home([]) }), { makesTokens: true });
    expect((await get('/')).body).toContain('npm run token');
    await site.close();
    site = siteOn(recordedReader({ HomePage: home([]) }));
    expect((await get('/')).body).not.toContain('npm run token');
  });
});

describe('a publication', () => {
  const at = '/publications/VN-LAW-2026-000123';

  it('is shown in the reader’s language with the original beneath', async () => {
    site = siteOn(record({}));
    const body = flat((await get(at)).body);
    expect(body).toMatch(/<h1 lang="en" dir="ltr">\s*Decree on health workers who go to work abroad/);
    expect(body).toMatch(/<p class="originals" lang="vi" dir="ltr">\s*Nghị định/);
  });

  it('states dates as precisely as they are known', async () => {
    site = siteOn(record({}));
    const text = plain((await get(at)).body);
    expect(text).toContain('Adopted November 2026');
    expect(text).toContain('Revised 20 November 2026, 09:30 UTC');
  });

  it('says what a revision changed', async () => {
    site = siteOn(record({}));
    const text = plain((await get(at)).body);
    expect(text).toContain('Entry into force moved by a year.');
    expect(text).toContain('in force on: 2098-01-01 → 2099-01-01');
  });

  it.each([
    ['CURRENT', 'Confirmed until 20 November 2028'],
    ['DUE', 'Confirmation due since 20 November 2028'],
    ['NOT_CONFIRMED', 'Not confirmed since 20 November 2026'],
  ])('that is %s says so in words, by itself and in a list', async (state, words) => {
    const freshness = { ...decree.freshness, state };
    site = siteOn(recordedReader({ HomePage: home([{ ...decree, freshness }]) }));
    expect(plain((await get('/')).body)).toContain(words);
    await site.close();
    site = siteOn(record({ freshness }));
    const { body } = await get(at);
    expect(plain(body)).toContain(words);
    expect(body).toContain('"lastReviewed":"2026-11-20"');
  });

  it('that needs no confirmation says nothing of it', async () => {
    site = siteOn(record({ freshness: null }));
    expect((await get(at)).body).not.toMatch(/confirmed (until|since)|confirmation due|lastReviewed/i);
  });

  it('says the reason of a withdrawal and stays readable', async () => {
    site = siteOn(
      record({ state: 'REVOKED', revocation: { at: '2026-11-21T00:00:00.000Z', reason: 'Entered <twice>.' } }),
    );
    const answer = await get(at);
    expect(answer.statusCode).toBe(200);
    expect(answer.body).toContain('Entered &lt;twice&gt;.');
    expect(plain(answer.body)).toContain('Withdrawn on 21 November 2026.');
  });

  it('leads from links to old revisions to the newest and to what changed since', async () => {
    site = siteOn(record({ revision: 1 }));
    const { body } = await get(`${at}@1`);
    expect(plain(body)).toContain('This is revision 1 of 2.');
    expect(flat(body)).toContain(`<a href="${at}">Read the newest</a>`);
    expect(flat(body)).toMatch(/compare\/1\.\.2" ?>what changed since<\/a ?>/);
    expect(body).toContain(`rel="canonical"`);
  });

  it('marks a link that is not the official text, and makes none of what is no web address', async () => {
    site = siteOn(record({ urlIsOfficial: false }));
    expect(plain((await get(at)).body)).toContain('a third party’s page, not the official text');
    await site.close();
    site = siteOn(record({ officialUrl: 'javascript:alert(1)' }));
    expect((await get(at)).body).not.toContain('javascript:');
  });

  it('carries its data for machines, which cannot end their block', async () => {
    site = siteOn(record({ titles: [{ language: 'vi', value: '</script><script>alert(1)</script>' }] }));
    const { body } = await get(at);
    const block = /<script type="application\/ld\+json">([^<]*)<\/script>/.exec(body)?.[1];
    expect(JSON.parse(block ?? '')).toMatchObject({
      '@type': 'Legislation',
      legislationIdentifier: '15/2026/ND-CP',
      name: [{ '@language': 'vi' }],
    });
    expect(body.match(/<script/g)).toHaveLength(2);
  });

  it.each(['<script>alert(1)</script>', '"><img src=x onerror=alert(1)>', 'x'.repeat(10_000), 'law\u202egnp.exe'])(
    'survives the title %.30s',
    async (value) => {
      const text = { language: 'en', value };
      site = siteOn(
        record({ title: text, titles: [text], summary: text, note: value, number: value, confidence: null }),
      );
      const { body } = await get(at);
      expect(body).not.toMatch(/<script>|<img|\u202e/);
      expect(body.match(/<h1/g)).toHaveLength(1);
    },
  );

  it('that may not be seen answers as one that does not exist, with the request id', async () => {
    site = siteOn(recordedReader({ PublicationPage: { publication: null } }));
    const answer = await get(at);
    expect(answer.statusCode).toBe(404);
    expect(plain(answer.body)).toContain('request-0001');
    expect(answer.headers['cache-control']).toBe('no-store');
  });
});

describe('countries and bodies', () => {
  it('are named, with who speaks for them and what was published', async () => {
    const authority = {
      id: 'VN-MOH',
      name: 'Ministry of Health',
      names: [],
      functions: [],
      website: 'javascript:alert(1)',
      certain: false,
      designations: [{ capacity: 'DESIGNATED_NATIONAL_AUTHORITY', from: '2026', demonstration: true, body: null }],
      ...contact,
    };
    const answer = {
      ...vietNam,
      alpha3: 'VNM',
      whoRegion: 'WPR',
      authorities: [authority],
      bodies: [],
      publications: { totalCount: 0, nodes: [] },
    };
    site = siteOn(recordedReader({ CountryPage: { country: answer } }));
    const { body } = await get('/countries/vn');
    const text = plain(body);
    expect(text).toContain('Ministry of Health VN-MOH');
    expect(text).toContain('made up for the demonstration');
    expect(text).toContain('name or address not confirmed');
    expect(body).not.toContain('javascript:');
    expect(body).toContain('href="/feeds/countries/VN.atom"');
  });

  it('of a body, shows the members of the day', async () => {
    const reader = recordedReader({ BodyPage: bodyOf(vietNam) });
    site = siteOn(reader);
    const text = plain((await get('/bodies/asean')).body);
    expect(text).toMatch(
      /Viet Nam since 28 July 1995 not confirmed Observers Papua New Guinea by invitation not confirmed/,
    );
    expect(text).toMatch(
      /31 January 2020 United Kingdom is no longer a member 28 July 1995 Viet Nam is a member from this day not confirmed 1973 United Kingdom is a member/,
    );
    await get('/bodies/asean?on=2006-06-01');
    expect(reader.asked.at(-1)?.variables).toMatchObject({ on: '2006-06-01' });
    expect((await get('/bodies/asean?on=2006-13')).statusCode).toBe(400);
  });

  it('are on a register of any day, which says what is a demonstration and offers the same as data', async () => {
    const reader = recordedReader({ RegisterPage: registerOf(vietNam) });
    site = siteOn(reader);
    const { body } = await get('/register?on=2026-03-01&country=vn&capacity=nonsense&lang=de');
    expect(reader.asked[0]?.variables).toMatchObject({ on: '2026-03-01', country: 'VN', capacity: null });
    const text = plain(body);
    expect(text).toContain('1 designation in force on 1 March 2026');
    expect(text).toContain('Demonstration.');
    expect(text).toMatch(/since 1 January 2026 demonstration: made up/);
    expect(text).toContain('Deputy: Policy bureau');
    expect(text).toContain('Monday to Friday 08:00–16:30 (Asia/Ho_Chi_Minh)');
    expect(body).toContain('href="mailto:desk@moh.gov.vn"');
    expect(body).not.toContain('javascript:');
    expect(body).toContain('href="/register.csv?on=2026-03-01&amp;country=VN"');
    expect(body).toContain('/register?on=2026-03-01&amp;country=VN&amp;after=c%261&amp;lang=de');
    expect(body).not.toContain('<script>');
    expect((await get('/register?on=yesterday')).statusCode).toBe(400);
  });

  it('have partners beside them, with what each reads', async () => {
    site = siteOn(recordedReader({ PartnersPage: partners }));
    expect(plain((await get('/partners')).body)).toMatch(
      /IOM IOM · reads what is public, what is for the network, what names it, what is for ASEAN/,
    );
  });

  it('that do not exist are not asked for', async () => {
    const reader = recordedReader({});
    site = siteOn(reader);
    const codes = await Promise.all([get('/countries/ZZ'), get('/bodies/%3Cscript%3E'), get('/publications/nonsense')]);
    expect(codes.map((answer) => answer.statusCode)).toEqual([404, 404, 404]);
    expect(reader.asked).toEqual([]);
  });

  it('are listed in the order of the reader’s language', async () => {
    const countries = [
      country('DE', ['sv', 'Tyskland']),
      country('AX', ['sv', 'Åland']),
      country('ZW', ['sv', 'Zimbabwe']),
    ];
    site = siteOn(recordedReader({ CountriesPage: { countries: countries.map((c) => ({ ...c, authority: null })) } }));
    const text = plain((await get('/countries?lang=sv')).body);
    expect(text.indexOf('Zimbabwe')).toBeLessThan(text.indexOf('Åland'));
  });
});

describe('at the door', () => {
  it.each(['/.//evil.example/x', '//evil.example/x', '//[', '/nowhere?a=b?c', 'http://evil.example/x'])(
    'answers for %s with a page whose links stay here',
    async (url) => {
      site = siteOn(recordedReader({}));
      const page = await get(url);
      expect(page.statusCode).toBe(404);
      const links = [...page.body.matchAll(/href="([^"]*)"/g)].map(
        ([, link]) => new URL(link as string, 'https://node.example'),
      );
      expect(links.length).toBeGreaterThan(10);
      expect(links.filter(({ host, protocol }) => protocol !== 'mailto:' && host !== 'node.example')).toEqual([]);
    },
  );

  it('a browser gets the page and everybody else the library’s data', async () => {
    site = siteOn(record({}));
    const url = '/publications/VN-LAW-2026-000123';
    const page = await get(url);
    expect(page.headers['content-type']).toBe('text/html; charset=utf-8');
    expect(page.headers.vary).toBe('Accept, Accept-Encoding, Accept-Language, Authorization, Cookie');
    for (const accept of ['application/json', 'application/ld+json', '*/*']) {
      expect((await site.inject({ url, headers: { accept } })).json()).toEqual({ from: 'the library' });
    }
    expect((await site.inject({ url })).json()).toEqual({ from: 'the library' });
  });

  it('reads an id with its revision, encoded or not', async () => {
    const reader = record({});
    site = siteOn(reader);
    await get('/publications/VN-LAW-2026-000123@2');
    await get('/publications/VN-LAW-2026-000123%402');
    expect(reader.asked.map(({ variables }) => variables['id'])).toEqual([
      'VN-LAW-2026-000123@2',
      'VN-LAW-2026-000123@2',
    ]);
    expect((await get('/publications/%E0%A4%A')).statusCode).toBeGreaterThanOrEqual(400);
  });

  it('nothing runs and nothing is framed that this node did not send', async () => {
    site = siteOn(recordedReader({ HomePage: home([]) }));
    const { headers, body } = await get('/');
    expect(headers['content-security-policy']).toMatch(/^default-src 'none'/);
    expect(headers['content-security-policy']).not.toMatch(/unsafe|http/);
    const [, integrity] = /<script type="module" src="\/assets\/keep[^"]*" integrity="(sha256-[^"]+)"/.exec(body) ?? [];
    expect(headers['content-security-policy']).toContain(`script-src '${integrity}';`);
    expect(body.match(/<script/g)).toHaveLength(1);
    expect(headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'x-frame-options': 'DENY' });
    expect(headers['strict-transport-security']).toBeDefined();
    expect(body).not.toMatch(/ style=|<style| on\w+=/);
  });

  it('promises no HTTPS where there is none', async () => {
    site = siteOn(recordedReader({ HomePage: home([]) }), { url: 'http://localhost:4000' });
    expect((await get('/')).headers['strict-transport-security']).toBeUndefined();
  });

  it('the style’s address changes with its content, so it is kept for ever', async () => {
    site = siteOn(recordedReader({ HomePage: home([]) }));
    const path = /href="(\/assets\/comity\.[0-9a-f]{12}\.css)"/.exec((await get('/')).body)?.[1] ?? '';
    const style = await get(path);
    expect(style.headers['content-type']).toBe('text/css; charset=utf-8');
    expect(style.headers['cache-control']).toContain('immutable');
  });

  it('a page that has not changed is not sent again', async () => {
    site = siteOn(recordedReader({ HomePage: home([decree]) }));
    const etag = (await get('/')).headers.etag ?? '';
    const again = await get('/', { 'if-none-match': `W/${etag}` });
    expect([again.statusCode, again.body]).toEqual([304, '']);
    expect((await get('/?lang=fr', { 'if-none-match': etag })).statusCode).toBe(200);
  });

  it('what a signed-in reader sees is kept by no shared cache', async () => {
    site = siteOn(recordedReader({ HomePage: home([]) }), { signedIn: true });
    expect((await get('/')).headers['cache-control']).toBe('private, no-store');
  });

  it('a failure shows the request id and no detail', async () => {
    site = siteOn(recordedReader({ HomePage: new Error('relation "law" does not exist') }));
    const answer = await get('/');
    expect(answer.statusCode).toBe(500);
    expect(plain(answer.body)).toContain('request-0001');
    expect(answer.body).not.toContain('relation');
  });

  it('an unknown address is told to a browser as a page and to a program as it was', async () => {
    site = siteOn(recordedReader({}));
    expect((await get('/nowhere')).headers['content-type']).toMatch(/^text\/html/);
    expect((await site.inject({ url: '/nowhere' })).headers['content-type']).toMatch(/^application\/json/);
  });

  it('another node learns where the doors are', async () => {
    site = siteOn(recordedReader({}));
    expect((await site.inject({ url: '/.well-known/comity' })).json()).toMatchObject({
      name: 'Test node',
      version: '1.2.3',
      graphql: 'https://node.example/graphql',
      changes: 'https://node.example/changes',
      subscriptions: { websocket: 'wss://node.example/graphql' },
    });
    const keys = [{ publicKey: 'whpk_1SiA4o9hyqTCpIqC5V9HUakiiaeACeqfZTInDBbOir4=', since: '2026-11-22', until: null }];
    site = siteOn(recordedReader({ NetworkKeys: { networkKeys: keys } }));
    expect((await site.inject({ url: '/.well-known/comity' })).json()).toMatchObject({
      webhooks: { signatures: ['v1', 'v1a'], keys },
    });
  });
});

describe('for developers', () => {
  it('the schema is a page, with descriptions escaped and types linked', async () => {
    site = siteOn(recordedReader({}));
    const body = flat((await get('/docs/schema')).body);
    expect(body).toContain('says &lt;b&gt;hello&lt;/b&gt;');
    expect(body).toContain('<b>hello</b>(name: [<a href="#String">String</a>!]!): <a href="#Greeting">Greeting</a>!');
  });

  it('the explorer opens with a query and runs its own script alone', async () => {
    site = siteOn(recordedReader({}));
    const { body, headers } = await get('/docs');
    expect(body).toContain('query WhatIsNew');
    expect(headers['content-security-policy']).toContain("script-src 'self'; connect-src 'self'");
    const script = /src="(\/assets\/explorer[^"]+)"/.exec(body)?.[1] ?? '';
    expect((await get(script)).headers['content-type']).toBe('text/javascript; charset=utf-8');
  });
});
