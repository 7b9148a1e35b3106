import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { Client } from '../e2e/client.js';
import { lawInput, publishLaw, reviseLaw } from '../e2e/records.js';
import { settled } from '../e2e/settled.js';
import { Browsing, inBrowser, NO_OVERFLOW, overflow, PHONE, SLOW_MACHINE, violations } from './browsing.js';

/** How readers who are not signed in find, read and follow, in English, and with all of the interface in Arabic and in Thai. */
let here: Browsing | null;
let id = '';

const TITLES = {
  vi: 'Nghị định về bảo hiểm y tế của người lao động di cư',
  en: 'Decree on the health insurance of migrant workers',
  ar: 'مرسوم بشأن التأمين الصحي للعمال المهاجرين',
  th: 'พระราชกฤษฎีกาว่าด้วยการประกันสุขภาพของแรงงานข้ามชาติ',
};
const SUMMARIES = {
  ar: 'يدفع صاحب العمل نصف اشتراك التأمين، ويدفع العامل النصف الآخر.',
  th: 'นายจ้างจ่ายเบี้ยประกันครึ่งหนึ่ง ลูกจ้างจ่ายอีกครึ่งหนึ่ง',
};
const texts = (of: Record<string, string>): { language: string; value: string }[] =>
  Object.entries(of).map(([language, value]) => ({ language, value }));

beforeAll(async () => {
  here = await Browsing.begin();
  if (!here) return;
  await settled(here.network);
  const vietNam = await Client.of(here.network, 'VN-MOH');
  const law = lawInput({ titles: texts(TITLES), summaries: texts(SUMMARIES), number: '31/2026/ND-CP' });
  ({ id } = await publishLaw(vietNam, law));
  const later = {
    ...law,
    inForceOn: '2027-07-01',
    summaries: texts({
      ar: 'يدفع صاحب العمل اشتراك التأمين كله، ولا يدفع العامل شيئًا.',
      th: 'นายจ้างจ่ายเบี้ยประกันทั้งหมด ลูกจ้างไม่ต้องจ่าย',
    }),
  };
  await reviseLaw(vietNam, id, later, 'Half a year later, and free of charge for workers.');
  await settled(here.network);
}, SLOW_MACHINE);
afterAll(() => here?.end(), 30_000);

const at = (path: string): string => `${here?.network.url}${path}`;

async function search(page: Page, words: string): Promise<void> {
  await page.getByRole('searchbox').first().fill(words);
  await page.keyboard.press('Enter');
  await page.waitForURL(/[?&]q=/);
}

