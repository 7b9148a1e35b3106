import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { Client } from '../e2e/client.js';
import {
  agreementInput,
  lawInput,
  practiceInput,
  publishAgreement,
  publishLaw,
  publishPractice,
  reviseLaw,
} from '../e2e/records.js';
import { settled } from '../e2e/settled.js';
import { Browsing, DESK, inBrowser, NO_OVERFLOW, overflow, PHONE, SLOW_MACHINE } from './browsing.js';

/**
 * What participants write is shown to everybody. Here they write markup that would run, marks that turn the direction of what
 * stands around them, and words without an end, wherever the API takes text. No page runs it, is turned or torn by it.
 */
let here: Browsing | null;
/** places to go to, by who goes */
const places: { who: RegExp | null; paths: string[] }[] = [];

/** Each text begins and ends with a mark of its own, so that it can be seen whether something else is within the same box. */
const [BEGIN, END] = ['⟦', '⟧'];
const between = (text: string): string => `${BEGIN}${text}${END}`;
const evil = (n: number): string =>
  between(
    `${n} <img src=x onerror="globalThis.harmed=1"><script>globalThis.harmed=2</script><svg onload=globalThis.harmed=3>"'/>\u202egnp.exe\u2067 {{constructor}} [x](javascript:globalThis.harmed=4)`,
  );
const word = (length: number): string => between('W'.repeat(length));
const ways = (most: number): string[] => [evil(1), word(Math.min(most, 10_000) - 2)];
const texts = (value: string): { language: string; value: string }[] => [
  { language: 'en', value },
  { language: 'vi', value },
];

const RESULT = '{ __typename ... on Publication { id draftVersion } ... on Error { code message path } }';

