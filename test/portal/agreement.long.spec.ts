import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { BrowserContextOptions, Locator, Page } from 'playwright-core';
import { Visitor, waitFor } from '#testing';
import { Client } from '../e2e/client.js';
import { lawInput, publishLaw, titled } from '../e2e/records.js';
import { settled } from '../e2e/settled.js';
import {
  Browsing,
  DESK,
  inBrowser,
  NO_OVERFLOW,
  overflow,
  PHONE,
  saved,
  SLOW_MACHINE,
  tabTo,
  violations,
} from './browsing.js';

/** An agreement from the first word to the other party's answer, by four people in three countries; and what a draft survives on the way. */
const AN = /Nguyen Thi An/;
const TITLE = 'Memorandum of understanding on the education of midwives';
let here: Browsing | null;
let id = '';

beforeAll(async () => {
  here = await Browsing.begin();
  if (here) await settled(here.network);
}, SLOW_MACHINE);
afterAll(() => here?.end(), 30_000);

const at = (path: string): string => `${here?.network.url}${path}`;
const officer = (person: RegExp, options?: BrowserContextOptions): Promise<Page> =>
  (here as Browsing).officer(person, options);

/** Of what is offered while one types, which may change under the hands, the first that is called so. */
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

/** By the first letters. On a slow machine they may come too far apart to be taken for one word, so it is seen what came of them. */
const choose = (page: Page, letters: string, chosen: string): Promise<unknown> =>
  waitFor(
    `${chosen} to be chosen`,
    async () => {
      await page.keyboard.type(letters);
      return (await page.evaluate('document.activeElement.selectedOptions[0].textContent')) === chosen;
    },
    { everyMs: 1500 },
  );

async function makeReviewer(name: string): Promise<void> {
  const coordinator = new Visitor((here as Browsing).network.url);
  const asked = await coordinator.get('/sign-in');
  await coordinator.send(asked.url.pathname, { person: 'binh' });
  const { body } = await coordinator.ask<{ data: { people: { id: string; name: string }[] } }>(
    '{ people { id name } }',
  );
  const person = body.data.people.find((one) => one.name === name)?.id;
  const granted = await coordinator.ask<{ data: { result: { __typename: string } } }>(
    'mutation ($person: ID!) { result: grantRole(input: { person: $person, participant: "VN-MOH", role: REVIEWER }) { __typename ... on Error { message } } }',
    {},
    { person },
  );
  expect(granted.body.data.result).toEqual({ __typename: 'RoleGrant' });
}

/** The same words in the language of the interface. */
const wordIn = (language: string, key: string): string =>
  (JSON.parse(readFileSync(`libs/wording/locales/${language}/portal-editor.json`, 'utf8')) as Record<string, string>)[
    key
  ] as string;

