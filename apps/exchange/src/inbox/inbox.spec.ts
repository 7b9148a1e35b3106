import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { Access, actorFor, type Actor } from '#access';
import type { Change } from '#contracts';
import { stop } from '../endpoint/hold-back.js';
import { aChange, publisher } from '../exchange.fixture.js';
import { hours, startMailExchange, type MailExchange } from '../mail/mail.fixture.js';
import { ChangesCursor } from '../change/changes-cursor.js';
import { InboxService } from './inbox.service.js';
import { QuietService } from './quiet.service.js';

let post: MailExchange;
let inbox: InboxService;
let quiet: QuietService;
let lan: Actor;
let minh: Actor;
const thai = publisher('TH-MOPH');
beforeAll(async () => {
  post = await startMailExchange();
  const { database, changes, clock, environment } = post.exchange;
  inbox = new InboxService(
    database,
    new Access(),
    changes,
    new ChangesCursor(environment),
    () => clock.now,
    environment,
  );
  quiet = new QuietService(database, new Access(), () => clock.now);
  lan = await post.exchange.person({ participant: 'VN-MOH', name: 'lan' });
  minh = await post.exchange.person({ participant: 'VN-MOH', name: 'minh' });
});
afterAll(() => post.close());
afterEach(async () => {
  await post.exchange.database.query(
    `TRUNCATE exchange.change, exchange.standing_subscription, exchange.channel, exchange.mail_item, exchange.mail, exchange.mail_reader,
       exchange.inbox_item, exchange.quiet, exchange.membership CASCADE`,
  );
  await post.exchange.database.query('DELETE FROM access.reader_key');
});

const law = (number: number, differs: Partial<Change> = {}): Change =>
  aChange({ subject: `VN-LAW-2026-${String(number).padStart(6, '0')}`, ...differs });

const follow = (actor: Actor, filter = {}): Promise<unknown> =>
  post.exchange.subscriptions.create(publisher(actor.participant as string), { name: 'All', filter });

const subjects = async (actor: Actor, filter: Parameters<InboxService['page']>[1] = {}): Promise<string[]> =>
  (await inbox.page(actor, filter, { first: 50 })).nodes.map(({ change, notice }) =>
    String(change?.['subject'] ?? notice),
  );

const counted = async (actor: Actor): Promise<[number, number, number, number]> => {
  const { unread, mandatory, unacknowledged, quiet: silent } = await inbox.counts(actor);
  return [unread, mandatory, unacknowledged, silent];
};

