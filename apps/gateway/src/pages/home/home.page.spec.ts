import { afterEach, describe, expect, it } from '@jest/globals';
import type { FastifyInstance } from 'fastify';
import { country, decree, home, recordedReader } from '../recorded.fixture.js';
import { BROWSER, siteOn } from '../site.fixture.js';
import { yearBefore } from './last-year.js';

let site: FastifyInstance;
afterEach(() => site.close());

const get = async (url = '/') => (await site.inject({ url, headers: BROWSER })).body.replace(/\s+/g, ' ');
const plain = (page: string): string => page.replace(/<[^>]*>/g, '').replace(/\s+/g, ' ');
const withYear = (countries: unknown[], over: object = {}) => ({
  ...home([decree]),
  lastYear: { totalCount: 40, facets: { countries } },
  ...over,
});
const published = (code: string, name: string, count: number) => ({
  value: code,
  count,
  country: country(code, ['en', name]),
});

describe('the map of the last year', () => {
  it('shades countries by how much they publish and says the same in words and numbers', async () => {
    site = siteOn(recordedReader({ HomePage: home([decree]) }));
    const page = await get();
    expect(page).toMatch(
      /<a href="\/publications\?country=VN" tabindex="-1" class="level-4"\s?><title>Viet Nam: 9 publications<\/title ?><path d="M/,
    );
    expect(page).toMatch(/class="level-2"\s?><title>مصر: 3 publications/);
    expect(plain(page)).toMatch(/12 publications since \d+ \w+ \d{4}, by country: Viet Nam 9 مصر 3/);
    expect(plain(page)).toContain('Boundaries and names imply no opinion on legal status.');
    expect(plain(page)).toContain('Lines join the parties of 1 agreement: who has agreed with whom.');
  });

  it('has a point for a country that is too small to be shaded, and words alone for one that has no place', async () => {
    const countries = [published('SG', 'Singapore', 2), published('TV', 'Tuvalu', 1)];
    site = siteOn(recordedReader({ HomePage: withYear(countries) }));
    const page = await get();
    expect(page.match(/<circle/g)).toHaveLength(1);
    expect(plain(page)).toContain('Singapore 2 Tuvalu 1');
  });

  it('names the eight with the most, and the others when asked', async () => {
    const countries = Array.from({ length: 10 }, (_, at) => published('VN', `Country ${at}`, 20 - at));
    site = siteOn(recordedReader({ HomePage: withYear(countries) }));
    const [before = '', after = ''] = plain(await get()).split('2 more countries');
    expect(before).toContain('Country 7 13');
    expect(after).toContain('Country 8 12 Country 9 11');
  });

  it('makes no markup of a name', async () => {
    site = siteOn(recordedReader({ HomePage: withYear([published('VN', '<script>alert(1)</script>', 1)]) }));
    expect(await get()).not.toContain('<script>');
  });

  it('says what would be here when nothing is', async () => {
    const none = { agreements: 0, edges: [], nodes: [] };
    site = siteOn(recordedReader({ HomePage: withYear([], { agreementNetwork: none }) }));
    const text = plain(await get());
    expect(text).toContain('Nothing was published in the last year.');
    expect(text).not.toContain('Lines join');
  });

  it('is asked for once a minute by those who are nobody in particular, in each language, and each time by who is signed in', async () => {
    const reader = recordedReader({ HomePage: home([decree]) });
    const asked = () =>
      reader.asked.filter(({ name }) => name === 'HomePage').map(({ variables }) => variables['withMap']);
    site = siteOn(reader);
    for (const url of ['/', '/', '/?lang=fr']) expect(await get(url)).toContain('class="level-4"');
    expect(asked()).toEqual([true, false, true]);
    await site.close();
    reader.asked.length = 0;
    site = siteOn(reader, { signedIn: true });
    await get();
    await get();
    expect(asked()).toEqual([true, true]);
  });
});

it('what has changed can be followed: by feed, or as whoever is signed in is sent it', async () => {
  site = siteOn(recordedReader({ HomePage: home([decree]) }));
  expect(plain(await get())).toContain('Newest first. Follow all of it with a feed reader.');
  await site.close();
  site = siteOn(recordedReader({ HomePage: home([decree]) }), { signedIn: true });
  expect(await get()).toContain('<a href="/work/following">Choose what is sent to you</a>');
});

it('kinds are words that lead to their lists', async () => {
  site = siteOn(recordedReader({ HomePage: home([decree]) }));
  expect(await get('/?lang=fr')).toMatch(/<a href="\/publications\?kind=AGREEMENT&amp;lang=fr"\s?>Accords<\/a ?>/);
});

it('a year before the last day of a February is the last of that before it', () => {
  expect(['2026-11-22', '2028-02-29'].map(yearBefore)).toEqual(['2025-11-22', '2027-03-01']);
});
