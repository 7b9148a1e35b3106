import { afterEach, expect, it } from '@jest/globals';
import type { FastifyInstance } from 'fastify';
import { recordedReader } from './recorded.fixture.js';
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
const answer = (nodes: unknown[]) =>
  recordedReader({
    InboxPage: {
      inbox: { nodes, pageInfo: { hasNextPage: nodes.length > 0, endCursor: 'c&1' } },
      inboxCounts: { unread: 1, mandatory: 0, unacknowledged: 2, quiet: 0 },
    },
  });
const open = () => site.inject({ url: '/inbox?lang=fr', headers: BROWSER });
const plain = (page: string): string => page.replace(/<[^>]*>/g, '').replace(/\s+/g, ' ');

it('says what changed, since when and why it came, and is kept by nobody', async () => {
  site = siteOn(answer([item, notice]), { signedIn: true });
  const { statusCode, headers, body } = await open();
  expect([statusCode, headers['cache-control']]).toEqual([200, 'private, no-store']);
  expect(body).toContain('href="/publications/VN-LAW-2026-000123?lang=fr"');
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

it('says what would be here when nothing is', async () => {
  site = siteOn(answer([]), { signedIn: true });
  expect(plain((await open()).body)).toContain('Nothing has come yet');
});

it('leads whoever is not signed in to the sign-in and back, and asks nothing', async () => {
  const reader = answer([item]);
  site = siteOn(reader);
  const { statusCode, headers } = await open();
  expect([statusCode, headers.location]).toEqual([303, '/sign-in?return=%2Finbox%3Flang%3Dfr']);
  expect(reader.asked).toEqual([]);
});
