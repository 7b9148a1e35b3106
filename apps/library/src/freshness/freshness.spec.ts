import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { actorFor, type Actor } from '#access';
import type { Change } from '#contracts';
import { Notices, Outbox } from '#messaging';
import { ENVIRONMENT, type Environment } from '#platform';
import { germany, nobody, RESULT, startLibrary, vietnam, type TestLibrary } from '../library.fixture.js';
import { confirmBy, freshnessState } from './freshness.js';
import { FreshnessTelling } from './freshness-telling.service.js';
import { NewestRevisions } from './newest-revisions.service.js';

let library: TestLibrary;
beforeAll(async () => {
  library = await startLibrary();
});
afterAll(() => library.stop());

/** As another process has it. */
const telling = (): FreshnessTelling =>
  new FreshnessTelling(
    library.db,
    new NewestRevisions(library.db),
    new Outbox(library.db),
    new Notices(library.db),
    library.service.app.get<Environment>(ENVIRONMENT, { strict: false }),
  );
const tell = (day: string): Promise<number> => telling().tell(new Date(`${day}T12:00:00Z`));
const toldOf = async (id: string): Promise<Change[]> =>
  (await library.changes()).filter(
    ({ subject, type }) => subject === id && !/published|revised|corrected|revoked/.test(type),
  );
const typesOf = async (id: string): Promise<string[]> => (await toldOf(id)).map(({ type }) => type);

/** As if it had been published or confirmed then. */
async function due(id: string, dueOn: string, lapsesOn: string): Promise<void> {
  await library.db.query(
    `UPDATE library.publication SET due_on = $2, lapses_on = $3, freshness_told = 0 WHERE id = $1`,
    [id, dueOn, lapsesOn],
  );
}
const record = async (id: string, actor: Actor = nobody) =>
  (
    await library.ask(
      actor,
      `{ publication(id: "${id}") { revision publishedAt revisedAt contentHash viewerCan { confirm }
         freshness { state confirmedAt confirmedBy { id } dueOn notConfirmedOn } } }`,
    )
  ).publication;
const confirm = async (actor: Actor, ...ids: string[]) =>
  (
    await library.ask(
      actor,
      `mutation ($ids: [ID!]!) { done: confirm(ids: $ids) { __typename ... on Confirmed { publications { id } } ... on Error { code message } } }`,
      { ids },
    )
  ).done;

describe('the day by which a record is to be confirmed', () => {
  const by = (kind: string, at: string, expiresOn?: string) =>
    confirmBy({ kind, expiresOn }, new Date(`${at}T10:00:00Z`));
  it.each([
    ['a law, after 24 months', by('LAW', '2026-11-22'), '2028-11-22', '2029-02-22'],
    ['a practice, after 24', by('PRACTICE', '2026-02-28'), '2028-02-28', '2028-05-28'],
    ['a resource, after 24', by('RESOURCE', '2026-01-31'), '2028-01-31', '2028-04-30'],
    ['an agreement, after 12', by('AGREEMENT', '2026-11-22'), '2027-11-22', '2028-02-22'],
    ['one that expires, 90 days before', by('AGREEMENT', '2026-11-22', '2027-06-30'), '2027-04-01', '2027-07-01'],
    ['one that expires much later, after 12', by('AGREEMENT', '2026-11-22', '2035'), '2027-11-22', '2028-02-22'],
    [
      'confirmed within the 90 days, on the day',
      by('AGREEMENT', '2026-11-22', '2026-12-31'),
      '2026-12-31',
      '2027-03-31',
    ],
    ['one that has expired, after 12', by('AGREEMENT', '2026-11-22', '2020-01'), '2027-11-22', '2028-02-22'],
  ])('of %s', (_what, found, dueOn, lapsesOn) => {
    expect(found).toEqual({ dueOn, lapsesOn });
  });

  it('is none for an event', () => {
    expect(by('EVENT', '2026-11-22')).toBeNull();
  });

  it('counts from its first moment', () => {
    const dates = { dueOn: '2026-11-22', lapsesOn: '2027-02-22' };
    const on = (day: string) => freshnessState(dates, new Date(day));
    expect(
      ['2026-11-21T23:59:59Z', '2026-11-22T00:00:00Z', '2027-02-21T23:59:59Z', '2027-02-22T00:00:00Z'].map(on),
    ).toEqual(['CURRENT', 'DUE', 'DUE', 'NOT_CONFIRMED']);
  });
});

it('expired things looking valid', async () => {
  const id = await library.publish(vietnam, 'Law');
  expect((await record(id)).freshness).toMatchObject({ state: 'CURRENT', confirmedBy: { id: 'VN-MOH' } });
  // No job has run: the state is worked out when it is asked.
  await due(id, '2020-01-01', '2099-01-01');
  expect((await record(id)).freshness.state).toBe('DUE');
  await due(id, '2020-01-01', '2020-04-01');
  expect((await record(id)).freshness.state).toBe('NOT_CONFIRMED');
  const listed = async (state: string) =>
    (await library.ask(nobody, `{ publications(filter: { freshness: [${state}] }) { nodes { id } } }`)).publications
      .nodes;
  expect(await listed('NOT_CONFIRMED')).toContainEqual({ id });
  expect(await listed('CURRENT, DUE')).not.toContainEqual({ id });
});

