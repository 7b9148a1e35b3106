import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { FastifyInstance } from 'fastify';
import { chromium, type Browser, type Page } from 'playwright-core';
import { arabicAct, decree, home, recordedReader } from './recorded.fixture.js';
import { bodyOf, partners, registerOf } from './register.fixture.js';
import { siteOn } from './site.fixture.js';

const executable = process.env['TEST_CHROMIUM'];
const inBrowser = executable ? it : it.skip;
const FLAGS =
  '--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync'.split(
    ' ',
  );
/** Eight pages are laid out and examined; on two busy cores that takes a while. */
const SLOW_MACHINE = 120_000;
const axe = createRequire(import.meta.url).resolve('axe-core');

interface Violation {
  id: string;
  nodes: { html: string }[];
}

const inbox = (title: { language: string; value: string }) => {
  const change = {
    subject: 'VN-LAW-2026-000123',
    kind: 'LAW',
    title: [title],
    meaning: 'Viet Nam published a decree.',
  };
  const item = {
    id: '2',
    change,
    notice: null,
    mandatory: null,
    subscriptions: ['All laws'],
    at: '2026-11-20T09:30:00.000Z',
    readAt: null,
    acknowledgedAt: null,
  };
  return {
    inbox: {
      nodes: [item, { ...item, id: '1', readAt: item.at, acknowledgedAt: item.at }],
      pageInfo: { hasNextPage: true, endCursor: 'c1' },
    },
    inboxCounts: { unread: 1, mandatory: 0, unacknowledged: 1, quiet: 1 },
    quietRecords: [{ id: 'VN-LAW-2026-000009', kind: 'MUTE', until: null }],
  };
};

/** Needs a browser, named by TEST_CHROMIUM. */
describe('in a browser', () => {
  let browser: Browser;
  let site: FastifyInstance;
  let origin: string;
  let signedIn: FastifyInstance;
  let signedInOrigin: string;

  beforeAll(async () => {
    if (!executable) return;
    const long = { ...decree, title: { language: 'en', value: 'W'.repeat(10_000) } };
    site = siteOn(
      recordedReader({
        HomePage: home([decree, arabicAct, long]),
        PublicationPage: { publication: { ...arabicAct, revision: 1, urlIsOfficial: false } },
        CountriesPage: { countries: [{ ...decree.country, authority: null }] },
        RegisterPage: registerOf(decree.country),
        BodyPage: bodyOf(decree.country),
        PartnersPage: partners,
        PublicationsPage: {
          publications: {
            totalCount: 2,
            edges: [decree, arabicAct].map((node) => ({ node, highlights: [] })),
            facets: null,
            correctedTo: null,
            didYouMean: null,
            pageInfo: { hasNextPage: false, endCursor: null },
          },
          topics: [],
          legalBases: [],
        },
      }),
      { url: 'http://localhost' },
    );
    signedIn = siteOn(recordedReader({ InboxPage: inbox(long.title), Unread: { inboxCounts: { unread: 12 } } }), {
      url: 'http://localhost',
      signedIn: true,
    });
    signedInOrigin = await signedIn.listen({ port: 0, host: '127.0.0.1' });
    site.post('/graphql', (_request, reply) =>
      reply.header('x-request-id', 'r-1').send({ data: { publications: { totalCount: 58 } } }),
    );
    origin = await site.listen({ port: 0, host: '127.0.0.1' });
    browser = await chromium.launch({ executablePath: executable, args: FLAGS });
  });
  afterAll(async () => {
    await browser?.close();
    await site?.close();
    await signedIn?.close();
  });

  const cases = [
    '/',
    '/publications/EG-LAW-2026-000001',
    ...['ar', 'th'].flatMap((lang) => [
      `/?lang=${lang}`,
      `/?q=nurses&lang=${lang}`,
      `/publications/EG-LAW-2026-000001?lang=${lang}`,
    ]),
    '/countries',
    '/register',
    '/network',
    '/bodies/ASEAN',
    '/partners',
    '/?q=nothing',
    '/docs',
    '/docs/schema',
    '/nowhere',
  ];

  inBrowser.each(['light', 'dark'] as const)(
    'no page has a fault of accessibility, is wider than a phone or asks elsewhere: %s',
    async (colorScheme) => {
      const context = await browser.newContext({
        colorScheme,
        bypassCSP: false,
        viewport: { width: 390, height: 844 },
      });
      const elsewhere: string[] = [];
      const own = [origin, signedInOrigin];
      context.on(
        'request',
        (request) => void (own.some((one) => request.url().startsWith(one)) || elsewhere.push(request.url())),
      );
      const page = await context.newPage();
      const refused: string[] = [];
      page.on(
        'console',
        (message) => void (/Content Security Policy/.test(message.text()) && refused.push(message.text())),
      );
      for (const [path, at] of [...cases.map((path) => [path, origin]), ['/inbox', signedInOrigin]]) {
        await page.goto(`${at}${path}`);
        const overflow = await page.evaluate('document.documentElement.scrollWidth - window.innerWidth');
        expect({ path, overflow }).toEqual({ path, overflow: 0 });
        expect({ path, violations: await violations(page, colorScheme) }).toEqual({ path, violations: [] });
      }
      expect(elsewhere).toEqual([]);
      expect(refused).toEqual([]);
      await context.close();
    },
    SLOW_MACHINE,
  );

  inBrowser('the explorer runs its query and shows the answer with the request id', async () => {
    const page = await browser.newPage();
    await page.goto(`${origin}/docs`);
    await page.focus('#query');
    await page.keyboard.press('Control+Enter');
    await page.getByText('"totalCount": 58').waitFor();
    expect(await page.textContent('#status')).toMatch(/^200, \d+ ms, request r-1$/);
    await page.close();
  });

  inBrowser('the skip link is the first stop of the keyboard and leads to the content', async () => {
    const page = await browser.newPage();
    await page.goto(`${origin}/countries`);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    expect(await page.evaluate('document.activeElement.id')).toBe('main');
    await page.close();
  });

  /** Evaluated by the debugger, so the page's own policy need not let it in. */
  async function violations(page: Page, colorScheme: 'light' | 'dark'): Promise<{ id: string; nodes: string[] }[]> {
    await page.evaluate(readFileSync(axe, 'utf8'));
    const found = (await page.evaluate(
      // In the dark only colours differ.
      colorScheme === 'light' ? 'axe.run(document)' : "axe.run(document, { runOnly: ['color-contrast'] })",
    )) as { violations: Violation[] };
    return found.violations.map(({ id, nodes }) => ({ id, nodes: nodes.map(({ html }) => html.slice(0, 200)) }));
  }
});
