import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Access, type Actor } from '#access';
import type { Change } from '#contracts';
import { ChangesCursor } from '../change/changes-cursor.js';
import { aChange, publisher } from '../exchange.fixture.js';
import { tellInbox } from '../inbox/inbox-notice.js';
import { InboxService } from '../inbox/inbox.service.js';
import { QuietService } from '../inbox/quiet.service.js';
import { hours, startMailExchange, type MailExchange } from '../mail/mail.fixture.js';

let post: MailExchange;
let inbox: InboxService;
let quiet: QuietService;
let lan: Actor;
let minh: Actor;
const owner = publisher('VN-MOH');

beforeAll(async () => {
  post = await startMailExchange();
  const { database, changes, clock, environment } = post.exchange;
  const cursor = new ChangesCursor(environment);
  inbox = new InboxService(database, new Access(), changes, cursor, () => clock.now, environment);
  quiet = new QuietService(database, new Access(), () => clock.now);
  lan = await post.exchange.person({ participant: 'TH-MOPH', name: 'lan' });
  minh = await post.exchange.person({ participant: 'TH-MOPH', name: 'minh' });
});
afterAll(() => post.close());
beforeEach(async () => {
  await post.exchange.mailReaders.setMine(lan, { language: 'en' });
  await post.exchange.mailReaders.setMine(minh, { language: 'en' });
  await post.exchange.subscriptions.create(publisher('TH-MOPH'), {
    name: 'All',
    mail: [lan, minh].map(({ person }) => ({ person: person as string, frequency: 'IMMEDIATE' as const })),
  });
});
afterEach(() =>
  post.exchange.database.query(
    `TRUNCATE exchange.change, exchange.standing_subscription, exchange.channel, exchange.mail_item, exchange.mail, exchange.mail_reader,
       exchange.inbox_item, exchange.quiet, exchange.reach_sum CASCADE;
     UPDATE exchange.pruned SET position = 0`,
  ),
);

const law = (number: number): Change => aChange({ subject: `VN-LAW-2026-${String(number).padStart(6, '0')}` });
const agreement = aChange({ kind: 'AGREEMENT', subject: 'VN-AGR-2026-000001', countries: ['VN', 'TH'] });
const days = (count: number): number => hours(24 * count);

/** Of the deliveries first, as the job does it. */
async function letGo(): Promise<Record<string, number>> {
  await post.exchange.pruning.run();
  return post.exchange.pruningOfPeople.run();
}

const position = async ({ subject }: Change): Promise<number> => {
  const [row] = await post.exchange.database.query<{ position: string }>(
    'SELECT position FROM exchange.change WHERE subject = $1',
    [subject],
  );
  return Number(row?.position);
};
const totals = async (change: Change) => (await post.exchange.ledger.whole(owner, await position(change))).totals;
const idOf = async ({ subject }: Change): Promise<string> =>
  (await inbox.page(lan, { record: subject }, {})).nodes[0]?.id ?? '';
const inInbox = async (): Promise<unknown[]> =>
  (await inbox.page(lan, {}, { first: 50 })).nodes.map(({ change, notice }) => change?.['subject'] ?? notice);
const count = async (table: string): Promise<number> =>
  (await post.exchange.database.query<{ count: number }>(`SELECT count(*)::int AS count FROM exchange.${table}`))[0]
    ?.count ?? 0;

describe('what people were told', () => {
  it('goes after the days of the ledger, by letter and in the inbox, and the totals of a change stay true', async () => {
    await post.exchange.append(law(1), law(2));
    await post.letters();
    await inbox.markRead(lan, [await idOf(law(1))]);
    await inbox.acknowledge(minh, await idOf(law(2)));
    const before = [await totals(law(1)), await totals(law(2))];
    expect(before).toMatchObject([
      { due: 2, delivered: 2, read: 1, acknowledged: 0 },
      { due: 2, delivered: 2, read: 1, acknowledged: 1 },
    ]);
    post.exchange.clock.forward(days(89));
    expect(Object.values(await letGo())).toEqual([0, 0, 0, 0, 0]);
    expect(await inInbox()).toHaveLength(2);

    post.exchange.clock.forward(days(2));
    await post.exchange.append(law(3));
    await post.letters();
    await post.exchange.pruning.run();
    // Two processes at once sum nothing twice.
    const gone = await Promise.all([post.exchange.pruningOfPeople.run(), post.exchange.pruningOfPeople.run()]);
    expect(gone.map(({ inbox: items }) => items).toSorted()).toEqual([0, 2]);
    expect(await inInbox()).toEqual([law(3).subject]);
    expect([await count('mail_item'), await count('mail'), await count('inbox_reading')]).toEqual([2, 2, 0]);
    expect([await totals(law(1)), await totals(law(2))]).toEqual(before);
    expect((await post.exchange.ledger.whole(owner, await position(law(1)))).lines).toEqual([]);
    expect(Object.values(await letGo())).toEqual([0, 0, 0, 0, 0]);
    expect(await totals(law(3))).toMatchObject({ due: 2, delivered: 2 });
  });

  it('stays while somebody has yet to see to what always comes', async () => {
    await post.exchange.append(agreement, law(1));
    const tell = {
      owner: 'TH-MOPH',
      notice: 'ENDPOINT_DISABLED',
      about: 'e',
      key: 'e',
      now: post.exchange.clock.now,
    } as const;
    await tellInbox(post.exchange.database, tell);
    post.exchange.clock.forward(days(91));
    await letGo();
    expect(await inInbox()).toEqual(['ENDPOINT_DISABLED', agreement.subject]);
    const reached = await totals(agreement);
    for (const { id } of (await inbox.page(lan, {}, {})).nodes) await inbox.acknowledge(lan, id);
    expect(await letGo()).toMatchObject({ inbox: 1, notices: 1 });
    expect(await inInbox()).toEqual([]);
    expect(await totals(agreement)).toEqual({ ...reached, read: 1, acknowledged: 1 });
  });

  it('stays while a letter of the same change waits for the end of a snooze, and goes after it', async () => {
    await post.exchange.append(law(1));
    await post.letters();
    await quiet.set(lan, law(1).subject, 'SNOOZE', new Date(post.exchange.clock.now.getTime() + days(200)));
    await post.exchange.append({ ...law(1), type: 'publication.revised', revision: 2 });
    post.exchange.clock.forward(hours(1));
    await post.letters();
    post.exchange.clock.forward(days(91));
    expect(await letGo()).toMatchObject({ letterItems: 2, quiet: 0 });
    const states = 'SELECT state FROM exchange.mail_item ORDER BY state';
    expect(await post.exchange.database.query(states)).toEqual([{ state: 'SENT' }, { state: 'WAITING' }]);
    post.exchange.clock.forward(days(110));
    expect((await post.letters()).map(({ text }) => text?.includes(law(1).subject))).toEqual([true]);
    expect(await letGo()).toMatchObject({ letterItems: 2 });
    post.exchange.clock.forward(days(91));
    expect(await letGo()).toMatchObject({ quiet: 1, letters: 1 });
    expect([await count('mail_item'), await count('mail')]).toEqual([0, 0]);
  });
});