describe('in a browser', () => {
  inBrowser(
    'An drafts, Chi approves and An publishes it by keyboard alone; ASEAN has it live, and Germany confirms it',
    async () => {
      await makeReviewer('Tran Mai Chi');
      const asean = await officer(/Siti Rahmah/);
      await asean.goto(at('/work/inbox'));
      await asean.getByText(/^Unread: /).waitFor();
      await asean.waitForLoadState('networkidle');

      const an = await officer(AN);
      await tabTo(an, 'Agreement');
      await an.keyboard.press('Enter');
      await an.getByRole('textbox', { name: 'Title' }).waitFor();
      await tabTo(an, 'Title');
      await an.keyboard.type(TITLE);
      await tabTo(an, 'Type');
      await choose(an, 'Bil', 'Bilateral');
      await tabTo(an, 'Form');
      await choose(an, 'Memo', 'Memorandum of understanding');
      await tabTo(an, 'Phase');
      await choose(an, 'Sig', 'Signed');
      for (const [country, role] of [
        ['Vietnam', 'Country of origin'],
        ['Germany', 'Country of destination'],
      ] as const) {
        await tabTo(an, 'Add one');
        await an.keyboard.press('Enter');
        await an.waitForFunction("document.activeElement.tagName === 'SELECT'");
        await choose(an, country.slice(0, 5), country);
        await tabTo(an, 'Role');
        await choose(an, role.slice(0, 12), role);
      }
      await tabTo(an, 'Add one');
      await tabTo(an, 'Signed');
      await an.keyboard.type('2026-11-10');
      await tabTo(an, 'Topics');
      await an.keyboard.type('ethical');
      await takeFirst(an, /Ethical recruitment/);
      await saved(an);
      id = new URL(an.url()).pathname.split('/').at(-1) ?? '';
      expect(id).toMatch(/^VN-AGR-/);
      await tabTo(an, 'Ask for review');
      await an.keyboard.press('Enter');
      await tabTo(an, 'Hand it in');
      await an.keyboard.press('Enter');
      await an.getByText('In review').waitFor();

      const chi = await officer(/Tran Mai Chi/);
      await tabTo(chi, TITLE);
      await chi.keyboard.press('Enter');
      await chi.getByRole('button', { name: 'Approve' }).waitFor();
      await tabTo(chi, 'Approve');
      await chi.keyboard.press('Enter');
      await chi.getByText('Approved').waitFor();

      await an.reload();
      await an.getByRole('button', { name: 'Publish …' }).waitFor();
      await tabTo(an, 'Publish …');
      await an.keyboard.press('Enter');
      const dialog = an.getByRole('dialog', { name: 'Publish this record' });
      await dialog.getByText(/edition of 2023, published on/).waitFor();
      await dialog.getByText('None of its parties was on the list').waitFor();
      await an.keyboard.press('Escape');
      await dialog.waitFor({ state: 'hidden' });
      // The focus is where it was.
      await an.keyboard.press('Enter');
      await tabTo(an, 'Publish now');
      await an.keyboard.press('Enter');
      await an.getByRole('heading', { name: 'It is published' }).waitFor();

      await asean.getByRole('button', { name: /^\d+ new/ }).click();
      await asean.getByRole('link', { name: TITLE }).first().waitFor();

      const anna = await officer(/Anna Weber/);
      await anna
        .getByRole('listitem')
        .filter({ hasText: TITLE })
        .getByRole('link', { name: 'Confirm or dispute' })
        .click();
      await anna.getByLabel('Signed').fill('2026-11-11');
      await anna.getByRole('button', { name: 'Confirm', exact: true }).click();
      await anna.getByText('Your answer is given').waitFor();
      await anna.goto(at(`/publications/${id}`));
      expect(await anna.locator('.yours').innerText()).toContain('confirm or dispute it');
      expect(await anna.locator('main').innerText()).toContain('11 November 2026');

      await an.goto(at(`/publications/${id}`));
      await an.getByRole('link', { name: 'revise, confirm or withdraw it' }).click();
      await an.getByRole('button', { name: 'Revise it' }).waitFor();
      for (const page of [asean, an, chi, anna]) await page.context().close();
    },
    SLOW_MACHINE * 2,
  );

  inBrowser(
    'two tabs of one draft write over nothing: what one saves the other shows, and where both wrote An decides',
    async () => {
      const one = await officer(AN);
      await one.goto(at('/work/new/law'));
      await one.getByRole('textbox', { name: 'Title' }).fill('Circular in two tabs');
      await saved(one);
      const other = await one.context().newPage();
      await other.goto(one.url());
      await other.getByRole('textbox', { name: 'Title' }).waitFor();
      await one.getByLabel('Number', { exact: true }).fill('1/2026/TT-BYT');
      await saved(one);
      const number = other.getByLabel('Number', { exact: true });
      await waitFor('the other tab to show it', async () => (await number.inputValue()) === '1/2026/TT-BYT');

      // Both write at once: the second is told, nothing of either is lost, and hers goes on top of what the first saved.
      await other.route('**/publications/*/draft', (route) =>
        route.request().method() === 'PUT' ? route.abort() : route.continue(),
      );
      await other.getByLabel('Official gazette').fill('Công báo 8');
      await one.getByLabel('Number', { exact: true }).fill('2/2026/TT-BYT');
      await one.getByLabel('Number', { exact: true }).blur();
      await saved(one);
      await other.unroute('**/publications/*/draft');
      await other.getByRole('button', { name: 'Keep my changes, with theirs in all else' }).click();
      await saved(other);
      await other.reload();
      await number.waitFor();
      expect([await number.inputValue(), await other.getByLabel('Official gazette').inputValue()]).toEqual([
        '2/2026/TT-BYT',
        'Công báo 8',
      ]);
      await one.context().close();
    },
    SLOW_MACHINE,
  );

  inBrowser(
    'a session that ends in the middle of a word loses nothing: it is saved once she has signed in again',
    async () => {
      const page = await officer(AN);
      await page.goto(at('/work/new/law'));
      await page.getByRole('textbox', { name: 'Title' }).fill('Circular of a lost session');
      await saved(page);
      await page.context().clearCookies({ name: 'comity' });
      await page.getByLabel('Number', { exact: true }).fill('3/2026/TT-BYT');
      const again = page.getByRole('alert').getByRole('link', { name: 'Sign in again' });
      await again.waitFor();
      const [window] = await Promise.all([page.context().waitForEvent('page'), again.click()]);
      // The provider may remember her, or ask who she is.
      await Promise.race([window.waitForURL(at('/work')), window.getByRole('button', { name: AN }).click()]);
      await window.waitForURL(at('/work'));
      // What a browser says to a window that is come back to; without a screen it does not.
      await page.evaluate("dispatchEvent(new Event('focus'))");
      await saved(page);
      await page.reload();
      await page.getByLabel('Number', { exact: true }).waitFor();
      expect(await page.getByLabel('Number', { exact: true }).inputValue()).toBe('3/2026/TT-BYT');
      await page.context().close();
    },
    SLOW_MACHINE,
  );

  inBrowser.each([
    ['light', {}, 'en'],
    ['dark', { colorScheme: 'dark' as const }, 'en'],
    ['Arabic', {}, 'ar'],
  ] as const)(
    'everybody can use an open draft, its dialogs and a record of one’s own: %s',
    async (_look, options, language) => {
      const vietNam = await Client.of((here as Browsing).network, 'VN-MOH');
      const record = await publishLaw(vietNam, lawInput(titled(`Circular in ${_look}`)));
      const page = await officer(AN, options);
      const draft = await begun(vietNam, `Draft in ${_look}`);
      await page.goto(at(`/work/drafts/${draft}?lang=${language}`));
      const button = (key: string): Locator => page.getByRole('button', { name: wordIn(language, key), exact: true });
      await button('editor.publish').waitFor();
      expect(await violations(page)).toEqual([]);
      for (const key of ['editor.preview', 'editor.submit', 'editor.publish', 'editor.delete']) {
        await button(key).click();
        await page.getByRole('dialog').waitFor();
        await page.waitForLoadState('networkidle');
        expect({ key, violations: await violations(page) }).toEqual({ key, violations: [] });
        await page.setViewportSize(PHONE);
        expect({ key, overflow: await overflow(page) }).toEqual({ key, overflow: NO_OVERFLOW });
        await page.setViewportSize(DESK);
        await page.keyboard.press('Escape');
        await page.getByRole('dialog').waitFor({ state: 'hidden' });
      }
      await page.goto(at(`/work/records/${record.id}?lang=${language}`));
      await button('editor.record.revoke').waitFor();
      expect(await violations(page)).toEqual([]);
      await button('editor.record.revoke').click();
      await page.getByRole('dialog').waitFor();
      expect(await violations(page)).toEqual([]);
      await page.context().close();
    },
    SLOW_MACHINE,
  );

  it('and no page failed unseen or refused what it brought itself', () => {
    expect(here?.faults ?? []).toEqual([]);
  });
});

/** An agreement that could be published as it is. */
async function begun(vietNam: Client, title: string): Promise<string> {
  const { id: made } = await vietNam.change<{ id: string }>(
    'mutation ($input: AgreementInput!) { createAgreement(input: $input) { __typename ... on Publication { id } ... on Error { code message } } }',
    {
      input: {
        ...titled(title),
        topics: ['health-personnel/recruitment'],
        agreementType: 'BILATERAL',
        form: 'MOU',
        parties: [
          { country: 'VN', role: 'ORIGIN' },
          { country: 'DE', role: 'DESTINATION' },
        ],
        signedOn: '2026-11-10',
        phase: 'SIGNED',
      },
    },
  );
  return made;
}
