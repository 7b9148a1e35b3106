import { afterAll, beforeAll, describe, expect } from '@jest/globals';
import type { Page } from 'playwright-core';
import type { Network } from '#testing';
import { queryDatabase, settled } from '../e2e/settled.js';
import { Browsing, inBrowser, LAPTOP, SLOW_MACHINE } from './browsing.js';

/** A file of records on its way in, as an officer sends it from a browser. */
let here: Browsing;
let network: Network;
let refused: string[] = [];

beforeAll(async () => {
  const begun = await Browsing.begin();
  if (!begun) return;
  here = begun;
  ({ network, refused } = here);
  await settled(network);
}, SLOW_MACHINE);
afterAll(async () => {
  await (here as Browsing | undefined)?.end();
}, 30_000);

const signIn = (person: RegExp): Promise<Page> => here.officer(person, { viewport: LAPTOP });

const HEADER = 'sourceId,originalLanguage,title.en,lawType,legalForce,inForceOn';
const good = (prefix: string, count: number): string[] =>
  Array.from(
    { length: count },
    (_, n) => `${prefix}-${n},en,Circular ${prefix} ${n} on the health workforce,REGULATION,IN_FORCE,2024-01-31`,
  );
const FAULTY = [
  ...Array.from({ length: 7 }, (_, n) => `F-${n},en,Faulty ${n},Nghị định,IN_FORCE,2024-01-31`),
  'F-8,en,Wrong day,REGULATION,IN_FORCE,31/01/2024',
  'F-9,en',
];
const file = (name: string, lines: readonly string[]) => ({
  name,
  mimeType: 'text/csv',
  buffer: Buffer.from([HEADER, ...lines, ''].join('\n')),
});
const published = async (prefix: string): Promise<number> => {
  const [row] = await queryDatabase<{ count: number }>(
    network,
    `SELECT count(*)::int AS count FROM library.publication WHERE starts_with(source_id, '${prefix}-') AND state = 'PUBLISHED'`,
  );
  return row?.count ?? 0;
};
const choose = (page: Page) => page.getByLabel('The file');

describe('in a browser', () => {
  inBrowser(
    'a publisher is told at once what no rows can be read from, and of columns that there are not',
    async () => {
      const page = await signIn(/Nguyen Thi An/);
      await here.expectGoodPage(page, '/work/import');
      await choose(page).setInputFiles({ name: 'a.xls', mimeType: '', buffer: Buffer.from('d0cf11e0', 'hex') });
      await page.getByRole('alert').filter({ hasText: 'Save it as XLSX or CSV UTF-8' }).waitFor();
      await page.getByRole('button', { name: 'Check the file' }).click();
      await page.getByText('Choose a file first.').waitFor();
      await choose(page).setInputFiles({ name: 'b.csv', mimeType: '', buffer: Buffer.from('titel\nx\n') });
      const before = refused.length;
      await page.getByRole('button', { name: 'Check the file' }).click();
      await page.getByRole('alert').filter({ hasText: 'did you mean title?' }).waitFor();
      // Chromium itself tells of every answer that refuses.
      expect(refused.splice(before).join()).toContain('400');
      await page.context().close();
    },
    SLOW_MACHINE,
  );

  inBrowser(
    'checks a file, sees what is wrong by kind, field and row, and publishes the good rows, by keyboard',
    async () => {
      const page = await signIn(/Nguyen Thi An/);
      await page.goto(`${network.url}/work/import`);
      await choose(page).setInputFiles(file('circulars.csv', [...good('G', 20), ...FAULTY]));
      await page.getByRole('radio', { name: 'Publications, at once' }).focus();
      await page.keyboard.press('Space');
      await page.getByRole('button', { name: 'Check the file' }).focus();
      await page.keyboard.press('Enter');
      await page.getByRole('heading', { level: 1, name: 'circulars.csv' }).waitFor();
      await page.getByText('The file is checked. Nothing was written.').waitFor();
      expect(await published('G')).toBe(0);
      await page.getByText('3 kinds of fault').waitFor();
      const kind = page.getByRole('listitem').filter({ hasText: 'the same in 7 rows' });
      expect(await kind.innerText()).toContain('lawType');
      await kind.locator('summary').first().focus();
      await page.keyboard.press('Enter');
      await kind.getByRole('cell', { name: 'Nghị định' }).first().waitFor();
      expect(await kind.getByRole('rowheader').count()).toBe(7);
      await page.getByLabel('Field').selectOption('inForceOn');
      await page.getByText('1 kind of fault').waitFor();
      await page.getByLabel('Field').selectOption('*');
      const checked = new URL(page.url()).pathname;

      await page.getByRole('button', { name: 'Publish 20 records' }).dblclick();
      await page.getByText('20 records are published.').waitFor();
      expect(await published('G')).toBe(20);
      const [runs] = await queryDatabase<{ count: number }>(
        network,
        `SELECT count(*)::int AS count FROM library.import_run WHERE asked->>'dryRun' = 'false'`,
      );
      expect(runs?.count).toBe(1);
      await here.expectGoodPage(page, new URL(page.url()).pathname);
      await here.expectGoodPage(page, checked);
      await page.getByText('choose the same one again').waitFor();
      await choose(page).setInputFiles(file('other.csv', good('O', 1)));
      await page.getByText('This is another file than the one that was checked.').waitFor();
      await page.context().close();
    },
    SLOW_MACHINE,
  );

  inBrowser(
    'leaves a long one, finds it again after the page was opened anew, loses the line, and cancels it',
    async () => {
      const page = await signIn(/Nguyen Thi An/);
      await page.goto(`${network.url}/work/import`);
      await page.getByText('Earlier imports').waitFor();
      await page.getByRole('link', { name: 'circulars.csv' }).first().waitFor();
      await choose(page).setInputFiles(file('many.csv', good('M', 150_000)));
      await page.getByRole('button', { name: 'Check the file' }).click();
      await page.getByRole('heading', { level: 1, name: 'many.csv' }).waitFor();
      await page.reload();
      await page.getByText('It goes on. You may leave this page and come back.').waitFor();
      await page.goto(`${network.url}/work/import`);
      await page.getByRole('listitem').filter({ hasText: 'Going on' }).getByRole('link', { name: 'many.csv' }).click();
      await page.getByText(/rows a second/).waitFor();
      const before = refused.length;
      await page.context().setOffline(true);
      await page.getByText(/^The line is lost/).waitFor();
      await page.context().setOffline(false);
      await page.getByText(/^The line is lost/).waitFor({ state: 'detached' });
      refused.splice(before);
      await page.getByRole('button', { name: 'Cancel …' }).click();
      await page.getByRole('button', { name: 'End it' }).click();
      await page.getByText('It was cancelled.').waitFor();
      await page.goto(`${network.url}/work/import`);
      await page.getByRole('listitem').filter({ hasText: 'Cancelled' }).waitFor();
      await page.context().close();
    },
    SLOW_MACHINE,
  );

  inBrowser(
    'is offered to nobody who may not draft',
    async () => {
      const page = await signIn(/Omar Haddad/);
      expect(await page.getByRole('link', { name: 'Import', exact: true }).count()).toBe(0);
      expect((await page.request.get(`${network.url}/imports`)).status()).toBe(403);
      await page.goto(`${network.url}/work/import`);
      await page.getByRole('heading', { name: 'There is no such place' }).waitFor();
      await page.context().close();
    },
    SLOW_MACHINE,
  );

  inBrowser('and nothing was refused by the policy of the page, nor failed unseen', () => {
    expect(refused).toEqual([]);
  });
});
