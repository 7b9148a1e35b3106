import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { freePorts, startTogether, Visitor, waitFor, type Network } from '#testing';
import { Client } from '../e2e/client.js';
import { agreementInput } from '../e2e/records.js';

/** The room where records are prepared, as officers of three ministries meet it. Needs a browser, named by TEST_CHROMIUM. */
const executable = process.env['TEST_CHROMIUM'];
const inBrowser = executable ? it : it.skip;
const axe = createRequire(import.meta.url).resolve('axe-core');
const SLOW = 120_000;

let network: Network;
let browser: Browser;
const said: string[] = [];

beforeAll(async () => {
  if (!executable) return;
  const [port] = await freePorts(1);
  network = await startTogether({ environment: { SEED: 'demonstration', PORT: String(port) } });
  browser = await chromium.launch({ executablePath: executable, args: ['--headless', '--no-sandbox'] });
}, 150_000);
afterAll(async () => {
  await browser?.close();
  await network?.stop();
}, 30_000);

interface Officer {
  page: Page;
  context: BrowserContext;
}

async function officer(name: RegExp, options: Parameters<Browser['newContext']>[0] = {}): Promise<Officer> {
  const context = await browser.newContext({ locale: 'en-GB', ...options });
  const page = await context.newPage();
  // What is refused and what is cut off shows as a failed request; that is no fault of the page.
  page.on('console', (message) => {
    if (message.type() === 'error' && !/Failed to load resource/.test(message.text())) said.push(message.text());
  });
  page.on('pageerror', (error) => said.push(error.message));
  await page.goto(`${network.url}/sign-in?return=/work`);
  await page.getByRole('button', { name }).click();
  await page.waitForURL(/\/work/);
  return { page, context };
}

const saved = (page: Page) =>
  page
    .locator('.saved-state.saved')
    .filter({ hasText: /Saved \d/ })
    .waitFor();
const idAt = (page: Page): string => new URL(page.url()).pathname.split('/').at(-1) ?? '';

