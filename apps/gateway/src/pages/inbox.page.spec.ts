import { afterEach, expect, it } from '@jest/globals';
import type { FastifyInstance } from 'fastify';
import { home, recordedReader } from './recorded.fixture.js';
import { BROWSER, siteOn } from './site.fixture.js';

let site: FastifyInstance;
afterEach(() => site.close());

const item = {
  id: '2',
  change: {
    subject: 'VN-LAW-2026-000123',
    kind: 'LAW',
    title: [{ language: 'en', value: 'Decree on <b>nurses</b>' }],
    meaning: 'Viet Nam published a decree.',
  },
  notice: null,
  mandatory: null,
  subscriptions: ['All & more'],
  at: '2026-11-20T09:30:00.000Z',
  readAt: null,
  acknowledgedAt: null,
};
const notice = { ...item, id: '1', change: null, notice: 'ENDPOINT_DISABLED', mandatory: 'SECURITY', readAt: item.at };
const answer = (nodes: unknown[], deeds: Record<string, unknown> = {}) =>
  recordedReader({
    Unread: { inboxCounts: { unread: 7 } },
    ...deeds,
    InboxPage: {
      inbox: { nodes, pageInfo: { hasNextPage: nodes.length > 0, endCursor: 'c&1' } },
      inboxCounts: { unread: 1, mandatory: 0, unacknowledged: 2, quiet: 0 },
      quietRecords: [{ id: 'VN-LAW-2026-000009', kind: 'MUTE', until: null }],
    },
  });
const open = () => site.inject({ url: '/inbox?lang=de', headers: BROWSER });
const plain = (page: string): string => page.replace(/<[^>]*>/g, '').replace(/\s+/g, ' ');

it('says what changed, since when and why it came, and is kept by nobody', async () => {
  site = siteOn(answer([item, notice]), { signedIn: true });
  const { statusCode, headers, body } = await open();
  expect([statusCode, headers['cache-control']]).toEqual([200, 'private, no-store']);
  expect(body).toContain('href="/publications/VN-LAW-2026-000123?lang=de"');
  expect(body).not.toContain('<b>nurses');
  expect(body).toContain('after=c%261');
  const text = plain(body);
  for (const said of [
    '1 unread',
    'Viet Nam published a decree.',
    'you follow All &amp; more',
    'An endpoint of yours was switched off',
    'it is about who learns of what you may read',
  ])
    expect(text).toContain(said);
});

const press = (pressed: string, headers: Record<string, string> = {}, url = '/inbox?after=c%261&lang=de') =>
  site.inject({
    method: 'POST',
    url,
    headers: {
      ...BROWSER,
      'content-type': 'application/x-www-form-urlencoded',
      origin: 'https://node.example',
      ...headers,
    },
    payload: new URLSearchParams({ do: pressed }).toString(),
  });

it.each([
  ['read 2', 'InboxRead'],
  ['read-all 2', 'InboxReadAll'],
  ['acknowledge 2', 'InboxAcknowledge'],
  ['mute VN-LAW-2026-000123', 'InboxMute'],
  ['unmute VN-LAW-2026-000009', 'InboxUnmute'],
])('does what the button %s says and leads back to the same page', async (pressed, name) => {
  const reader = answer([item], { [name]: { done: { __typename: 'InboxCounts' } } });
  site = siteOn(reader, { signedIn: true });
  expect((await open()).body).toContain(`value="${pressed}"`);
  const { statusCode, headers } = await press(pressed);
  expect([statusCode, headers.location]).toEqual([303, '/inbox?after=c%261&lang=de']);
  expect(reader.asked.find((asked) => asked.name === name)?.variables).toEqual({ id: pressed.split(' ')[1] });
});

it('does nothing for another site', async () => {
  const reader = answer([item]);
  site = siteOn(reader, { signedIn: true });
  for (const origin of ['https://evil.example', 'null', 'https://node.example.evil.example']) {
    const { statusCode, body } = await press('read 2', { origin });
    expect([statusCode, plain(body).includes('sent from another site')]).toEqual([403, true]);
  }
  expect((await press('read 2', { 'sec-fetch-site': 'cross-site' })).statusCode).toBe(403);
  expect(reader.asked.map(({ name }) => name)).not.toContain('InboxRead');
});

it('does nothing for who is not signed in, and leads to the page that leads to the sign-in', async () => {
  const reader = answer([item]);
  site = siteOn(reader);
  const { statusCode, headers } = await press('read 2');
  expect([statusCode, headers.location, reader.asked]).toEqual([303, '/inbox?after=c%261&lang=de', []]);
});

it('says what a button must say, and what the API refuses', async () => {
  site = siteOn(
    answer([item], {
      InboxUnmute: { done: { code: 'NOT_FOUND', message: 'A record that you have muted by this id does not exist.' } },
      InboxRead: { done: { code: 'NOT_FOUND', message: 'This item does not exist, or is not for you.' } },
      InboxAcknowledge: { done: { code: 'NOT_AUTHORISED', message: 'This needs the permission inbox:acknowledge.' } },
    }),
    { signedIn: true },
  );
  for (const wrong of ['', 'read', 'constructor 1', 'drop 1'])
    expect([(await press(wrong)).statusCode, plain((await press(wrong)).body)]).toEqual([
      400,
      expect.stringContaining('do: expected one of read, read-all, acknowledge, mute, unmute'),
    ]);
  expect((await press('read 99')).statusCode).toBe(404);
  expect((await press('unmute VN-LAW-2026-000009')).statusCode).toBe(303);
  const refused = await press('acknowledge 2');
  expect([refused.statusCode, plain(refused.body)]).toEqual([403, expect.stringContaining('inbox:acknowledge')]);
});

it('offers to acknowledge to those only who may', async () => {
  site = siteOn(answer([item]), { signedIn: true, role: 'auditor' });
  const { body } = await open();
  expect(body).toContain('value="read 2"');
  expect(body).not.toContain('value="acknowledge');
});

it('says to a role without an inbox that it has none, and asks nothing', async () => {
  const reader = answer([item]);
  site = siteOn(reader, { signedIn: true, role: 'operator' });
  const { statusCode, body } = await open();
  expect([statusCode, plain(body)]).toEqual([403, expect.stringContaining('Your role has no inbox')]);
  expect(body).not.toContain('>Inbox');
  expect(reader.asked).toEqual([]);
});

it('is named in the head of every page with what is unread, and the page stands when that cannot be said', async () => {
  const pages = { HomePage: home([]) };
  site = siteOn(answer([], pages), { signedIn: true });
  const front = (): Promise<{ body: string }> => site.inject({ url: '/', headers: BROWSER });
  expect(plain((await front()).body)).toContain('Inbox (7 unread)');
  await site.close();
  site = siteOn(answer([], { ...pages, Unread: new Error('the exchange is away') }), { signedIn: true });
  expect(plain((await front()).body)).toContain('Inbox');
  await site.close();
  const reader = answer([], pages);
  site = siteOn(reader);
  await front();
  expect(reader.asked.map(({ name }) => name)).toEqual(['HomePage']);
});

it('says what would be here when nothing is', async () => {
  site = siteOn(answer([]), { signedIn: true });
  expect(plain((await open()).body)).toContain('Nothing has come yet');
});

it('leads whoever is not signed in to the sign-in and back, and asks nothing', async () => {
  const reader = answer([item]);
  site = siteOn(reader);
  const { statusCode, headers } = await open();
  expect([statusCode, headers.location]).toEqual([303, '/sign-in?return=%2Finbox%3Flang%3Dde']);
  expect(reader.asked).toEqual([]);
});
