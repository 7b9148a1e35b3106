import { existsSync, readFileSync, statSync } from 'node:fs';
import { afterEach, describe, expect, it } from '@jest/globals';
import type { FastifyInstance } from 'fastify';
import { brotliCompressSync } from 'node:zlib';
import { decree, home, recordedReader } from './recorded.fixture.js';
import { bodyOf, partners, registerOf } from './register.fixture.js';
import { BROWSER, siteOn } from './site.fixture.js';

/** What a first visit loads, as it goes over the line. Whoever makes a page heavier says so by changing a figure here. */
const KB = 1000;
const PUBLIC_SCRIPT = 1 * KB;
const PUBLIC_PAGE = 20 * KB;
const STYLE = 12 * KB;
const MAP = 40 * KB;
const ROOM = 150 * KB;
/** With the fields of five kinds of records, and search in long lists of codes. */
const EDITOR = 210 * KB;

interface Chunk {
  file: string;
  src?: string;
  isDynamicEntry?: boolean;
  imports?: string[];
  css?: string[];
}
type Manifest = Record<string, Chunk>;

const FOLDER = 'dist/portal';
const isBuilt = existsSync(`${FOLDER}/manifest.json`);

describe('the portal', () => {
  const manifest: Manifest = isBuilt ? (JSON.parse(readFileSync(`${FOLDER}/manifest.json`, 'utf8')) as Manifest) : {};
  const rooms = Object.entries(manifest)
    .filter(([key, { isDynamicEntry }]) => isDynamicEntry && key.startsWith('src/'))
    .map(([key]) => key);
  /** In the language whose words weigh most. */
  const words = Math.max(
    ...Object.entries(manifest).map(([key, { file }]) => (key.includes('/wording/') ? weightOf(file) : 0)),
  );

  it('has rooms', () => {
    expect(rooms).toContain('src/inbox/inbox.tsx');
    expect(words).toBeGreaterThan(5 * KB);
  });

  it.each(rooms)('%s opens with no more than it may', (room) => {
    const files = new Set(['src/main.tsx', room].flatMap((key) => filesOf(manifest, key)));
    const script = [...files].filter((file) => file.endsWith('.js')).reduce((sum, file) => sum + weightOf(file), words);
    expect({ room, script, tooMuch: script > (room.startsWith('src/editor/') ? EDITOR : ROOM) }).toEqual({
      room,
      script,
      tooMuch: false,
    });
  });
});

/** With all that it needs, once each. */
function filesOf(manifest: Manifest, key: string, seen = new Set<string>()): string[] {
  const chunk = manifest[key];
  if (!chunk || seen.has(key)) return [];
  seen.add(key);
  return [
    chunk.file,
    ...(chunk.css ?? []),
    ...(chunk.imports ?? []).flatMap((other) => filesOf(manifest, other, seen)),
  ];
}

/** As it is sent to almost everybody. */
function weightOf(file: string): number {
  return statSync(`${FOLDER}/${file}.br`).size;
}

describe('a public page', () => {
  let site: FastifyInstance;
  afterEach(() => site.close());
  const get = (url: string) => site.inject({ url, headers: { ...BROWSER, 'accept-encoding': 'br' } });
  const plain = (url: string) => site.inject({ url, headers: BROWSER });

  const found = {
    publications: {
      totalCount: 1,
      edges: [{ node: decree, highlights: [] }],
      facets: null,
      correctedTo: null,
      didYouMean: null,
      expandedBy: [],
      pageInfo: { hasNextPage: false, endCursor: null },
    },
    topics: [],
    legalBases: [],
  };
  const twenty = Array.from({ length: 20 }, () => decree);
  const pages: [string, Record<string, unknown>][] = [
    ['/', { HomePage: home(twenty) }],
    ['/?q=nurses', { PublicationsPage: found }],
    ['/publications/VN-LAW-2026-000123', { PublicationPage: { publication: decree } }],
    ['/countries', { CountriesPage: { countries: [{ ...decree.country, authority: null }] } }],
    ['/bodies/ASEAN', { BodyPage: bodyOf(decree.country) }],
    ['/register', { RegisterPage: registerOf(decree.country) }],
    ['/partners', { PartnersPage: partners }],
    [
      '/network',
      {
        NetworkPage: { agreementNetwork: { agreements: 0, truncated: false, withoutEdges: [], nodes: [], edges: [] } },
      },
    ],
  ];

  it.each(pages)('%s asks one question and weighs no more than it may', async (url, answers) => {
    const reader = recordedReader(answers);
    site = siteOn(reader);
    const { statusCode, rawPayload } = await get(url);
    expect({ statusCode, asked: reader.asked.length }).toEqual({ statusCode: 200, asked: 1 });
    expect(rawPayload.length).toBeLessThan(PUBLIC_PAGE);
    const page = (await plain(url)).body;
    const weights = async (pattern: RegExp): Promise<number> => {
      let sum = 0;
      for (const [, path = ''] of page.matchAll(pattern)) sum += (await get(path)).rawPayload.length;
      return sum;
    };
    expect(await weights(/<script[^>]*\ssrc="([^"]+)"/g)).toBeLessThan(PUBLIC_SCRIPT);
    expect(await weights(/<link rel="stylesheet" href="([^"]+)"/g)).toBeLessThan(STYLE);
    expect(await weights(/<image href="([^"]+)"/g)).toBeLessThan(MAP);
  });

  it('has a map that stays light where all the world publishes', async () => {
    const { shapes } = JSON.parse(readFileSync('apps/gateway/data/world.json', 'utf8')) as {
      shapes: Record<string, string>;
    };
    const countries = Object.keys(shapes).map((value, at) => ({ value, count: at + 1, country: null }));
    const all = home(twenty);
    site = siteOn(recordedReader({ HomePage: { ...all, lastYear: { totalCount: 9999, facets: { countries } } } }));
    const map = /<svg viewBox[\s\S]*?<\/svg>/.exec((await plain('/')).body)?.[0] ?? '';
    expect(map.match(/<path d="M/g)?.length).toBeGreaterThan(150);
    expect(brotliCompressSync(map).length).toBeLessThan(MAP);
  });
});