beforeAll(async () => {
  here = await Browsing.begin();
  if (!here) return;
  const { network } = here;
  const as = (participant: string, role?: Parameters<typeof Client.of>[2]): Promise<Client> =>
    Client.of(network, participant, role);
  const vietNam = await as('VN-MOH');
  const who = await as('WHO', 'secretariat');
  const iom = await as('IOM', 'partner-agent');
  const asean = await as('ASEAN-HC3', 'regional-coordinator');
  await who.change(
    'mutation ($input: CreateAuthorityInput!) { createAuthority(input: $input) { __typename ... on Error { code message path } } }',
    { input: { id: 'KH-EVIL', names: [{ language: 'en', value: evil(2) }], functions: ['REGULATOR'] } },
  );
  const cambodia = await as('KH-EVIL');
  const follow =
    'mutation ($input: CreateSubscriptionInput!) { createSubscription(input: $input) { __typename ... on Error { code message path } } }';
  await asean.change(follow, { input: { name: evil(3).slice(0, 119) + END, filter: { countries: ['VN', 'KH'] } } });
  await iom.change(
    'mutation ($input: CreateEndpointInput!) { createEndpoint(input: $input) { __typename ... on Error { code message path } } }',
    { input: { url: 'http://127.0.0.1:9/hook', description: between('<img src=x onerror=harmed=1>\u202egnp.exe') } },
  );

  const ids: string[] = [];
  for (const [index, long] of ways(10_000).entries()) {
    const cut = (most: number): string => (long.length <= most ? long : `${long.slice(0, most - 1)}${END}`);
    const envelope = (of: string): object => ({
      originalLanguage: 'en',
      titles: texts(cut(1000)),
      summaries: texts(cut(20_000)),
      note: cut(5000),
      provenance: [cut(300)],
      sourceId: `hostile ${of} ${index}`,
      topics: ['migrants-health'],
    });
    const law = lawInput({
      ...envelope('law'),
      number: cut(200),
      gazette: cut(500),
      provisions: [
        { heading: cut(500), summary: cut(5000) },
        { heading: between('2'), summary: between('ok') },
      ],
      entriesIntoForce: [{ on: '2027-01-01', note: cut(2000) }],
      files: [
        {
          file: await upload(network.url, vietNam, `${cut(140)}.txt`, `${index}${long}`),
          language: 'en',
          titles: [{ language: 'en', value: cut(300) }],
          provenance: cut(1000),
        },
      ],
    });
    const { id } = await publishLaw(vietNam, law);
    await reviseLaw(vietNam, id, { ...law, note: between('other'), summaries: texts(cut(9000)) }, cut(2000));
    ids.push(id, `${id}@1`, `${id}/compare/1..2`);
    const agreement = await publishAgreement(
      vietNam,
      agreementInput({
        ...envelope('agreement'),
        parties: [
          { country: 'VN', role: 'ORIGIN', ministry: cut(500) },
          { country: 'DE', role: 'DESTINATION', ministry: cut(500) },
        ],
        jointCommittee: { name: cut(300), meets: cut(300) },
      }),
    );
    ids.push(agreement.id);
    places.push({ who: /Anna Weber/, paths: ['/work', `/work/agreements/${agreement.id}`] });
    const practice = await publishPractice(
      vietNam,
      practiceInput({ ...envelope('practice'), problem: texts(cut(10_000)), partners: [cut(300)] }),
    );
    ids.push(practice.id);
    for (const [kind, more] of [
      [
        'Event',
        {
          eventType: 'WORKSHOP',
          startsOn: '2027-03-01',
          place: { country: 'VN', city: cut(200), venue: cut(500) },
          organisers: [{ name: cut(300) }],
          recommendations: texts(cut(10_000)),
        },
      ],
      [
        'Resource',
        {
          resourceType: 'GUIDE',
          authors: [cut(300)],
          publisher: cut(500),
          licence: cut(500),
          edition: cut(200),
          identifier: cut(200),
        },
      ],
    ] as const)
      ids.push(await made(vietNam, `publish${kind}`, `${kind}Input`, { ...envelope(kind), ...more }));
    const foreign = await publishLaw(cambodia, lawInput({ ...envelope('law'), number: cut(200) }));
    ids.push(foreign.id);
    const draft = await made(vietNam, 'createLaw', 'LawInput', {
      ...law,
      files: undefined,
      sourceId: `draft ${index}`,
    });
    await say(vietNam, draft, cut(2000), null);
    await say(vietNam, draft, cut(2000), 'title.en');
    places.push({ who: /Nguyen Thi An/, paths: ['/work', `/work/drafts/${draft}`, `/work/records/${id}`] });
  }
  await settled(network);
  const { inbox } = await asean.ask<{ inbox: { nodes: { id: string }[] } }>('{ inbox(first: 20) { nodes { id } } }');
  places.push(
    {
      who: /Siti Rahmah/,
      paths: ['/work/following', '/inbox', ...inbox.nodes.map((item) => `/work/inbox?item=${item.id}`)],
    },
    { who: /Sam Okafor/, paths: ['/work/endpoints', `/work/endpoints/${await endpointOf(iom)}`] },
    {
      who: null,
      paths: [
        ...ids.map((id) => `/publications/${id}`),
        '/',
        '/publications',
        '/?q=gnp',
        '/countries',
        '/countries/VN',
        '/countries/KH',
        '/register',
        '/authorities',
        '/bodies/ASEAN',
        '/coverage',
        '/network',
        '/partners',
        `/?q=${encodeURIComponent(evil(1))}`,
        `/${encodeURIComponent(evil(1))}`,
      ],
    },
  );
}, SLOW_MACHINE);
afterAll(() => here?.end(), 30_000);

const made = async (client: Client, mutation: string, type: string, input: object): Promise<string> => {
  const done = await client.change<{ id: string }>(
    `mutation ($input: ${type}!) { result: ${mutation}(input: $input) ${RESULT} }`,
    { input },
  );
  return done.id;
};

const say = (client: Client, id: string, text: string, path: string | null): Promise<unknown> =>
  client.change(
    `mutation ($id: ID!, $text: String!, $path: String) { commentOnDraft(id: $id, text: $text, path: $path) ${RESULT} }`,
    { id, text, path },
  );

async function upload(url: string, client: Client, name: string, content: string): Promise<string> {
  const response = await fetch(`${url}/files?name=${encodeURIComponent(name)}`, {
    method: 'POST',
    headers: { ...client.headers, 'content-type': 'text/plain' },
    body: content,
  });
  const { id, title } = (await response.json()) as { id?: string; title?: string };
  if (!id) throw new Error(`The file was refused: ${title}`);
  return id;
}

