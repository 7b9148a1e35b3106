import { afterAll, beforeAll, describe, expect } from '@jest/globals';
import type { Page } from 'playwright-core';
import { startReceiver, waitFor, type Network, type Receiver } from '#testing';
import { Client } from '../e2e/client.js';
import { lawInput, publishLaw, titled } from '../e2e/records.js';
import { queryDatabase, settled } from '../e2e/settled.js';
import { Browsing, inBrowser, LAPTOP, SLOW_MACHINE } from './browsing.js';

/** The rooms where what is followed is arranged and received, as two officers use them in a browser. */
let here: Browsing;
let network: Network;
let refused: string[] = [];
let receiver: Receiver;
let vietNam: Client;

beforeAll(async () => {
  const begun = await Browsing.begin();
  if (!begun) return;
  here = begun;
  ({ network, refused } = here);
  await settled(network);
  vietNam = await Client.of(network, 'VN-MOH');
  receiver = await startReceiver();
}, SLOW_MACHINE);
afterAll(async () => {
  await receiver?.close();
  await (here as Browsing | undefined)?.end();
}, 30_000);

const signIn = (person: RegExp): Promise<Page> => here.officer(person, { viewport: LAPTOP });

describe('in a browser', () => {
  inBrowser(
    'ASEAN’s coordinator follows Viet Nam’s laws, finds the next in her inbox by itself, and acknowledges it by keyboard',
    async () => {
      const page = await signIn(/Siti Rahmah/);
      await here.expectGoodPage(page, '/work/following');
      await here.expectGoodPage(page, '/work/following/new');
      await page.getByLabel('Name', { exact: true }).fill('Laws of Viet Nam');
      await page.getByRole('checkbox', { name: 'Law' }).check();
      await page.getByLabel('Countries').fill('viet');
      await page.getByRole('button', { name: /Vietnam/ }).waitFor();
      await page.keyboard.press('Enter');
      await page.getByRole('button', { name: 'Take away Vietnam' }).waitFor();
      const preview = page.getByRole('region', { name: 'In the last 90 days' });
      await preview.getByText(/would have sent [1-9]\d* changes?\./).waitFor();
      expect(await preview.getByRole('list', { name: 'Changes by week' }).getByRole('listitem').count()).toBe(13);
      await page.getByRole('button', { name: 'Save' }).click();
      await page.getByRole('link', { name: 'Laws of Viet Nam', exact: true }).waitFor();

      await here.expectGoodPage(page, '/work/inbox');
      await page.getByText(/^Unread: /).waitFor();
      await page.waitForLoadState('networkidle');
      const title = 'Decree on the health of migrant workers';
      await publishLaw(vietNam, lawInput(titled(title)));
      await page.getByRole('button', { name: /^1 new/ }).click();
      await page.keyboard.press('j');
      await page.getByRole('heading', { level: 2, name: title }).waitFor();
      expect(await page.getByRole('region', { name: 'Why you got it' }).innerText()).toContain('Laws of Viet Nam');
      const unread = page.locator('.account a[href*="/inbox"]');
      const before = await unread.innerText();
      await page.keyboard.press('e');
      await page.getByText(/^by Siti Rahmah/).waitFor();
      await page.waitForFunction(
        `document.querySelector('.account a[href*="/inbox"]').textContent !== ${JSON.stringify(before)}`,
      );
      await page.keyboard.press('?');
      await page.getByRole('dialog', { name: 'Keys' }).waitFor();
      await page.keyboard.press('Escape');
      await page.context().close();
    },
    SLOW_MACHINE,
  );

  inBrowser(
    'a subscription that was changed in another window is not written over',
    async () => {
      const page = await signIn(/Siti Rahmah/);
      await page.goto(`${network.url}/work/following`);
      await page.getByRole('link', { name: /^Everything of the members/ }).click();
      await page.getByLabel('Name', { exact: true }).waitFor();
      const other = await page.context().newPage();
      await other.goto(page.url());
      await other.getByLabel('Name', { exact: true }).fill('Of the members');
      await other.getByRole('button', { name: 'Save' }).click();
      await other.getByRole('link', { name: 'Of the members', exact: true }).waitFor();
      await page.getByLabel('Name', { exact: true }).fill('Mine');
      await page.getByRole('button', { name: 'Save', exact: true }).click();
      await page.getByText(/This was changed meanwhile/).waitFor();
      await page.getByRole('button', { name: 'Show it as it is now' }).click();
      await page.getByRole('heading', { level: 1, name: 'Of the members' }).waitFor();
      await page.context().close();
    },
    SLOW_MACHINE,
  );

  inBrowser(
    'what is followed is called by its names, as it was picked and as it is kept',
    async () => {
      const page = await signIn(/Siti Rahmah/);
      await page.goto(`${network.url}/work/following/new`);
      await page.getByLabel('Name', { exact: true }).fill('By name');
      await page.getByText(/^More: /).click();
      for (const [field, typed, name] of [
        ['Topics', 'policy', /policy/i],
        ['Occupations', 'nursing prof', /^Nursing professionals/],
        ['Whose records', 'VN-MOH', /Ministry of Health/],
      ] as const) {
        await page.getByLabel(field, { exact: true }).fill(typed);
        await page.locator('.options').getByRole('button', { name }).first().waitFor();
        await page.keyboard.press('Enter');
        await page.locator('.options').waitFor({ state: 'detached' });
      }
      const picked = await page.locator('.chip bdi').allInnerTexts();
      expect(picked).toHaveLength(3);
      expect(picked.filter((name) => /^\d+$|^[A-Z]{2}-|\//.test(name))).toEqual([]);
      await page.getByRole('button', { name: 'Save' }).click();
      const entry = page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: 'By name' }) });
      await entry.locator('dd').first().waitFor();
      expect((await entry.locator('dd bdi').allInnerTexts()).toSorted()).toEqual(picked.toSorted());
      await page.getByRole('link', { name: 'By name', exact: true }).click();
      await page.locator('.chip').first().waitFor();
      expect((await page.locator('.chip bdi').allInnerTexts()).toSorted()).toEqual(picked.toSorted());
      await page.context().close();
    },
    SLOW_MACHINE,
  );

  inBrowser(
    'a subscription opens where the look back by it fails, and one that there is not is said to be not there',
    async () => {
      const page = await signIn(/Siti Rahmah/);
      await page.goto(`${network.url}/work/following/00000000-0000-4000-8000-000000000000`);
      await page.getByRole('heading', { level: 1, name: 'There is no such place' }).waitFor();
      expect(await page.getByRole('alert').count()).toBe(0);
      const tooLong = { message: 'This filter takes too long to look back', extensions: { code: 'CONFLICT' } };
      await page.route('**/graphql', async (route) => {
        const { variables } = route.request().postDataJSON() as { variables?: Record<string, unknown> };
        if (!variables?.['looksBack'] && !variables?.['filter']) return route.continue();
        const errors = [{ ...tooLong, path: ['previewSubscription'] }];
        return route.fulfill({ json: { data: null, errors }, status: 200 });
      });
      await page.goto(`${network.url}/work/following`);
      await page.getByRole('link', { name: 'By name', exact: true }).click();
      await page.locator('.chip').first().waitFor();
      const preview = page.getByRole('region', { name: 'In the last 90 days' });
      await preview.getByRole('alert').getByText(tooLong.message).waitFor();
      expect(await page.getByRole('alert').filter({ hasText: tooLong.message }).count()).toBe(1);
      await page.unroute('**/graphql');
      await preview.getByRole('button').click();
      await preview.getByText(/would have sent/).waitFor();
      await page.context().close();
    },
    SLOW_MACHINE,
  );

  inBrowser(
    'IOM’s agent makes an endpoint, tests it, sees a delivery fail, sends it again and sees it arrive',
    async () => {
      const page = await signIn(/Sam Okafor/);
      await here.expectGoodPage(page, '/work/endpoints/new');
      await page.getByLabel('Address').fill('ftp://receiver.example');
      await page.getByRole('button', { name: /^Create/ }).click();
      await page.getByRole('alert').filter({ hasText: /https/ }).waitFor();
      await page.getByLabel('Address').fill(`${receiver.url}/hook`);
      await page.getByRole('button', { name: /^Create/ }).click();
      await page.getByText(/^whsec_/).waitFor();
      await page.getByText('The receiver took it.').waitFor();
      await page.getByRole('link', { name: 'To the endpoint' }).click();
      await page.getByRole('button', { name: 'Send a test' }).click();
      await page.getByText(/Answer 204/).waitFor();
      const endpoint = new URL(page.url()).pathname;

      await page.goto(`${network.url}/work/following/new`);
      await page.getByLabel('Name', { exact: true }).fill('To our system');
      await page.getByRole('checkbox', { name: new RegExp(receiver.url) }).check();
      await page.getByRole('button', { name: 'Save' }).click();
      await page.getByRole('link', { name: 'To our system', exact: true }).waitFor();
      receiver.answer = () => ({ status: 500, body: 'the database is away' });
      const { id } = await publishLaw(vietNam, lawInput(titled('Circular on the health of students abroad')));
      await waitFor('the receiver to be asked', () => receiver.log.some(({ body }) => body.includes(id)));
      await page.goto(`${network.url}${endpoint}`);
      const line = page.getByRole('listitem').filter({ hasText: id });
      await line.getByText('500').first().waitFor();
      await line.locator('summary').click();
      await line.getByText('the database is away').first().waitFor();
      await here.expectGoodPage(page, endpoint);

      // As after ten attempts and three days.
      await queryDatabase(network, "UPDATE exchange.delivery SET state = 'GAVE_UP' WHERE state = 'PENDING'");
      receiver.answer = () => ({ status: 204 });
      await page.reload();
      await page.getByRole('button', { name: `Send again: ${id}` }).click();
      await page.getByRole('listitem').filter({ hasText: id }).getByText('Arrived').waitFor();

      await page.getByRole('button', { name: 'Change the endpoint' }).click();
      const dialog = page.getByRole('dialog', { name: 'Change the endpoint' });
      await dialog.getByLabel('Address').fill('ftp://receiver.example');
      await dialog.getByRole('button', { name: 'Save' }).click();
      await dialog.getByRole('alert').filter({ hasText: /https/ }).waitFor();
      await dialog.getByLabel('Address').fill(`${receiver.url}/other`);
      await dialog.getByLabel(/What it is for/).fill('Mirror in Geneva');
      await dialog.getByRole('checkbox', { name: /Ed25519/ }).check();
      await dialog.getByRole('button', { name: 'Save' }).click();
      await page.getByText('It is changed.').waitFor();
      await page.getByRole('heading', { level: 1, name: `${receiver.url}/other` }).waitFor();
      await page.getByText('Mirror in Geneva').waitFor();
      await here.expectGoodPage(page, '/work/endpoints');
      await page.getByText(/^Last attempts: /).waitFor();
      await page.context().close();
    },
    SLOW_MACHINE,
  );

  inBrowser('and nothing was refused by the policy of the page, nor failed unseen', () => {
    expect(refused).toEqual([]);
  });
});
