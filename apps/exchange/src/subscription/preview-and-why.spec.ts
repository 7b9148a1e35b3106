import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Access, actorFor } from '#access';
import type { Fault } from '#kernel';
import { aChange, publisher, startExchange, type Exchange } from '../exchange.fixture.js';
import { SubscriptionPreviews } from './subscription-previews.service.js';
import { Whys } from './whys.service.js';

let exchange: Exchange;
let previews: SubscriptionPreviews;
let whys: Whys;
const thailand = publisher('TH-MOPH');
const DAY_MS = 86_400_000;

/** Days ago, and what happened then. */
const HAPPENED = [
  [100, aChange({ title: { en: 'Too old' } })],
  [20, aChange({ title: { en: 'Three weeks ago' }, topics: ['migrant-health'] })],
  [3, aChange({ title: { en: 'Of this week' }, countries: ['VN', 'DE'], kind: 'AGREEMENT', parties: ['VN', 'DE'] })],
  [2, aChange({ title: { en: 'For Germany alone' }, readers: ['participant:VN-MOH', 'country:DE'] })],
  [1, aChange({ title: { en: 'Of Japan' }, owner: 'JP-MHLW', countries: ['JP'] })],
] as const;

beforeAll(async () => {
  exchange = await startExchange();
  previews = new SubscriptionPreviews(exchange.database, new Access(), exchange.changes, exchange.subscriptions);
  whys = new Whys(exchange.database, new Access());
  for (const [days, change] of HAPPENED) {
    exchange.clock.now = new Date(Date.now() - days * DAY_MS);
    await exchange.append(change);
  }
  exchange.clock.now = new Date();
  const members = [{ country: 'VN', kind: 'MEMBER' as const, from: '1995-07-28', to: null }];
  await exchange.append(
    aChange({ type: 'body.membership_changed', subject: 'ASEAN', owner: 'ASEAN', kind: null, members, countries: [] }),
  );
});
afterAll(() => exchange.close());

const titles = (changes: readonly { title: Record<string, string> }[]) => changes.map(({ title }) => title['en']);

describe('a preview of a subscription', () => {
  it('counts by week what it would have sent, and shows the newest of it', async () => {
    const preview = await previews.of(thailand, { filter: { countries: ['VN'] }, days: 90, first: 1 });
    expect(preview).toMatchObject({ total: 2, complete: true });
    expect(preview.weeks).toHaveLength(13);
    expect(preview.weeks.slice(-3).map(({ count }) => count)).toEqual([1, 0, 1]);
    expect(titles(preview.changes)).toEqual(['Of this week']);
  });

  it('shows nobody what he may not read, not in its counts either', async () => {
    const asked = { filter: { countries: ['VN'] } };
    expect((await previews.of(publisher('DE-BMG'), asked)).total).toBe(3);
    expect((await previews.of(thailand, asked)).total).toBe(2);
  });

  it('finds what a subscription then gets', async () => {
    for (const filter of [
      { topics: ['migrant-health'] },
      { search: 'week' },
      { bodies: ['ASEAN'] },
      { counterparts: ['DE'] },
      {},
    ]) {
      const preview = await previews.of(thailand, { filter, first: 50, days: 366 });
      const { id } = await exchange.subscriptions.create(thailand, { name: 'the same', filter });
      const fits = await whys.of(
        thailand,
        preview.changes.map(({ position }) => ({ position, subscription: id })),
      );
      expect(fits.map((why) => why?.fits)).toEqual(preview.changes.map(() => true));
      const ofKept = await previews.of(thailand, { subscription: id, first: 50, days: 366 });
      expect(titles(ofKept.changes)).toEqual(titles(preview.changes));
      expect(preview.total).toBe(preview.changes.length);
      expect(preview.total).toBeGreaterThan(0);
    }
  });

  it.each([
    [{ filter: { countries: ['Vietnam'] } }, 'filter.countries.0'],
    [{ days: 0 }, 'days'],
    [{ days: 1000 }, 'days'],
    [{ first: 51 }, 'first'],
  ])('refuses %j', async (question, path) => {
    await expect(previews.of(thailand, question)).rejects.toMatchObject({
      code: 'INVALID_INPUT',
      problems: [{ path }],
    });
  });

  it('is of one’s own subscriptions only: another’s is not there, as one that there is not', async () => {
    const { id } = await exchange.subscriptions.create(thailand, { name: 'Ours', filter: { countries: ['VN'] } });
    expect(await previews.of(thailand, { subscription: id, filter: null })).toMatchObject({ total: 2 });
    const missing = 'NOT_FOUND: This subscription does not exist, or you may not see it.';
    const refusals: unknown[] = [];
    for (const [actor, subscription] of [
      [publisher('DE-BMG'), id],
      [thailand, randomUUID()],
      [thailand, ''],
    ] as const)
      refusals.push(
        await previews.of(actor, { subscription }).catch((fault: Fault) => `${fault.code}: ${fault.message}`),
      );
    expect(refusals).toEqual([missing, missing, missing]);
  });

  it('is of a filter or of a subscription, not of both', async () => {
    const { id } = await exchange.subscriptions.create(thailand, { name: 'Ours' });
    await expect(previews.of(thailand, { filter: {}, subscription: id })).rejects.toMatchObject({
      code: 'INVALID_INPUT',
      problems: [{ path: 'filter' }, { path: 'subscription' }],
    });
  });

  it('is not for who may not keep subscriptions', async () => {
    const nobody = actorFor('TH-MOPH', [], 'no role');
    await expect(previews.of(nobody, {})).rejects.toMatchObject({ code: 'NOT_AUTHORISED' });
  });
});

