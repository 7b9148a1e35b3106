import { afterAll, beforeAll, describe, expect } from '@jest/globals';
import type { Page } from 'playwright-core';
import type { Network } from '#testing';
import { Client } from '../e2e/client.js';
import { queryDatabase, settled } from '../e2e/settled.js';
import { Browsing, inBrowser, LAPTOP, SLOW_MACHINE, violations } from './browsing.js';

/** The rooms of the secretariat and of the operator, as they and an officer use them in a browser. */
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

describe('in a browser', () => {
  inBrowser(
    'the secretariat reads what will be announced, sets a membership by keyboard, and everybody sees it',
    async () => {
      const page = await signIn(/Wanjiru Kamau/);
      await here.expectGoodPage(page, '/work/bodies');
      await page.getByLabel('On the day').fill('1970-01-01');
      await page
        .getByRole('listitem')
        .filter({ hasText: 'Association of Southeast Asian Nations' })
        .first()
        .getByText('5 members')
        .waitFor();
      await here.expectGoodPage(page, '/work/bodies/SAARC');
      await page.getByLabel('Country').selectOption('MM');
      await page.getByLabel('From', { exact: true }).fill('2026-13');
      await page.keyboard.press('Enter');
      await page
        .getByRole('alert')
        .filter({ hasText: /2026-13/ })
        .waitFor();
      expect(await page.getByLabel('From', { exact: true }).getAttribute('aria-invalid')).toBe('true');
      await page.getByLabel('From', { exact: true }).fill('2026-03-01');
      await page.keyboard.press('Enter');
      await page.getByText(/Myanmar \(Burma\) is listed as member from 2026-03-01/).waitFor();
      const list = async (): Promise<string> =>
        (await fetch(`${network.url}/bodies/SAARC`, { headers: { accept: 'text/html' } })).text();
      expect(await list()).not.toContain('Myanmar');
      await page.getByRole('button', { name: 'Set it and tell the network' }).press('Enter');
      await page.getByText('It is done, and the network is told.').waitFor();
      await page.getByRole('heading', { name: /^Members 9/ }).waitFor();
      expect(await list()).toContain('Myanmar');

      await page.getByText('The same as a table').press('Enter');
      await page.getByRole('button', { name: 'Alter: Myanmar (Burma), member' }).click();
      expect(await page.getByLabel('From', { exact: true }).inputValue()).toBe('2026-03-01');
      await page.getByRole('button', { name: 'See what will be announced' }).click();
      await page.getByText(/^The register says so already/).waitFor();
      await page.getByLabel('Country').selectOption('IN');
      await page.getByRole('button', { name: 'See what will be announced' }).click();
      await page
        .getByRole('alert')
        .filter({ hasText: /already is MEMBER/ })
        .waitFor();
      await page.context().close();
    },
    SLOW_MACHINE,
  );

  inBrowser(
    'the secretariat designates an authority and ends that, enters a partner, and is told at the field what is wrong',
    async () => {
      const page = await signIn(/Wanjiru Kamau/);
      await here.expectGoodPage(page, '/work/register?country=KE');
      await here.expectGoodPage(page, '/work/register/authorities/new');
      await page.getByLabel('Id').fill('kenya');
      await page.getByLabel('Name', { exact: true }).fill('Kenya Nursing Board');
      await page.getByRole('button', { name: 'Enter it' }).click();
      await page
        .getByRole('alert')
        .filter({ hasText: /VN-MOH|capital/ })
        .waitFor();
      await page.getByLabel('Id').fill('KE-KNB');
      await page.getByRole('checkbox', { name: /Regulator/ }).check();
      await page.getByRole('button', { name: 'Enter it' }).click();
      await page.getByRole('heading', { level: 1, name: 'Kenya Nursing Board' }).waitFor();
      await page.getByLabel('As what').selectOption('REGULATOR');
      await page.getByLabel('From', { exact: true }).fill('2026-02-01');
      await page.getByLabel('The act by which the state designates').fill('Note verbale of 1 February 2026');
      await page.getByLabel('Where the act can be read').fill('https://health.go.ke/note.pdf');
      await page.getByRole('button', { name: 'Designate' }).click();
      await page
        .getByRole('alert')
        .filter({ hasText: /64 hexadecimal/ })
        .waitFor();
      await page.getByLabel('SHA-256 of its file').fill('A'.repeat(64));
      await page.getByRole('button', { name: 'Designate' }).click();
      await page.getByRole('button', { name: /^End: Regulator/ }).click();
      await page.getByLabel('The first day on which it no longer holds').fill('2026-06-01');
      await page.getByRole('dialog').getByRole('button', { name: 'End it' }).click();
      await page.getByText('1 February 2026 to 1 June 2026').waitFor();
      await here.expectGoodPage(page, '/work/register/authorities/KE-KNB');

      await page.goto(`${network.url}/work/register/partners/new`);
      await page.getByLabel('Id').fill('IOM');
      await page.getByLabel('Name', { exact: true }).fill('Office of trials');
      await page.getByRole('button', { name: 'Enter it' }).click();
      await page
        .getByRole('alert')
        .filter({ hasText: /given once/ })
        .waitFor();
      await page.getByLabel('Id').fill('TRIALS');
      await page.getByRole('button', { name: 'Enter it' }).click();
      await page.getByRole('checkbox', { name: 'what is for the network' }).check();
      await page.getByRole('button', { name: 'Save what it may read' }).click();
      await page.getByText('Saved.').waitFor();
      await here.expectGoodPage(page, '/work/register/partners/TRIALS');
      await page.getByRole('checkbox', { name: 'what is for the network', checked: true }).waitFor();
      await page.getByLabel('Name', { exact: true }).fill('Office for trials');
      await page.getByRole('button', { name: 'Save', exact: true }).click();
      await page.getByRole('heading', { level: 1, name: 'Office for trials' }).waitFor();
      await page.getByRole('button', { name: 'Take it off the register' }).click();
      await page.getByRole('dialog').getByRole('button', { name: 'Take it off the register' }).click();
      await page.getByRole('heading', { level: 1, name: 'Authorities and partners' }).waitFor();
      await page.context().close();
    },
    SLOW_MACHINE,
  );

  inBrowser(
    'an officer of an authority reads who belongs where, is offered to alter nothing, and is refused',
    async () => {
      const page = await signIn(/Nguyen Thi An/);
      await page.getByRole('link', { name: 'Regional bodies' }).click();
      await page.getByRole('link', { name: 'Association of Southeast Asian Nations', exact: true }).click();
      await page.getByRole('heading', { name: /^Members 11/ }).waitFor();
      expect(await page.getByRole('heading', { name: 'Set a membership' }).count()).toBe(0);
      await page.goto(`${network.url}/work/register`);
      await page.getByRole('heading', { name: 'There is no such place' }).waitFor();
      const officer = await Client.of(network, 'VN-MOH');
      for (const dryRun of [true, false]) {
        const { data } = await officer.answer(
          `mutation { setMembership(input: { body: "ASEAN", country: "PG", kind: MEMBER, from: "2026-01-01" }, dryRun: ${dryRun}) { __typename } }`,
        );
        expect(data).toEqual({ setMembership: { __typename: 'NotAuthorised' } });
      }
      await page.context().close();
    },
    SLOW_MACHINE,
  );

  inBrowser(
    'a vocabulary with a fault names row and column and does nothing; mended it shows what would change, then loads',
    async () => {
      const page = await signIn(/Wanjiru Kamau/);
      await here.expectGoodPage(page, '/work/vocabularies');
      await here.expectGoodPage(page, '/work/vocabularies/GCM');
      await page.getByLabel('Find a code or a label, in any language').fill('consular');
      await page
        .getByRole('row', { name: /consular/i })
        .first()
        .waitFor();
      await page.getByRole('checkbox', { name: 'Vietnamese' }).check();
      const send = (csv: string): Promise<void> =>
        page
          .getByLabel('Choose a file, or drop it here')
          .setInputFiles({ name: 'gcm.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) });
      await send('code,label@vi\nGCM:1,Dữ liệu\nGCM:2,=SUM(1)\n');
      const faults = page.getByRole('alert').filter({ hasText: '1 fault. Nothing was done.' });
      await faults.getByRole('cell', { name: '3', exact: true }).waitFor();
      await faults.getByText('label@vi').waitFor();
      // A browser writes down by itself that a file was answered with 400.
      expect(refused.splice(0)).toEqual([expect.stringContaining('400')]);
      expect(await violations(page)).toEqual([]);
      await send('code,label@vi,standing@vi\nGCM:1,Dữ liệu về di cư,CONFIRMED\n');
      await page.getByText('changed codes: 1').press('Enter');
      await page.getByText(/^GCM:1: labels\.vi/).waitFor();
      const edition = async (): Promise<number> =>
        ((await (await fetch(`${network.url}/vocabularies/GCM?format=json`)).json()) as { edition: number }).edition;
      const before = await edition();
      await page.getByRole('button', { name: `Load it as edition ${before + 1}` }).press('Enter');
      await page.getByText(`Loaded. It is edition ${before + 1} now.`).waitFor();
      // What was looked for stays, as the languages do.
      await page.getByLabel('Find a code or a label, in any language').fill('di cư');
      await page.getByRole('row', { name: /Dữ liệu về di cư/ }).waitFor();
      expect(await edition()).toBe(before + 1);
      await page.context().close();

      const officer = await signIn(/Nguyen Thi An/);
      await officer.goto(`${network.url}/work/vocabularies/topics`);
      await officer
        .getByRole('row', { name: /recruitment/i })
        .first()
        .waitFor();
      expect(await officer.getByRole('heading', { name: 'Load an edition' }).count()).toBe(0);
      await officer.context().close();
    },
    SLOW_MACHINE,
  );

  inBrowser(
    'the operator sees how the node does, what to do about it, and nobody else is shown the way',
    async () => {
      const page = await signIn(/Olga Petrova/);
      await page.getByRole('link', { name: 'Operations' }).click();
      await page.getByRole('row', { name: /deliveries\.drain/ }).waitFor();
      await page.getByText(/^Position \d/).waitFor();
      await queryDatabase(
        network,
        `INSERT INTO messaging.outbox_rejected (id, payload, created_at, error) VALUES (1, '{}', now(), 'no such country')`,
      );
      await page.getByText(/^Changes that were refused and set aside: 1/).waitFor();
      await page.getByRole('listitem').filter({ hasText: 'set aside: 1' }).getByText('What to do').click();
      await page
        .getByText(/messaging\.outbox_rejected/)
        .first()
        .waitFor();
      await here.expectGoodPage(page, '/work/operations');
      await page.context().close();

      const officer = await signIn(/Nguyen Thi An/);
      expect(await officer.getByRole('link', { name: 'Operations' }).count()).toBe(0);
      await officer.goto(`${network.url}/work/operations`);
      await officer.getByRole('heading', { name: 'There is no such place' }).waitFor();
      await officer.context().close();
    },
    SLOW_MACHINE,
  );

  inBrowser('and nothing was refused by the policy of the page, nor failed unseen', () => {
    expect(refused).toEqual([]);
  });
});