async function violations(page: Page): Promise<string[]> {
  await page.evaluate(readFileSync(axe, 'utf8'));
  const found = await page.evaluate(() =>
    (
      globalThis as unknown as {
        axe: { run: () => Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
      }
    ).axe.run(),
  );
  return found.violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
}

/** By keyboard alone: to the next field of that name. */
async function tabTo(page: Page, name: string): Promise<void> {
  for (let steps = 0; steps < 80; steps += 1) {
    const at = (await page.evaluate(
      "((here) => here?.labels?.[0]?.textContent ?? here?.getAttribute('aria-label') ?? here?.textContent ?? '')(document.activeElement)",
    )) as string;
    if (at.trim() === name) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Nothing is called ${name} on the way.`);
}

/** By keyboard: the first of what is offered. What is offered may change under the hands of who types, who then looks again. */
async function takeFirst(page: Page, name: RegExp): Promise<void> {
  const taken = page.locator('.taken').filter({ hasText: name });
  await page.getByRole('option', { name }).waitFor();
  await waitFor('it to be taken', async () => {
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    return taken.waitFor({ timeout: 2000 }).then(
      () => true,
      () => false,
    );
  });
}

async function grantReviewer(): Promise<void> {
  const binh = new Visitor(network.url);
  const asked = await binh.get('/sign-in');
  await binh.send(asked.url.pathname, { person: 'binh' });
  const { body } = await binh.ask<{ data: { people: { id: string; name: string }[] } }>('{ people { id name } }');
  const chi = body.data.people.find(({ name }) => name === 'Tran Mai Chi')?.id;
  const grant = await binh.ask<{ data: { result: { __typename: string } } }>(
    `mutation { result: grantRole(input: { person: "${chi}", participant: "VN-MOH", role: REVIEWER }) { __typename ... on Error { message } } }`,
  );
  expect(grant.body.data.result).toEqual({ __typename: 'RoleGrant' });
}

describe('in a browser', () => {
  let id = '';
  let an: Officer;

  inBrowser(
    'An drafts a law by keyboard alone, and it is saved as she writes',
    async () => {
      an = await officer(/Nguyen Thi An/);
      const { page } = an;
      await page.goto(`${network.url}/work/new/law`);
      await page.getByRole('textbox', { name: 'Title' }).waitFor();
      await tabTo(page, 'Title');
      await page.keyboard.type('Decree on the recruitment of nurses');
      await saved(page);
      id = idAt(page);
      expect(id).toMatch(/^VN-LAW-\d{4}-\d{6}$/);
      await tabTo(page, 'Type of act');
      await page.keyboard.type('Decr');
      await tabTo(page, 'Legal force');
      await page.keyboard.type('In f');
      await tabTo(page, 'Adopted');
      await page.keyboard.type('2026-13');
      await page.locator('.saved-state.unfit').waitFor();
      expect(await page.locator('#f-adoptedOn-found').innerText()).toContain('There is no such date');
      for (let key = 0; key < 2; key += 1) await page.keyboard.press('Backspace');
      await page.keyboard.type('05');
      await saved(page);
      await tabTo(page, 'Topics');
      await page.keyboard.type('ethical');
      await takeFirst(page, /Ethical recruitment/);
      await tabTo(page, 'Add a text that is not in the network');
      await saved(page);
      await page.reload();
      await page.getByRole('textbox', { name: 'Title' }).waitFor();
      expect(await page.getByLabel('Adopted', { exact: true }).inputValue()).toBe('2026-05');
      expect(await page.getByLabel('Type of act').inputValue()).toBe('DECREE');
      expect(await page.locator('.taken').innerText()).toContain('Ethical recruitment');
    },
    SLOW,
  );

  inBrowser(
    'nothing is lost when the network goes away in the middle of a word, not even when the page is closed',
    async () => {
      const { page, context } = an;
      await context.setOffline(true);
      await page.getByLabel('Number', { exact: true }).fill('15/2026/ND-CP');
      await page.getByText('The network does not answer').waitFor();
      await context.setOffline(false);
      await saved(page);
      await context.setOffline(true);
      await page.getByLabel('Official gazette').fill('Công báo 7');
      await page.locator('.saved-state.lost').waitFor();
      // A page that closes may be let through to the network at the last moment.
      await page.evaluate('globalThis.fetch = () => new Promise(() => undefined)');
      await page.close();
      await context.setOffline(false);
      an.page = await context.newPage();
      await an.page.goto(`${network.url}/work/drafts/${id}`);
      await an.page.getByRole('button', { name: 'Put it back' }).click();
      await saved(an.page);
      await an.page.reload();
      await an.page.getByRole('textbox', { name: 'Title' }).waitFor();
      expect(await an.page.getByLabel('Official gazette').inputValue()).toBe('Công báo 7');
      expect(await an.page.getByLabel('Number', { exact: true }).inputValue()).toBe('15/2026/ND-CP');
    },
    SLOW,
  );

  inBrowser(
    'a second officer asks for changes, An mends, the second approves, An publishes, and readers have it',
    async () => {
      await grantReviewer();
      const { page } = an;
      const chi = (await officer(/Tran Mai Chi/)).page;
      await page.getByRole('button', { name: 'Ask for review' }).click();
      await page.getByRole('button', { name: 'Hand it in' }).click();
      await page.getByText('In review').waitFor();
      await chi.goto(`${network.url}/work/drafts/${id}`);
      await chi.getByRole('button', { name: 'Ask for changes' }).click();
      await chi.getByLabel('Reason').fill('Please add a summary.');
      await chi.getByRole('dialog').getByRole('button', { name: 'Ask for changes' }).click();
      await chi.getByText('Changes are asked for').first().waitFor();
      await page.reload();
      await page.getByText('Please add a summary.').waitFor();
      await page.getByRole('textbox', { name: 'Summary' }).fill('Nurses pay no fees for work abroad.');
      await page.getByRole('textbox', { name: 'Summary' }).blur();
      await saved(page);
      await page.getByRole('button', { name: 'Ask for review' }).click();
      await page.getByRole('button', { name: 'Hand it in' }).click();
      await page.getByText('In review').waitFor();
      await chi.reload();
      await chi.getByRole('button', { name: 'Approve' }).click();
      await chi.getByText('Approved').waitFor();
      await page.reload();
      await page.getByText('Approved').waitFor();
      await page.getByRole('button', { name: 'Publish …' }).click();
      await page.getByRole('button', { name: 'Publish now' }).click();
      await page.getByRole('heading', { name: 'It is published' }).waitFor();
      await page.waitForTimeout(1_000);
      expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe('It is published');
      const nobody = await new Visitor(network.url).get(`/publications/${id}`);
      expect(nobody.status).toBe(200);
      expect(nobody.text).toContain('Nurses pay no fees for work abroad.');
      await page.goto(`${network.url}/work/records/${id}`);
      await page.getByRole('button', { name: 'Revise it' }).click();
      await page.waitForURL(/\/work\/drafts\//);
    },
    SLOW,
  );

  inBrowser(
    'script and overriding marks in what is stored do nothing to the page',
    async () => {
      const { page } = an;
      const title = '<img src=x onerror="document.title=1">\u202eevil\u202c "><script>alert(1)</script>';
      await page.goto(`${network.url}/work/new/resource`);
      await page.getByRole('textbox', { name: 'Title' }).fill(title);
      await saved(page);
      await page.reload();
      await page.getByRole('textbox', { name: 'Title' }).waitFor();
      expect(await page.getByRole('textbox', { name: 'Title' }).inputValue()).toBe(title);
      expect(await page.locator('main img, main script:not([type])').count()).toBe(0);
      await page.goto(`${network.url}/work`);
      await page.getByText('evil').first().waitFor();
      expect(await page.title()).not.toBe('1');
    },
    SLOW,
  );

  inBrowser(
    'Germany’s officer confirms what Viet Nam has published, with the date as Germany has it',
    async () => {
      const vietNam = await Client.of(network, 'VN-MOH');
      const published = await vietNam.change(
        'mutation ($input: AgreementInput!) { publishAgreement(input: $input) { __typename ... on Publication { id } ... on Error { code message } } }',
        { input: agreementInput() },
      );
      const agreement = JSON.stringify(published).match(/VN-AGR-\d{4}-\d{6}/)?.[0];
      const { page } = await officer(/Anna Weber/);
      await page.goto(`${network.url}/work/agreements/${agreement}`);
      await page.getByLabel('Signed').fill('2026-11-11');
      expect(await violations(page)).toEqual([]);
      await page.getByRole('button', { name: 'Confirm', exact: true }).click();
      await page.getByText('Your answer is given').waitFor();
      const { text } = await new Visitor(network.url).get(`/publications/${agreement}`);
      expect(text).toMatch(/confirmed/i);
    },
    SLOW,
  );

  inBrowser.each([
    ['light', {}, ''],
    ['dark', { colorScheme: 'dark' as const }, ''],
    ['Arabic', {}, '?lang=ar'],
  ])(
    'everybody can use it: %s',
    async (_name, options, query) => {
      const { page } = await officer(/Nguyen Thi An/, options);
      for (const kind of ['law', 'agreement', 'practice', 'event', 'resource']) {
        await page.goto(`${network.url}/work/new/${kind}${query}`);
        await page.locator('.questions textarea').first().waitFor();
        expect(await violations(page)).toEqual([]);
      }
      expect(said).toEqual([]);
    },
    SLOW,
  );
});