it('updated date changing without a change', async () => {
  const id = await library.publish(vietnam, 'Law');
  await due(id, '2020-01-01', '2020-04-01');
  const before = await record(id, vietnam);
  expect(await confirm(vietnam, id)).toEqual({ __typename: 'Confirmed', publications: [{ id }] });
  const { freshness, ...after } = await record(id, vietnam);
  expect({ ...after, freshness: before.freshness }).toEqual(before);
  expect(freshness).toMatchObject({ state: 'CURRENT', confirmedBy: { id: 'VN-MOH' } });
  const [change] = await toldOf(id);
  expect(change).toMatchObject({ type: 'publication.confirmed', revision: 1, differences: [], readers: ['public'] });
  expect(change?.meaning).toContain('It still holds as published. No change in law.');
});

describe('what comes with the days', () => {
  it('the same alert daily for a future-dated act', async () => {
    const id = await library.publish(vietnam, 'Law', { inForceOn: '2030-01-01' });
    await due(id, '2031-01-10', '2031-04-10');
    for (const day of ['2031-01-09', '2031-01-10', '2031-01-11', '2031-01-12']) await tell(day);
    expect(await typesOf(id)).toEqual(['publication.confirmation_due']);
    for (const day of ['2031-04-09', '2031-04-10', '2031-04-11']) await tell(day);
    expect(await typesOf(id)).toEqual(['publication.confirmation_due', 'publication.not_confirmed']);
  });

  it('is made up for when nothing ran on the day, and told once by however many look', async () => {
    const id = await library.publish(vietnam, 'Law');
    await due(id, '2032-01-10', '2032-04-10');
    await Promise.all([tell('2032-12-01'), tell('2032-12-01'), tell('2032-12-01')]);
    expect(await typesOf(id)).toEqual(['publication.confirmation_due', 'publication.not_confirmed']);
  });

  it('moves with a correction and begins anew with a confirmation', async () => {
    const id = await library.publish(vietnam, 'Law');
    await due(id, '2033-01-10', '2033-04-10');
    await library.ask(vietnam, `mutation { done: openDraft(id: "${id}") { ${RESULT} } }`);
    const { revision } = (
      await library.ask(
        vietnam,
        `mutation ($input: LawInput!) { save: updateLaw(id: "${id}", input: $input, expectedVersion: 1) { __typename }
           done: correct(id: "${id}", changeNote: "a slip") { ${RESULT} } }`,
        {
          input: {
            originalLanguage: 'en',
            titles: [{ language: 'en', value: 'Other' }],
            lawType: 'ACT',
            legalForce: 'IN_FORCE',
            inForceOn: '2022-01-01',
          },
        },
      )
    ).done;
    expect(revision).toBe(2);
    const [row] = await library.db.query<{ due: string }>(
      `SELECT due_on::text AS due FROM library.publication WHERE id = $1`,
      [id],
    );
    expect(row?.due).not.toBe('2033-01-10');
    await tell('2020-01-01');
    expect(await typesOf(id)).toEqual([]);
    await due(id, '2020-01-01', '2099-04-10');
    await tell('2033-01-10');
    await confirm(vietnam, id);
    await due(id, '2020-01-01', '2099-04-10');
    await tell('2033-01-11');
    expect(await typesOf(id)).toEqual([
      'publication.confirmation_due',
      'publication.confirmed',
      'publication.confirmation_due',
    ]);
  });

  it('is not told of what was revoked', async () => {
    const id = await library.publish(vietnam, 'Law');
    await due(id, '2034-01-10', '2034-04-10');
    await library.ask(vietnam, `mutation { done: revoke(id: "${id}", reason: "replaced") { ${RESULT} } }`);
    await tell('2034-12-01');
    expect(await typesOf(id)).toEqual([]);
    expect((await record(id)).freshness).toBeNull();
    expect(await confirm(vietnam, id)).toMatchObject({ code: 'CONFLICT' });
  });

  it('is told to those who may read the record, and to nobody else', async () => {
    const id = await library.publish(vietnam, 'Law', { audience: 'NETWORK' });
    await due(id, '2035-01-10', '2035-04-10');
    await tell('2035-01-10');
    expect((await toldOf(id)).map(({ readers }) => readers)).toEqual([['network', 'participant:VN-MOH']]);
  });
});

describe('who confirms', () => {
  it.each([
    ['a contributor', actorFor('VN-MOH', ['contributor'], 'contributor'), 'NOT_AUTHORISED'],
    ['a reviewer', actorFor('VN-MOH', ['reviewer'], 'reviewer'), 'NOT_AUTHORISED'],
    ['a publisher of another authority', germany, 'NOT_AUTHORISED'],
    ['nobody', nobody, 'NOT_AUTHENTICATED'],
  ])('is not %s', async (_who, actor, code) => {
    const id = await library.publish(vietnam, 'Law');
    expect(await confirm(actor, id)).toMatchObject({ code });
    expect(await typesOf(id)).toEqual([]);
  });

  it('learns nothing of a record that is hidden', async () => {
    const id = await library.publish(vietnam, 'Law', { audience: 'OWNER' });
    const none = id.replace(/\d{6}$/, '999999');
    const answer = async (asked: string) => JSON.stringify(await confirm(germany, asked)).replaceAll(asked, 'IT');
    expect(await answer(id)).toBe(await answer(none));
  });

  it('confirms all or none', async () => {
    const [good, draft] = [await library.publish(vietnam, 'Law'), await library.publish(vietnam, 'Law')];
    await library.ask(vietnam, `mutation { done: revoke(id: "${draft}", reason: "replaced") { __typename } }`);
    expect(await confirm(vietnam, good, draft)).toMatchObject({ code: 'CONFLICT' });
    expect(await typesOf(good)).toEqual([]);
  });
});