describe('an inbox', () => {
  it('has each change once, newest first, in pages, though it fits two subscriptions', async () => {
    await follow(lan);
    await follow(lan, { countries: ['VN'] });
    await post.exchange.append(law(1), law(2), law(3));
    const first = await inbox.page(lan, {}, { first: 2 });
    expect(first.nodes.map(({ change }) => change?.['subject'])).toEqual([law(3).subject, law(2).subject]);
    expect(first.nodes[0]?.subscriptions).toEqual(['All', 'All']);
    const { pageInfo, nodes } = await inbox.page(lan, {}, { first: 2, after: first.pageInfo.endCursor });
    expect([nodes.length, pageInfo.hasNextPage]).toEqual([1, false]);
    await expect(inbox.page(thai, {}, { after: first.pageInfo.endCursor })).rejects.toMatchObject({
      code: 'INVALID_INPUT',
    });
    expect(await subjects(thai)).toEqual([]);
  });

  it('is read by each person for themselves, and acknowledged for all by one', async () => {
    await follow(lan);
    await post.exchange.append(law(1), law(2), law(3));
    const { nodes } = await inbox.page(lan, {}, {});
    const [third, , one] = nodes.map(({ id }) => id) as [string, string, string];
    expect(await counted(lan)).toEqual([3, 0, 3, 0]);
    expect(await inbox.markRead(lan, [one, one])).toMatchObject({ unread: 2 });
    expect(await counted(minh)).toEqual([3, 0, 3, 0]);
    expect(await inbox.acknowledge(minh, third)).toMatchObject({ unread: 2, unacknowledged: 2 });
    expect(await inbox.acknowledge(lan, third)).toMatchObject({ unread: 1, unacknowledged: 2 });
    const [seen] = (await inbox.page(lan, { state: 'ACKNOWLEDGED' }, {})).nodes;
    expect(seen).toMatchObject({ acknowledgedBy: minh.person, acknowledgedAt: post.exchange.clock.now, readBy: 2 });
    expect(await subjects(minh, { state: 'READ' })).toEqual([law(3).subject]);
    expect(await inbox.markAllRead(minh, third)).toMatchObject({ unread: 0 });
    expect(await subjects(lan, { state: 'UNREAD' })).toEqual([law(2).subject]);
  });

  it('shows, counts and marks nothing that may no longer be read', async () => {
    await follow(thai);
    const readers = ['participant:VN-MOH', 'country:TH'];
    await post.exchange.append(law(1, { readers }), law(2));
    const [, item] = (await inbox.page(thai, {}, {})).nodes;
    const id = item?.id ?? '';
    expect(await counted(thai)).toEqual([2, 0, 2, 0]);
    await post.exchange.append(
      law(1, { type: 'publication.revised', readers: ['participant:VN-MOH'], title: { en: 'Secret' } }),
    );
    const shown = JSON.stringify(await inbox.page(thai, {}, {}));
    expect(shown).toContain('You may no longer read this record');
    expect(shown).not.toMatch(/Secret|"revision":1,"kind":"LAW".*000001/);
    expect((await inbox.page(thai, {}, {})).nodes).toMatchObject([{ mandatory: 'WITHDRAWAL' }, { mandatory: null }]);
    expect(await counted(thai)).toEqual([2, 1, 2, 0]);
    for (const work of [() => inbox.markRead(thai, [id]), () => inbox.acknowledge(thai, id)])
      await expect(work()).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('is none of others’, and none of who has no role for it', async () => {
    await follow(lan);
    await post.exchange.append(law(1));
    const [item] = (await inbox.page(lan, {}, {})).nodes;
    const id = item?.id ?? '';
    for (const wrong of [id, '999999999', 'x', '1; DROP'])
      for (const work of [() => inbox.markRead(thai, [wrong]), () => inbox.acknowledge(thai, wrong)])
        await expect(work()).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await inbox.markAllRead(thai, id);
    expect(await counted(lan)).toEqual([1, 0, 1, 0]);
    const operator = actorFor('VN-MOH', ['operator'], 'op');
    const contributor = actorFor('VN-MOH', ['contributor'], 'c');
    await expect(inbox.counts(operator)).rejects.toMatchObject({ code: 'NOT_AUTHORISED' });
    await expect(inbox.acknowledge(contributor, id)).rejects.toMatchObject({ code: 'NOT_AUTHORISED' });
    expect(await inbox.markRead(contributor, [id])).toMatchObject({ unread: 0 });
    const many = Array.from({ length: 501 }, (_, n) => String(n));
    await expect(inbox.markRead(lan, many)).rejects.toMatchObject({ problems: [{ path: 'ids' }] });
  });
});

describe('what always comes', () => {
  const agreement: Partial<Change> = {
    kind: 'AGREEMENT',
    subject: 'DE-AGR-2026-000001',
    owner: 'DE-BMG',
    countries: ['DE', 'VN'],
  };
  it.each<[string, Partial<Change>, string | null]>([
    [
      'an edition of the safeguards list',
      { type: 'safeguards.edition_published', kind: null, owner: 'WHO' },
      'SAFEGUARDS',
    ],
    ['an agreement that names the country', agreement, 'PARTY'],
    ['its revision', { ...agreement, type: 'publication.revised', revision: 2 }, 'PARTY'],
    ['not an agreement of others', { ...agreement, countries: ['DE', 'IN'] }, null],
    ['not one of its own country', { ...agreement, owner: 'VN-DOLAB' }, null],
    ['not an agreement that it may not read', { ...agreement, readers: ['participant:DE-BMG'] }, null],
    [
      'that its own agreement is disputed',
      { ...agreement, owner: 'VN-MOH', type: 'agreement.party_disputed' },
      'ASSERTION',
    ],
    ['that its record should be confirmed', { type: 'publication.confirmation_due' }, 'CONFIRMATION'],
    ['not that another’s should', { type: 'publication.confirmation_due', owner: 'TH-MOPH', countries: ['TH'] }, null],
    [
      'a designation of its country',
      { type: 'designation.changed', kind: null, subject: 'VN-DOLAB', owner: 'VN-DOLAB' },
      'DESIGNATION',
    ],
    ['not one of another', { type: 'designation.changed', kind: null, owner: 'TH-MOPH', countries: ['TH'] }, null],
    [
      'that it joined a body',
      { type: 'body.membership_changed', kind: null, subject: 'ASEAN', owner: 'ASEAN', members: [] },
      'MEMBERSHIP',
    ],
    ['not any other publication', {}, null],
  ])('%s', async (_, differs, reason) => {
    await post.exchange.append(aChange(differs));
    expect((await inbox.page(lan, {}, {})).nodes.map(({ mandatory }) => mandatory)).toEqual(
      reason === null ? [] : [reason],
    );
  });

  it('comes once though one follows it too, past pauses, mutes and snoozes, also by letter', async () => {
    await post.exchange.mailReaders.setMine(lan, {});
    await post.exchange.subscriptions.create(publisher('VN-MOH'), {
      name: 'All',
      mail: [{ person: lan.person as string, frequency: 'IMMEDIATE' }],
    });
    await post.exchange.append(aChange(agreement));
    await quiet.set(lan, 'DE-AGR-2026-000001', 'MUTE', null);
    await post.exchange.append(aChange({ ...agreement, type: 'publication.revised', revision: 2 }));
    expect(await counted(lan)).toEqual([2, 2, 2, 0]);
    const letters = await post.letters();
    expect(letters[0]?.text).toContain('DE-AGR-2026-000001@2');
  });
});

it('tells the owner of an endpoint that was switched off, once', async () => {
  const { database, endpoints, clock } = post.exchange;
  const { endpoint } = await endpoints.create(thai, { url: 'https://hooks.example.org/thai' });
  await database.transaction(() => stop(database, [endpoint.id], 'The receiver answered 410 Gone.', clock.now));
  await database.transaction(() => stop(database, [endpoint.id], 'The receiver answered 410 Gone.', clock.now));
  expect((await inbox.page(thai, {}, {})).nodes).toMatchObject([
    { notice: 'ENDPOINT_DISABLED', about: endpoint.id, change: null, mandatory: 'SECURITY' },
  ]);
  expect(await counted(lan)).toEqual([0, 0, 0, 0]);
});

describe('a record that a person', () => {
  const mail = async (): Promise<void> => {
    await post.exchange.mailReaders.setMine(lan, { timeZone: 'UTC', hour: 12 });
    await post.exchange.subscriptions.create(publisher('VN-MOH'), {
      name: 'All',
      mail: [lan, minh].map(({ person }) => ({ person: person as string, frequency: 'DAILY' })),
    });
    await post.exchange.mailReaders.setMine(minh, { timeZone: 'UTC', hour: 12 });
  };
  const untilNoon = (): void => {
    const { clock } = post.exchange;
    const noon = new Date(clock.now);
    noon.setUTCHours(12, 0, 0, 0);
    if (noon <= clock.now) noon.setUTCDate(noon.getUTCDate() + 1);
    clock.now = noon;
  };
  const told = async (): Promise<Record<string, number>> =>
    Object.fromEntries(
      (await post.letters()).map(({ recipient, text }) => [
        recipient.split('@')[0],
        new Set(text?.match(/VN-LAW-2026-\d{6}/g)).size,
      ]),
    );

  it('mutes is quiet for that person, and what came meanwhile stays so', async () => {
    await mail();
    await post.exchange.append(law(1));
    post.exchange.clock.forward(1000);
    await quiet.set(lan, law(1).subject, 'MUTE', new Date(post.exchange.clock.now.getTime() + hours(30)));
    await post.exchange.append(law(1, { type: 'publication.revised', revision: 2 }), law(2));
    expect(await counted(lan)).toEqual([2, 0, 2, 1]);
    expect(await counted(minh)).toEqual([3, 0, 3, 0]);
    expect((await inbox.page(lan, { state: 'QUIET' }, {})).nodes).toMatchObject([{ muted: true, snoozedUntil: null }]);
    untilNoon();
    expect(await told()).toEqual({ lan: 2, minh: 2 });
    const [item] = await post.exchange.database.query(
      `SELECT state, why FROM exchange.mail_item WHERE state = 'DROPPED'`,
    );
    expect(item).toEqual({ state: 'DROPPED', why: 'MUTED' });
    post.exchange.clock.forward(hours(48));
    expect(await counted(lan)).toEqual([2, 0, 2, 1]);
    await post.exchange.append(law(1, { type: 'publication.corrected', revision: 3 }));
    expect(await counted(lan)).toEqual([3, 0, 3, 1]);
  });

  it('snoozes comes back when the time is over, in the inbox and by letter', async () => {
    await mail();
    await post.exchange.append(law(1));
    const until = new Date(post.exchange.clock.now.getTime() + hours(36));
    await quiet.set(lan, law(1).subject, 'SNOOZE', until);
    expect(await counted(lan)).toEqual([0, 0, 0, 1]);
    expect((await inbox.page(lan, { state: 'QUIET' }, {})).nodes).toMatchObject([
      { muted: false, snoozedUntil: until },
    ]);
    untilNoon();
    expect(await told()).toEqual({ minh: 1 });
    post.exchange.clock.now = until;
    expect(await counted(lan)).toEqual([1, 0, 1, 0]);
    untilNoon();
    expect(await told()).toEqual({ lan: 1 });
  });

  it('is one of their inbox, and the moment is one to come', async () => {
    await follow(lan);
    await post.exchange.append(law(1, { readers: ['participant:VN-MOH'] }));
    const { subject } = law(1);
    for (const [actor, id] of [
      [thai, subject],
      [lan, 'VN-LAW-2026-999999'],
    ] as const)
      await expect(quiet.set(actor, id, 'MUTE', null)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(quiet.set(lan, subject, 'SNOOZE', new Date(0))).rejects.toMatchObject({
      problems: [{ path: 'until' }],
    });
    await expect(quiet.unmute(lan, subject)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await Promise.all([quiet.set(lan, subject, 'MUTE', null), quiet.set(lan, subject, 'MUTE', null)]);
    expect(await quiet.mine(lan)).toMatchObject([{ id: subject, kind: 'MUTE', until: null }]);
    expect(await quiet.mine(minh)).toEqual([]);
    await quiet.unmute(lan, subject);
    expect(await quiet.mine(lan)).toEqual([]);
  });
});