describe('why something came', () => {
  const why = async (filter: object, position = 3) => {
    const { id } = await exchange.subscriptions.create(thailand, { name: 'Mine', filter });
    return whys.one(thailand, { position, subscription: id });
  };

  it.each<[object, string]>([
    [{}, '“Mine” asks for everything.'],
    [{ countries: ['VN'] }, 'It fits “Mine”: it is a record of Viet Nam (VN).'],
    [{ countries: ['DE'] }, 'It fits “Mine”: Germany (DE) is a party of it.'],
    [{ bodies: ['ASEAN'] }, 'It fits “Mine”: Viet Nam (VN) was a member of ASEAN on that day since 1995-07-28.'],
    [
      { topics: ['health-personnel'] },
      'It fits “Mine”: its topic health-personnel/recruitment/ethical-recruitment is below health-personnel.',
    ],
    [
      { occupations: ['2221'], countries: ['VN'], counterparts: ['DE'] },
      'It fits “Mine”: it is a record of Viet Nam (VN); Germany (DE) is the other party; its occupation is 2221.',
    ],
    [{ search: 'week "enters into force"' }, 'It fits “Mine”: week* stands in its title.'],
    [{ countries: ['JP'] }, 'It does not fit “Mine” as it is now, which was changed after it was sent: countries.'],
  ])('is said of %j', async (filter, sentence) => {
    expect((await why(filter)).sentence.replace('Vietnam', 'Viet Nam')).toBe(sentence);
  });

  it('is data as well', async () => {
    const { parts } = await why({ bodies: ['ASEAN'], search: 'week force' });
    expect(parts).toEqual([
      {
        part: 'bodies',
        asked: ['ASEAN'],
        fits: true,
        reasons: [expect.objectContaining({ value: 'ASEAN', because: 'MEMBER', by: 'VN', since: '1995-07-28' })],
      },
      {
        part: 'search',
        asked: ['week*', 'force*'],
        fits: true,
        reasons: [expect.objectContaining({ by: 'title' }), expect.objectContaining({ by: 'text' })],
      },
    ]);
  });

  it('is told to nobody else, and of nothing that may not be read', async () => {
    const { id } = await exchange.subscriptions.create(thailand, { name: 'Mine' });
    const missing = { code: 'NOT_FOUND' };
    await expect(whys.one(publisher('DE-BMG'), { position: 3, subscription: id })).rejects.toMatchObject(missing);
    await expect(whys.one(thailand, { position: 4, subscription: id })).rejects.toMatchObject(missing);
    await expect(whys.one(thailand, { position: 999, subscription: id })).rejects.toMatchObject(missing);
    await expect(whys.one(thailand, { position: 3, subscription: 'x' })).rejects.toMatchObject(missing);
  });
});
