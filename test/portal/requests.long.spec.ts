import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { chromium, type Browser } from 'playwright-core';
import { freePorts, startReceiver, startTogether, type Network, type Receiver } from '#testing';
import { Client } from '../e2e/client.js';
import { settled } from '../e2e/settled.js';

/** A room asks one question before it shows itself: on a slow line each further one is felt. */
const executable = process.env['TEST_CHROMIUM'];
const inBrowser = executable ? it : it.skip;
const SLOW_MACHINE = 240_000;

let network: Network;
let browser: Browser;
let receiver: Receiver;

beforeAll(async () => {
  if (!executable) return;
  const [port] = await freePorts(1);
  network = await startTogether({ environment: { SEED: 'demonstration', PORT: String(port) } });
  await settled(network);
  receiver = await startReceiver();
  const vietNam = await Client.of(network, 'VN-MOH');
  for (const path of ['/one', '/two', '/three'])
    await vietNam.change(
      'mutation ($url: String!) { createEndpoint(input: { url: $url }) { __typename ... on Error { message } } }',
      { url: `${receiver.url}${path}` },
    );
  browser = await chromium.launch({ executablePath: executable, args: ['--headless', '--no-sandbox'] });
}, SLOW_MACHINE);
afterAll(async () => {
  await browser?.close();
  await receiver?.close();
  await network?.stop();
}, 30_000);

describe('in a browser', () => {
  inBrowser(
    'every room of the portal asks at most once until it has shown, by the id of what it asks',
    async () => {
      const context = await browser.newContext({ serviceWorkers: 'block' });
      const page = await context.newPage();
      page.setDefaultTimeout(60_000);
      let asked: unknown[] = [];
      page.on('request', (request) => {
        if (request.method() === 'POST' && new URL(request.url()).pathname === '/graphql')
          asked.push(request.postDataJSON() as unknown);
      });
      await page.goto(`${network.url}/sign-in?return=/work`);
      await page.getByRole('button', { name: /Nguyen Thi An/ }).click();
      await page.waitForURL(`${network.url}/work`);
      const rooms: [path: string, shown: string, most?: number][] = [
        ['/work', '.entries, .empty'],
        ['/work/inbox', '.row, .empty'],
        ['/work/following', '.entries, .empty'],
        // What a filter would have sent is asked as soon as there is one, beside the form that is shown already.
        ['/work/following/new', 'form', 2],
        ['/work/endpoints', '.entry .strip, .entry .soft'],
        ['/work/endpoints/new', 'form'],
        // The form itself asks nothing; countries and the two vocabularies that a law chooses from come to their fields, further down.
        ['/work/new/law', 'form, fieldset, .desk-head', 3],
      ];
      for (const [path, shown, most = 1] of rooms) {
        asked = [];
        await page.goto(`${network.url}${path}`);
        await page.locator('#portal').locator(shown).first().waitFor();
        const questions = asked.map((one) => Object.keys(one as object).filter((key) => key !== 'variables'));
        expect({ path, asked: Math.max(questions.length, most) }).toEqual({ path, asked: most });
        expect(questions.flat().filter((key) => key !== 'documentId')).toEqual([]);
      }
      await context.close();
    },
    SLOW_MACHINE,
  );

  inBrowser(
    'a portal that is older than the node is told to load the page again',
    async () => {
      const context = await browser.newContext({ serviceWorkers: 'block' });
      const page = await context.newPage();
      page.setDefaultTimeout(60_000);
      await page.goto(`${network.url}/sign-in?return=/work`);
      await page.getByRole('button', { name: /Nguyen Thi An/ }).click();
      await page.waitForURL(`${network.url}/work`);
      await page.route('**/graphql', (route) =>
        route.continue({ postData: (route.request().postData() ?? '').replace(/sha256:[0-9a-f]{4}/, 'sha256:0000') }),
      );
      await page.goto(`${network.url}/work/following`);
      await page.getByText(/older than the node/).waitFor();
      await page.unroute('**/graphql');
      await page.getByRole('button', { name: 'Load the page again' }).click();
      await page.getByRole('heading', { level: 1 }).waitFor();
      await context.close();
    },
    SLOW_MACHINE,
  );
});