describe('a reader', () => {
  inBrowser(
    'finds Viet Nam’s law by Vietnamese words without their marks, reads it, and follows it by a feed',
    async () => {
      const page = await (here as Browsing).reader();
      await page.goto(at('/'));
      await search(page, 'bao hiem y te nguoi lao dong di cu');
      await page.getByRole('link', { name: TITLES.en }).first().click();
      expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe(TITLES.en);
      expect(await page.locator('.originals').innerText()).toBe(TITLES.vi);
      expect(await page.locator('main').innerText()).toContain('In force from 1 July 2027');
      const feed = await page.locator('.feeds a, .aside a[href*="/feeds/"]').first().getAttribute('href');
      const answer = await page.request.get(at(String(feed)));
      expect(answer.status()).toBe(200);
      expect(await answer.text()).toContain(id);
      await page.context().close();
    },
    SLOW_MACHINE,
  );

  inBrowser.each([
    ['ar', 'rtl', 'التأمين الصحي', 'العمال المهاجرين'],
    ['th', 'ltr', 'ประกันสุขภาพ', 'แรงงานข้ามชาติ'],
  ] as const)(
    'finds, reads and compares with all of the interface in %s, on a phone, and nothing is cut off',
    async (language, direction, ...words) => {
      const page = await (here as Browsing).reader({ viewport: PHONE, locale: language });
      const looksRight = async (place: string): Promise<void> => {
        const frame = await page.evaluate('[document.documentElement.lang, document.documentElement.dir]');
        expect({ place, frame }).toEqual({ place, frame: [language, direction] });
        expect({ place, overflow: await overflow(page) }).toEqual({ place, overflow: NO_OVERFLOW });
        expect({ place, violations: await violations(page) }).toEqual({ place, violations: [] });
      };
      await page.goto(at('/'));
      await looksRight('home');
      await search(page, words.join(' '));
      const found = page.getByRole('link', { name: TITLES[language] });
      await found.first().waitFor();
      await looksRight('results');
      // What was found is set in its own direction, whatever stands around it.
      expect(await directionOf(page, `a[href*="${id}"]`)).toBe(direction);
      await found.first().click();
      const heading = page.getByRole('heading', { level: 1 });
      expect(await heading.innerText()).toBe(TITLES[language]);
      expect(await heading.getAttribute('dir')).toBe(direction);
      expect(await page.locator('.originals').getAttribute('dir')).toBe('ltr');
      await looksRight('publication');
      await page.goto(at(`/publications/${id}/compare/1..2`));
      expect(await page.locator('.comparison ins').count()).toBeGreaterThan(0);
      await looksRight('compare');
      await page.context().close();
    },
    SLOW_MACHINE,
  );

  inBrowser(
    'is shown every other place without a fault and no wider than a phone, in Arabic and in Thai',
    async () => {
      for (const language of ['ar', 'th']) {
        const page = await (here as Browsing).reader({ viewport: PHONE, locale: language });
        for (const path of ['/countries', '/countries/VN', '/register', '/bodies/ASEAN', '/coverage', '/network']) {
          await page.goto(at(path));
          expect({ path, language, overflow: await overflow(page) }).toEqual({ path, language, overflow: NO_OVERFLOW });
        }
        await page.context().close();
      }
    },
    SLOW_MACHINE,
  );

  inBrowser(
    'who comes to what is not there is told the request to quote',
    async () => {
      const page = await (here as Browsing).reader();
      for (const path of ['/nowhere', '/publications/VN-LAW-1999-000001', '/bodies/NOBODY', '/countries/XX']) {
        const answer = await page.goto(at(path));
        const shown = await page.locator('main').innerText();
        expect({ path, status: answer?.status() }).toEqual({ path, status: 404 });
        expect(shown).toContain(answer?.headers()['x-request-id']);
      }
      await page.context().close();
    },
    SLOW_MACHINE,
  );

  inBrowser(
    'every page for readers has no fault that axe finds, in the light, in the dark, in Arabic, and fits a phone',
    async () => {
      const page = await (here as Browsing).reader();
      for (const path of [
        '/?q=nurses',
        `/publications/${id}`,
        `/publications/${id}/compare/1..2`,
        '/countries',
        '/countries/VN',
        '/bodies',
        '/bodies/ASEAN',
        '/authorities',
        '/authorities/VN-MOH',
        '/partners',
        '/register',
        '/coverage',
        '/compare',
        '/compare?body=ASEAN&topic=health-personnel%2Frecruitment',
        '/network',
        '/docs',
        '/docs/schema',
        '/offline',
        '/sign-in',
        '/nowhere',
        '/',
      ])
        await (here as Browsing).expectGoodPage(page, path);
      await page.context().close();
    },
    2 * SLOW_MACHINE,
  );

  it('met no page that failed unseen or refused what it brought itself', () => {
    expect(here?.faults ?? []).toEqual([]);
  });
});

/** The direction in which the first element's text is set. */
const directionOf = (page: Page, selector: string): Promise<string> =>
  page.evaluate(
    `((one) => getComputedStyle(one.querySelector('bdi, [dir]') ?? one).direction)(document.querySelector('main ' + ${JSON.stringify(selector)}))`,
  );