async function endpointOf(client: Client): Promise<string> {
  const { myEndpoints } = await client.ask<{ myEndpoints: { id: string }[] }>('{ myEndpoints { id } }');
  return myEndpoints[0]?.id ?? '';
}

/** Boxes in which a mark that overrides the direction stands beside something else than the text that it belongs to. */
const SPILLED = `(() => {
  const marks = /[\\u202a-\\u202e\\u2066-\\u2069]/;
  const isApart = (one) => {
    const { unicodeBidi, display } = getComputedStyle(one);
    return /isolate|plaintext/.test(unicodeBidi) || display !== 'inline';
  };
  const spilled = [];
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const { data, parentElement } = texts.currentNode;
    if (!marks.test(data) || parentElement.closest('script, textarea, option')) continue;
    let box = parentElement;
    while (box !== document.body && !isApart(box)) box = box.parentElement;
    const text = box.textContent.trim();
    if (!text.startsWith('${BEGIN}') || !text.endsWith('${END}') || text.includes('${BEGIN}', 1)) spilled.push(box.outerHTML.slice(0, 300));
  }
  return spilled;
})()`;

async function expectNoHarm(page: Page, path: string): Promise<void> {
  for (const size of [PHONE, DESK]) {
    await page.setViewportSize(size);
    expect({ path, width: size.width, ...(await overflow(page)) }).toEqual({ path, width: size.width, ...NO_OVERFLOW });
  }
  const found = {
    harmed: await page.evaluate('globalThis.harmed ?? null'),
    brought: await page.locator('main :is(img, svg[onload], [onerror]), main script:not([type])').count(),
    spilled: await page.evaluate(SPILLED),
  };
  expect({ path, ...found }).toEqual({ path, harmed: null, brought: 0, spilled: [] });
}

describe('stored text with scripts, overriding marks and words without an end', () => {
  inBrowser(
    'harms no public page, and none of them passes an overriding mark on',
    async () => {
      const page = await (here as Browsing).reader();
      const own = places.filter(({ who }) => who === null).flatMap(({ paths }) => paths);
      expect(own.length).toBeGreaterThan(20);
      for (const path of own) {
        await page.goto(`${here?.network.url}${path}`);
        await expectNoHarm(page, path);
        const marks = await page.evaluate(
          String.raw`/[\u202a-\u202e\u2066-\u2069]/.test(document.documentElement.outerHTML)`,
        );
        expect({ path, marks }).toEqual({ path, marks: false });
      }
      await page.context().close();
    },
    SLOW_MACHINE * 2,
  );

  inBrowser(
    'harms no room of the portal',
    async () => {
      for (const who of [/Nguyen Thi An/, /Anna Weber/, /Siti Rahmah/, /Sam Okafor/]) {
        const page = await (here as Browsing).officer(who);
        const own = places.filter((one) => one.who?.source === who.source).flatMap(({ paths }) => paths);
        expect(own.length).toBeGreaterThan(1);
        for (const path of new Set(own)) {
          await page.goto(`${here?.network.url}${path}`);
          await page.locator('main').filter({ hasText: BEGIN }).waitFor();
          await page.waitForLoadState('networkidle');
          await expectNoHarm(page, path);
        }
        await page.context().close();
      }
    },
    SLOW_MACHINE * 2,
  );

  inBrowser(
    'harms nobody who shows what is in the feeds as the HTML that they say it is',
    async () => {
      const page = await (here as Browsing).reader();
      const answer = await page.request.get(`${here?.network.url}/feeds/publications.json`);
      const { items } = (await answer.json()) as { items: { content_html?: string }[] };
      expect(items.length).toBeGreaterThan(5);
      // On a page without a policy, as a reader's own may be.
      await page.goto('about:blank');
      await page.setContent(items.map((item) => item.content_html ?? '').join('<hr>'));
      expect(await page.evaluate('globalThis.harmed ?? null')).toBeNull();
      expect(await page.locator('script, img, svg').count()).toBe(0);
      await page.context().close();
    },
    SLOW_MACHINE,
  );

  it('makes no page report a refused script, fail or ask by a dialog', () => {
    expect(here?.faults ?? []).toEqual([]);
  });
});
