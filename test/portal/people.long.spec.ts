import { afterAll, beforeAll, describe, expect } from '@jest/globals';
import type { Page } from 'playwright-core';
import type { Network } from '#testing';
import { settled } from '../e2e/settled.js';
import { Browsing, inBrowser, LAPTOP, SLOW_MACHINE } from './browsing.js';

/** The rooms where it is said who may, as a coordinator and others use them in a browser. */
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

/** What the API answers the session of a page. */
const asked = (page: Page, query: string): Promise<string> =>
  page.evaluate(
    (source) =>
      fetch('/graphql', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ query: source }),
      }).then((answer) => answer.text()),
    query,
  );

const open = async (page: Page, name: string): Promise<void> => {
  await page.goto(`${network.url}/work/people?lang=en`);
  await page.getByRole('link', { name, exact: true }).click();
  await page.getByRole('heading', { level: 1, name }).waitFor();
};

describe('in a browser', () => {
  inBrowser(
    'the coordinator of Viet Nam invites somebody, and takes it back',
    async () => {
      const page = await signIn(/Le Van Binh/);
      await here.expectGoodPage(page, '/work/people/invite');
      await page.getByLabel('Name', { exact: true }).fill('Pham Thu Dung');
      await page.getByLabel('E-mail address').fill('dung@moh');
      await page.getByRole('checkbox', { name: /^Coordinator:/ }).check();
      await page.getByRole('checkbox', { name: /^Publisher:/ }).check();
      await page.getByRole('button', { name: 'Send the invitation' }).click();
      await page.getByRole('alert').filter({ hasText: 'is no e-mail address' }).waitFor();
      await page.getByRole('alert').filter({ hasText: 'who says who may publish does not publish' }).waitFor();
      expect(await page.getByLabel('Name', { exact: true }).inputValue()).toBe('Pham Thu Dung');
      await page.getByLabel('E-mail address').fill('dung@moh.example');
      await page.getByRole('checkbox', { name: /^Coordinator:/ }).uncheck();
      await page.getByRole('checkbox', { name: 'Law', exact: true }).check();
      await page.getByRole('button', { name: 'Send the invitation' }).click();
      await page.getByText('The invitation to dung@moh.example is on its way.').waitFor();
      await page.getByText('Publisher (only Law)').waitFor();
      await here.expectGoodPage(page, '/work/people');
      await page.getByRole('button', { name: 'Send again: the invitation to Pham Thu Dung' }).click();
      await page.getByText('The invitation to dung@moh.example is on its way.').waitFor();
      await page.getByRole('button', { name: 'Withdraw the invitation to Pham Thu Dung' }).click();
      await page.getByText('The invitation to Pham Thu Dung is withdrawn.').waitFor();
      await page.context().close();
    },
    SLOW_MACHINE,
  );

  inBrowser(
    'gives a role by keyboard, is told at the field what does not go together, and ends it',
    async () => {
      const page = await signIn(/Le Van Binh/);
      await open(page, 'Tran Mai Chi');
      const chi = new URL(page.url()).pathname;
      await here.expectGoodPage(page, chi);
      await page.getByRole('button', { name: 'Give a role' }).focus();
      await page.keyboard.press('Enter');
      const dialog = page.getByRole('dialog', { name: 'Give Tran Mai Chi a role' });
      await dialog.getByLabel('Role').selectOption('PUBLISHER');
      await dialog.getByRole('button', { name: 'Give a role' }).focus();
      await page.keyboard.press('Enter');
      await page.getByText('Tran Mai Chi has the role Publisher.').waitFor();
      await page.getByText(/^Publisher, since /).waitFor();

      await page.getByRole('button', { name: 'Give a role' }).click();
      await dialog.getByLabel('Role').selectOption('COORDINATOR');
      await dialog.getByRole('button', { name: 'Give a role' }).click();
      await dialog.getByRole('alert').filter({ hasText: 'Nobody is' }).waitFor();
      expect(await dialog.getByLabel('Role').getAttribute('aria-invalid')).toBe('true');
      await page.keyboard.press('Escape');
      await dialog.waitFor({ state: 'hidden' });

      await page.getByRole('button', { name: 'End the role Publisher of Tran Mai Chi' }).click();
      await page.getByRole('dialog').getByRole('button', { name: 'End the role' }).click();
      await page.getByText('The role Publisher of Tran Mai Chi ends.').waitFor();
      await page.getByText('Earlier roles').waitFor();

      await open(page, 'Le Van Binh');
      await page.getByRole('button', { name: /^End the role Coordinator/ }).click();
      await page.getByRole('dialog').getByRole('button', { name: 'End the role' }).click();
      await page.getByText(/^This is the last coordinator of VN-MOH/).waitFor();
      await page.context().close();
    },
    SLOW_MACHINE,
  );

  inBrowser(
    'an officer who sees nobody else lends her own role and takes it back; the room of people is refused to her',
    async () => {
      const page = await signIn(/Tran Mai Chi/);
      expect(await page.getByRole('link', { name: 'People', exact: true }).count()).toBe(0);
      expect(await asked(page, '{ people { name } }')).toContain('NOT_AUTHORISED');
      expect(await asked(page, '{ invitations { email } }')).toContain('NOT_AUTHORISED');
      await page.goto(`${network.url}/work/people/invite?lang=en`);
      await page.getByRole('heading', { level: 1, name: 'There is no such place' }).waitFor();
      await here.expectGoodPage(page, '/work/people');
      await page.getByRole('heading', { level: 1, name: 'Your roles' }).waitFor();
      await page.getByRole('button', { name: 'Lend a role' }).click();
      const dialog = page.getByRole('dialog', { name: 'Lend a role' });
      await dialog.getByLabel('To whom').selectOption({ label: 'Nguyen Thi An' });
      await dialog.getByLabel('Last day').fill('2099-11-30');
      await dialog.getByRole('button', { name: 'Lend a role' }).click();
      await page.getByText('Nguyen Thi An stands in for you: Contributor.').waitFor();
      await page.getByText(/^Contributor, lent to Nguyen Thi An from .* until 30 November 2099$/).waitFor();

      const coordinator = await signIn(/Le Van Binh/);
      await coordinator.goto(`${network.url}/work/people?lang=en`);
      await coordinator.getByText('standing in for Tran Mai Chi').waitFor();
      await coordinator.getByText('lent to Nguyen Thi An').waitFor();
      await coordinator.context().close();

      await page.getByRole('button', { name: 'Take back the role Contributor from Nguyen Thi An' }).click();
      await page.getByRole('dialog').getByRole('button', { name: 'Take back' }).click();
      await page.getByText('The role Contributor of Nguyen Thi An ends.').waitFor();
      await page.context().close();
    },
    SLOW_MACHINE,
  );

  inBrowser(
    'a machine that publishes is made by the coordinator, and its secret shown once, to a publisher; so is a feed link',
    async () => {
      const page = await signIn(/Le Van Binh/);
      await here.expectGoodPage(page, '/work/machines');
      await page.getByRole('button', { name: 'New service account' }).click();
      const dialog = page.getByRole('dialog', { name: 'New service account' });
      await dialog.getByLabel('Name').fill('Legal database');
      await dialog.getByRole('button', { name: 'Create' }).click();
      await dialog.getByRole('alert').filter({ hasText: 'expected at least one role' }).waitFor();
      await dialog.getByRole('checkbox', { name: 'Publisher' }).check();
      await dialog.getByRole('button', { name: 'Create' }).click();
      await page.getByText(/^Legal database is made\. It publishes/).waitFor();

      const publisher = await signIn(/Nguyen Thi An/);
      await publisher.goto(`${network.url}/work/machines?lang=en`);
      expect(await publisher.getByRole('button', { name: 'Revoke Legal database' }).count()).toBe(0);
      await publisher.getByRole('button', { name: 'Take a new secret of Legal database' }).click();
      await publisher.getByRole('dialog').getByRole('button', { name: 'Take a new secret' }).click();
      await publisher.getByText(/^ck_/).waitFor();
      await publisher.getByRole('button', { name: 'New feed link' }).click();
      await publisher.getByRole('dialog').getByLabel('Name').fill('My reader');
      await publisher.getByRole('dialog').getByLabel('One feed only').fill('/nowhere');
      await publisher.getByRole('dialog').getByRole('button', { name: 'Create' }).click();
      await publisher.getByRole('dialog').getByRole('alert').filter({ hasText: /feed/ }).waitFor();
      await publisher.getByRole('dialog').getByLabel('One feed only').fill('');
      await publisher.getByRole('dialog').getByRole('button', { name: 'Create' }).click();
      await publisher.getByText(/\/changes\?key=cf_/).waitFor();
      await publisher.reload();
      await publisher.getByRole('heading', { name: 'My reader' }).waitFor();
      expect(await publisher.getByText(/key=cf_/).count()).toBe(0);
      await publisher.context().close();

      await page.goto(`${network.url}/work/machines?lang=en`);
      await page.getByText('belongs to Nguyen Thi An').waitFor();
      await page.getByRole('button', { name: 'Revoke Legal database' }).click();
      await page.getByRole('dialog').getByRole('button', { name: 'Revoke' }).click();
      await page.getByText(/^revoked on /).waitFor();
      await here.expectGoodPage(page, '/work/machines');
      await page.context().close();
    },
    SLOW_MACHINE,
  );

  inBrowser(
    'the audit log says who gave which role to whom, in words, filtered by the address and with its export',
    async () => {
      const page = await signIn(/Le Van Binh/);
      await here.expectGoodPage(page, '/work/audit');
      await page.getByLabel('What was done').selectOption('grant:give');
      await page.getByLabel('Who', { exact: true }).selectOption({ label: 'Le Van Binh' });
      await page.getByRole('button', { name: 'Look' }).click();
      const entry = page.locator('details').filter({ hasText: 'Role given' });
      await entry.first().waitFor();
      expect(await entry.first().locator('summary').innerText()).toContain(
        'Le Van Binh · Role given · Publisher · Tran Mai Chi',
      );
      expect(page.url()).toContain('action=grant%3Agive');
      await entry.first().locator('summary').press('Enter');
      await page.getByText('nothing before').first().waitFor();
      const csv = await page.getByRole('link', { name: 'CSV' }).getAttribute('href');
      const file = (await page.evaluate(
        (address) => fetch(address ?? '').then((answer) => answer.text()),
        csv,
      )) as string;
      expect(file.split('\n').slice(1).join()).toContain('grant:give');
      expect(file).not.toContain('session:begin');

      const officer = await signIn(/Tran Mai Chi/);
      expect(await officer.getByRole('link', { name: 'Audit log' }).count()).toBe(0);
      expect(await asked(officer, '{ auditEntries { nodes { action } } }')).toContain('NOT_AUTHORISED');
      await officer.context().close();
      await page.context().close();
    },
    SLOW_MACHINE,
  );

  inBrowser(
    'an authority says how it is reached, and what is wrong stands at the field',
    async () => {
      const page = await signIn(/Le Van Binh/);
      await here.expectGoodPage(page, '/work/authority');
      await page.getByText('Designated national authority (WHO Code, Article 7.3)').waitFor();
      expect(await page.getByRole('link', { name: 'Enter a designation' }).count()).toBe(0);
      await page.getByRole('button', { name: 'Add an office' }).click();
      const office = page.getByRole('group', { name: 'Office 1' });
      await office.getByLabel('Office or role, in English').fill('Department of International Cooperation');
      await office.getByLabel('Telephone').fill('+84 12');
      await page.getByRole('button', { name: 'Add hours' }).click();
      await page.getByRole('button', { name: 'Save' }).click();
      await office.getByRole('alert').filter({ hasText: 'is no number in E.164' }).waitFor();
      await office.getByLabel('Telephone').fill('+84 24 6273 2273');
      const other = await page.context().newPage();
      await other.goto(`${network.url}/work/authority?lang=en`);
      await other.getByRole('button', { name: 'Add hours' }).waitFor();
      await page.getByRole('button', { name: 'Save' }).click();
      await page.getByText('Saved.').waitFor();
      expect(await office.getByLabel('Telephone').inputValue()).toBe('+842462732273');
      await here.expectGoodPage(page, '/work/authority');

      await other.getByRole('button', { name: 'Add hours' }).click();
      await other.getByRole('button', { name: 'Save' }).click();
      await other.getByText(/somebody updated it meanwhile/).waitFor();
      await other.getByRole('button', { name: 'Show it as it is now' }).click();
      await other.getByRole('group', { name: 'Office 1' }).waitFor();
      await page.context().close();
    },
    SLOW_MACHINE,
  );

  inBrowser(
    'a hand-over says what passes on and what ends before it is done; then nobody of the old is left',
    async () => {
      const page = await signIn(/Le Van Binh/);
      await open(page, 'Nguyen Thi An');
      await page.getByRole('button', { name: 'Hand over' }).click();
      const dialog = page.getByRole('dialog', { name: 'Hand over the roles of Nguyen Thi An' });
      await dialog.getByText('Publisher', { exact: true }).waitFor();
      await dialog.getByText('Signing in here, and feed links').waitFor();
      await dialog.getByLabel('To whom').selectOption({ label: 'Le Van Binh' });
      await dialog.getByRole('button', { name: 'Hand over' }).click();
      await dialog.getByText(/^Nobody (is|makes himself)/).waitFor();
      await dialog.getByLabel('To whom').selectOption({ label: 'Tran Mai Chi' });
      await dialog.getByRole('button', { name: 'Hand over' }).click();
      await page.getByText('Handed over to Tran Mai Chi.').waitFor();
      await page.getByText('No role here now.').waitFor();
      await page.goto(`${network.url}/work/people?lang=en`);
      const gone = page.getByRole('region', { name: 'No longer here' });
      await gone.getByRole('link', { name: 'Nguyen Thi An' }).waitFor();

      await open(page, 'Tran Mai Chi');
      await page.getByText(/^Publisher, since /).waitFor();
      await page.getByRole('button', { name: 'Has left' }).click();
      await page.getByRole('dialog').getByText('The roles: Contributor and Publisher').waitFor();
      await page.getByRole('dialog').getByRole('button', { name: 'End everything now' }).click();
      await page.getByText('Tran Mai Chi has left: everything here has ended.').waitFor();
      await page.getByRole('link', { name: 'Invite again' }).click();
      await page.getByRole('heading', { level: 1, name: 'Invite somebody' }).waitFor();
      expect(await page.getByLabel('Name', { exact: true }).inputValue()).toBe('Tran Mai Chi');
      await page.context().close();
    },
    SLOW_MACHINE,
  );

  inBrowser(
    'the secretariat looks after another participant',
    async () => {
      const page = await signIn(/Wanjiru Kamau/);
      await page.goto(`${network.url}/work/people?lang=en`);
      await page.getByRole('link', { name: 'Wanjiru Kamau' }).waitFor();
      await page.getByLabel('For whom').selectOption('DE-BMG');
      await page.getByRole('link', { name: 'Anna Weber' }).click();
      await page.getByText(/^Publisher, since /).waitFor();
      expect(page.url()).toContain('at=DE-BMG');
      await page.context().close();
    },
    SLOW_MACHINE,
  );

  inBrowser('and nothing was refused by the policy of the page, nor failed unseen', () => {
    expect(refused).toEqual([]);
  });
});
