import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { chromium, type Browser } from 'playwright-core';
import { freePorts, startTogether, waitFor, type Network } from '#testing';

/** Pages that a browser keeps, on a computer that several people use. */
const executable = process.env['TEST_CHROMIUM'];
const inBrowser = executable ? it : it.skip;
const SLOW_MACHINE = 240_000;

let network: Network;
let browser: Browser;

beforeAll(async () => {
  if (!executable) return;
  const [port] = await freePorts(1);
  network = await startTogether({ environment: { SEED: 'demonstration', PORT: String(port) } });
  browser = await chromium.launch({ executablePath: executable, args: ['--headless', '--no-sandbox'] });
}, SLOW_MACHINE);
afterAll(async () => {
  await browser?.close();
  await network?.stop();
}, 30_000);

describe('in a browser', () => {
  inBrowser(
    'who signs out leaves no page in it that was kept, and none was kept that only she could see',
    async () => {
      const context = await browser.newContext();
      const page = await context.newPage();
      page.setDefaultTimeout(60_000);
      const kept = async (): Promise<string[]> =>
        (await page.evaluate(`caches.keys().then((names) => Promise.all(names.map((name) => caches.open(name)
          .then((cache) => cache.keys()).then((keys) => keys.map(({ url }) => new URL(url).pathname))))).then((all) => all.flat())`)) as string[];
      await page.goto(`${network.url}/countries/VN`);
      await waitFor('the page to be kept', async () => (await kept()).includes('/countries/VN'), { timeoutMs: 60_000 });
      await page.goto(`${network.url}/sign-in?return=/countries/TH`);
      await page.getByRole('button', { name: /Nguyen Thi An/ }).click();
      await page.waitForURL(`${network.url}/countries/TH`);
      await page.goto(`${network.url}/countries/DE`);
      await page.goto(`${network.url}/work`);
      const paths = await kept();
      expect(paths).toContain('/countries/VN');
      expect(paths.filter((path) => /TH|DE|work|sign/.test(path))).toEqual([]);
      await page.getByRole('button', { name: 'Sign out' }).click();
      const here = page.getByRole('button', { name: 'Sign out here too' });
      if (await here.count()) await here.click();
      await page.waitForURL(/sign-out/);
      expect((await kept()).filter((path) => path.startsWith('/countries'))).toEqual([]);
      await context.setOffline(true);
      expect(await page.goto(`${network.url}/countries/VN`).catch(() => null)).toBeNull();
      await context.close();
    },
    SLOW_MACHINE,
  );
});
