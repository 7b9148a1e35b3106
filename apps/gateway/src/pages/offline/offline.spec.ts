import { afterEach, beforeAll, afterAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { FastifyInstance } from 'fastify';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { waitFor } from '#testing';
import { decree, home, recordedReader } from '../recorded.fixture.js';
import { BROWSER, siteOn } from '../site.fixture.js';

describe('what a browser is given to keep pages by', () => {
  let site: FastifyInstance;
  afterEach(() => site.close());
  const get = (url: string, headers: Record<string, string> = BROWSER) => site.inject({ url, headers });

  it('is a name and places in the reader’s language, with icons for who takes no SVG', async () => {
    site = siteOn(recordedReader({ HomePage: home([decree]) }));
    expect((await get('/?lang=ar')).body).toContain('<link rel="manifest" href="/manifest.webmanifest?lang=ar" />');
    const answer = await get('/manifest.webmanifest?lang=ar');
    expect(answer.headers['content-type']).toBe('application/manifest+json; charset=utf-8');
    const manifest = answer.json<{ icons: { src: string; type: string; sizes: string }[] }>();
    expect(manifest).toMatchObject({ name: 'Test node', lang: 'ar', dir: 'rtl', start_url: '/?lang=ar', scope: '/' });
    for (const { src, type, sizes } of manifest.icons) {
      const icon = await get(src, {});
      expect([icon.statusCode, icon.headers['content-type']]).toEqual([200, type]);
      // Width and height stand at the 16th byte of a PNG.
      if (type === 'image/png')
        expect(`${icon.rawPayload.readUInt32BE(16)}x${icon.rawPayload.readUInt32BE(20)}`).toBe(sizes);
    }
  });

  it('is asked for anew each time, and may ask nobody but this node', async () => {
    site = siteOn(recordedReader({}));
    const { headers } = await get('/service-worker.js', {});
    expect(headers['cache-control']).toBe('no-cache');
    expect(headers['content-security-policy']).toBe("default-src 'none'; connect-src 'self'");
  });

  it('stands in no page of who is signed in, nor in one that says what went wrong', async () => {
    site = siteOn(recordedReader({ HomePage: home([decree]) }), { signedIn: true });
    expect((await get('/')).body).not.toMatch(/<script|<template/);
    await site.close();
    site = siteOn(recordedReader({ HomePage: new Error('broken') }));
    expect((await get('/')).body).not.toMatch(/<script|<template/);
    expect((await get('/nowhere')).body).not.toMatch(/<script|<template/);
  });
});

const executable = process.env['TEST_CHROMIUM'];
const inBrowser = executable ? it : it.skip;
const SLOW_MACHINE = 120_000;

describe('without a connection', () => {
  const answers: Record<string, unknown> = {};
  let browser: Browser;
  let sites: FastifyInstance[] = [];
  let context: BrowserContext;
  let page: Page;
  let origin: string;

  beforeAll(async () => {
    if (executable)
      browser = await chromium.launch({ executablePath: executable, args: ['--headless', '--no-sandbox'] });
  }, SLOW_MACHINE);
  afterAll(() => browser?.close());
  beforeEach(async () => {
    if (!executable) return;
    Object.assign(answers, {
      HomePage: home([decree]),
      PublicationPage: { publication: decree },
      CountriesPage: { countries: [{ ...decree.country, authority: null }] },
    });
    origin = await open({});
    context = await browser.newContext();
    page = await context.newPage();
    page.setDefaultTimeout(60_000);
  }, SLOW_MACHINE);
  afterEach(async () => {
    await context?.close();
    await Promise.all(sites.map((site) => site.close()));
    sites = [];
  });

  async function open(options: Parameters<typeof siteOn>[1]): Promise<string> {
    const site = siteOn(recordedReader(answers), { url: 'http://localhost', ...options });
    sites.push(site);
    return site.listen({ port: 0, host: '127.0.0.1' });
  }

  const keptPages = async (): Promise<string[]> =>
    (await page.evaluate(`caches.open('comity-pages-1').then((cache) => cache.keys())
      .then((keys) => keys.map(({ url }) => url.slice(location.origin.length)))`)) as string[];
  const kept = (path: string): Promise<unknown> =>
    waitFor(`${path} to be kept`, async () => (await keptPages()).includes(path), { timeoutMs: 60_000 });

  inBrowser(
    'two pages that were read open with the moment that they are of, and another says what else there is',
    async () => {
      const refused: string[] = [];
      page.on(
        'console',
        (message) => void (/Content Security Policy/.test(message.text()) && refused.push(message.text())),
      );
      await page.goto(`${origin}/`);
      // The page that was read before there was anybody to keep it, too.
      await kept('/');
      await page.goto(`${origin}/publications/VN-LAW-2026-000123?lang=vi`);
      await kept('/publications/VN-LAW-2026-000123?lang=vi');
      expect(await page.locator('main .banner').filter({ hasText: 'offline' }).count()).toBe(0);

      await context.setOffline(true);
      await page.goto(`${origin}/`);
      expect(await page.locator('main').getByRole('status').first().innerText()).toMatch(
        /^You are offline\. This page was kept when you read it and is as of \d+ \w+ \d{4} at \d\d:\d\d UTC\.$/,
      );
      await page.getByText(/revised a decree/).waitFor();
      const color = await page.evaluate(`getComputedStyle(document.querySelector('.search button')).backgroundColor`);
      expect(color).toBe('rgb(11, 85, 99)');
      await page.goto(`${origin}/publications/VN-LAW-2026-000123?lang=vi`);
      await page.getByText(/Bạn đang ngoại tuyến/).waitFor();
      expect(await page.locator('main time').first().getAttribute('datetime')).toMatch(/^\d{4}-.*Z$/);

      await page.goto(`${origin}/countries`);
      await page.getByRole('heading', { name: 'You are offline' }).waitFor();
      await page.getByRole('link', { name: /Decree|Nghị định/ }).click();
      await page.getByText(/Bạn đang ngoại tuyến/).waitFor();

      await context.setOffline(false);
      await page.goto(`${origin}/`);
      await page.getByText(/revised a decree/).waitFor();
      expect(await page.getByText('You are offline').count()).toBe(0);
      expect(refused).toEqual([]);
    },
    SLOW_MACHINE,
  );

  inBrowser(
    'nothing is there of what went wrong, of what is not public, nor of what was replaced',
    async () => {
      await page.goto(`${origin}/`);
      await kept('/');
      answers['CountriesPage'] = new Error('broken');
      await page.goto(`${origin}/countries`);
      await page.goto(`${origin}/nowhere`);
      answers['HomePage'] = home([{ ...decree, title: { language: 'en', value: 'A newer title' } }]);
      await page.goto(`${origin}/`);
      await page.goto(`${origin}/publications/VN-LAW-2026-000123`);
      await kept('/publications/VN-LAW-2026-000123');
      expect((await keptPages()).toSorted()).toEqual(['/', '/offline', '/publications/VN-LAW-2026-000123']);
      // A page that was kept is a page that went wrong since: it stays as it was read.
      answers['PublicationPage'] = new Error('broken');
      await page.goto(`${origin}/publications/VN-LAW-2026-000123`);
      await context.setOffline(true);
      await page.goto(`${origin}/publications/VN-LAW-2026-000123`);
      await page.getByRole('heading', { level: 1, name: /Decree on health workers/ }).waitFor();
      await page.goto(`${origin}/`);
      await page.getByText('A newer title').waitFor();
    },
    SLOW_MACHINE,
  );

  inBrowser(
    'nothing is there of what was shown to who is signed in',
    async () => {
      const [own] = sites;
      await page.goto(`${origin}/`);
      await kept('/');
      // The same address is somebody's now, as after signing in.
      await own?.close();
      sites = [];
      const port = Number(new URL(origin).port);
      const site = siteOn(recordedReader({ ...answers, Unread: { inboxCounts: { unread: 1 } } }), {
        url: 'http://localhost',
        signedIn: true,
      });
      sites.push(site);
      await site.listen({ port, host: '127.0.0.1' });
      await page.goto(`${origin}/publications/VN-LAW-2026-000123`);
      await page.getByText('VN-MOH').first().waitFor();
      await page.goto(`${origin}/countries`);
      expect((await keptPages()).toSorted()).toEqual(['/', '/offline']);
    },
    SLOW_MACHINE,
  );
});
