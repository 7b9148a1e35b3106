import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { actorFor, ParticipantZones, type Actor } from '#access';
import { LEGAL_DAY_CHANGES, type Change } from '#contracts';
import { Database } from '#database';
import { Outbox } from '#messaging';
import { EmbargoOpening } from '../embargo/embargo-opening.service.js';
import { NewestRevisions } from '../freshness/newest-revisions.service.js';
import {
  INPUTS,
  nobody,
  RESULT,
  startLibrary,
  thailand,
  vietnam,
  germany,
  type TestLibrary,
} from '../library.fixture.js';
import { ScheduledChanges01119739903000001 } from '../migrations/0111-scheduled-changes.js';
import { RevisionWriter } from '../publication/revision-writer.service.js';
import { LegalDaysTelling } from './legal-days-telling.service.js';

let library: TestLibrary;
beforeAll(async () => {
  library = await startLibrary();
});
afterAll(() => library.stop());

/** As another process has it. */
const telling = (outbox = new Outbox(library.db)): LegalDaysTelling =>
  new LegalDaysTelling(library.db, new NewestRevisions(library.db), outbox);
const tellAt = (moment: string): Promise<number> => telling().tell(new Date(moment));
const tell = (day: string): Promise<number> => tellAt(`${day}T05:00:00Z`);

const toldOf = async (id: string): Promise<Change[]> =>
  (await library.changes()).filter(
    ({ subject, type }) => subject === id && (LEGAL_DAY_CHANGES as readonly string[]).includes(type),
  );
const typesOf = async (id: string): Promise<string[]> => (await toldOf(id)).map(({ type }) => type);
const upcoming = async (id: string, actor: Actor = vietnam) =>
  (await library.ask(actor, `{ publication(id: "${id}") { upcoming { on what toldOn } } }`)).publication?.upcoming;

const law = (inForceOn: string, over = {}): object => ({ ...INPUTS.Law, legalForce: 'ADOPTED', inForceOn, ...over });
const coming = (inForceOn: string, over = {}): Promise<string> =>
  library.publish(vietnam, 'Law', { legalForce: 'ADOPTED', inForceOn, ...over });
const ending = (expiresOn: string, over = {}): Promise<string> =>
  library.publish(vietnam, 'Agreement', {
    phase: 'IN_FORCE',
    signedOn: '2025-06',
    inForceOn: '2025-09-01',
    expiresOn,
    ...over,
  });

/** Another revision of a law or an agreement. */
async function revise(id: string, input: object, kind: 'Law' | 'Agreement' = 'Law', how = 'publish'): Promise<void> {
  const note = how === 'correct' ? ', changeNote: "a slip"' : '';
  await library.ask(vietnam, `mutation { done: openDraft(id: "${id}") { ${RESULT} } }`);
  const { save, done } = await library.ask(
    vietnam,
    `mutation ($input: ${kind}Input!) { save: update${kind}(id: "${id}", input: $input, expectedVersion: 1) { ${RESULT} }
       done: ${how}(id: "${id}"${note}) { ${RESULT} } }`,
    { input },
  );
  if (save.message ?? done.message) throw new Error(save.message ?? done.message);
}

describe('a law that enters into force on a day', () => {
  it('is told once, on that day, with what it means', async () => {
    const id = await coming('2030-01-01');
    expect(await upcoming(id)).toEqual([{ on: '2030-01-01', what: 'law.in_force', toldOn: '2030-01-01' }]);
    for (const day of ['2029-12-31', '2030-01-01', '2030-01-01', '2030-01-02', '2030-06-01']) await tell(day);
    const [change, ...others] = await toldOf(id);
    expect(others).toEqual([]);
    expect(change).toMatchObject({
      type: 'law.in_force',
      revision: 1,
      legalDate: '2030-01-01',
      readers: ['public'],
      differences: [],
      occurredAt: '2030-01-01T05:00:00.000Z',
      meaning:
        'A law of Vietnam entered into force on 1 January 2030: Law on Vietnamese workers abroad (69/2020/QH14).',
    });
    expect(await upcoming(id)).toEqual([]);
  });

  it('begins with the midnight of its owner, by its country or by the zone that it has stated', async () => {
    const [here, there] = [await coming('2030-02-01'), await library.publish(germany, 'Law', law('2030-02-01'))];
    await tellAt('2030-01-31T16:59:59Z');
    expect(await typesOf(here)).toEqual([]);
    await tellAt('2030-01-31T17:00:00Z');
    expect(await typesOf(here)).toEqual(['law.in_force']);
    expect(await typesOf(there)).toEqual([]);
    const zones = new ParticipantZones(library.db);
    await zones.keep('DE-BMG', 'Pacific/Auckland');
    await tellAt('2030-01-31T17:00:00Z');
    await zones.keep('DE-BMG', null);
    expect(await typesOf(there)).toEqual(['law.in_force']);
  });

  it('is told of each day on which a part of it does, with the provisions', async () => {
    const id = await coming('2030-03-01', {
      entriesIntoForce: [{ on: '2030-03-01', provisions: ['Article 3', 'Article 9'] }, { on: '2030-05-01' }],
    });
    await tell('2030-03-01');
    await tell('2030-05-02');
    expect((await toldOf(id)).map(({ meaning, legalDate }) => [legalDate, meaning])).toEqual([
      [
        '2030-03-01',
        'Parts of a law of Vietnam entered into force on 1 March 2030: Law on Vietnamese workers abroad (69/2020/QH14). In force with it: Article 3; Article 9. Other parts follow on 1 May 2030.',
      ],
      [
        '2030-05-01',
        'Parts of a law of Vietnam entered into force on 1 May 2030: Law on Vietnamese workers abroad (69/2020/QH14). Told late, on 2 May 2030: nothing could be told on 1 May 2030.',
      ],
    ]);
  });

  it('ceases on the day of its repeal', async () => {
    const id = await library.publish(vietnam, 'Law', { repealedOn: '2030-04-01' });
    await tell('2030-04-01');
    expect((await toldOf(id)).map(({ type, meaning }) => [type, meaning])).toEqual([
      [
        'law.ceases',
        'A law of Vietnam is no longer in force from 1 April 2030: Law on Vietnamese workers abroad (69/2020/QH14).',
      ],
    ]);
  });

  it.each([
    ['past', law('2022-01-01')],
    ['today', law(new Date(Date.now() + 7 * 3_600_000).toISOString().slice(0, 10))],
    ['of a draft that is not law', law('2030-01-01', { legalForce: 'DRAFT' })],
  ])('whose day is %s when it is published tells nothing of its own', async (_which, input) => {
    const id = await library.publish(vietnam, 'Law', input);
    expect(await upcoming(id)).toEqual([]);
    await tell('2031-01-01');
    expect(await typesOf(id)).toEqual([]);
  });

  it.each([
    ['2032-02', '2032-03-01', 'in February 2032'],
    ['2032-12', '2033-01-01', 'in December 2032'],
    ['2032', '2033-01-01', 'in 2032'],
  ])('no day is made up for %s: it is told on %s, when it is certain', async (on, toldOn, words) => {
    const id = await coming(on);
    expect(await upcoming(id)).toEqual([{ on, what: 'law.in_force', toldOn }]);
    await tell(new Date(Date.parse(toldOn) - 86_400_000).toISOString().slice(0, 10));
    expect(await typesOf(id)).toEqual([]);
    await tell(toldOn);
    expect(await toldOf(id)).toMatchObject([{ legalDate: on }]);
    const [change] = await toldOf(id);
    expect(change?.meaning).toContain(`A law of Vietnam entered into force ${words}: `);
    expect(change?.meaning).toContain('The record does not say on which day.');
    expect(change?.meaning).not.toContain('late');
  });
});

describe('an agreement', () => {
  it('that is about to expire is told of 90 and 30 days before, and on the day', async () => {
    const id = await ending('2034-12-31', { renewal: 'BY_CONSENT', noticeMonths: 6 });
    expect(await upcoming(id)).toEqual([
      { on: '2034-12-31', what: 'agreement.expiring', toldOn: '2034-10-02' },
      { on: '2034-12-31', what: 'agreement.expiring', toldOn: '2034-12-01' },
      { on: '2034-12-31', what: 'agreement.expires', toldOn: '2034-12-31' },
    ]);
    for (const day of ['2034-10-01', '2034-10-02', '2034-10-03', '2034-12-01', '2034-12-31', '2035-01-01'])
      await tell(day);
    const told = await toldOf(id);
    expect(told.map(({ type }) => type)).toEqual(['agreement.expiring', 'agreement.expiring', 'agreement.expires']);
    expect(told.map(({ meaning }) => meaning.replace(/: Agreement on nurses.*?\. /, ' … '))).toEqual([
      'The term of an agreement of Vietnam runs out on 31 December 2034, in 90 days … It ends unless its parties renew it. Notice to end it: 6 months.',
      'The term of an agreement of Vietnam runs out on 31 December 2034, in 30 days … It ends unless its parties renew it. Notice to end it: 6 months.',
      'The term of an agreement of Vietnam runs out on 31 December 2034 … It ends unless its parties renew it. Notice to end it: 6 months.',
    ]);
  });

  it('of which warnings were missed gets only the last, and none when it has ended', async () => {
    const [late, tooLate] = [await ending('2036-12-31'), await ending('2036-09-30')];
    await tell('2036-12-10');
    expect((await toldOf(late)).map(({ type, meaning }) => [type, /in \d+ days/.exec(meaning)?.[0]])).toEqual([
      ['agreement.expiring', 'in 21 days'],
    ]);
    expect((await toldOf(tooLate)).map(({ type, meaning }) => [type, meaning.includes('Told late')])).toEqual([
      ['agreement.expires', true],
    ]);
    await tell('2036-12-31');
    expect(await typesOf(late)).toEqual(['agreement.expiring', 'agreement.expires']);
  });

  it('enters into force on its day, but not one that is only negotiated', async () => {
    const signed = await library.publish(vietnam, 'Agreement', { inForceOn: '2037-01-01' });
    const negotiated = await library.publish(vietnam, 'Agreement', {
      phase: 'NEGOTIATION',
      signedOn: null,
      inForceOn: '2037-01-01',
    });
    await tell('2037-01-01');
    expect(await typesOf(signed)).toEqual(['agreement.in_force']);
    expect(await typesOf(negotiated)).toEqual([]);
  });

  it('whose month alone is known warns before it and is told of when it is over', async () => {
    const id = await ending('2038-06');
    expect((await upcoming(id)).map(({ toldOn }: { toldOn: string }) => toldOn)).toEqual([
      '2038-03-03',
      '2038-05-02',
      '2038-07-01',
    ]);
  });

  it('that ends before its term is told of by that day', async () => {
    const id = await ending('2039-06-30', { endedOn: '2039-01-01' });
    await tell('2039-06-30');
    expect((await toldOf(id)).map(({ legalDate, meaning }) => [legalDate, meaning.slice(0, 52)])).toEqual([
      ['2039-01-01', 'An agreement of Vietnam ends on 1 January 2039: Agre'],
    ]);
  });
});

describe('a day that is to come', () => {
  it('moves with the date, and what was told of the old one stays told', async () => {
    const id = await coming('2040-01-01');
    await revise(id, law('2040-03-01'));
    await tell('2040-02-01');
    expect(await typesOf(id)).toEqual([]);
    await tell('2040-03-01');
    await revise(id, law('2040-05-01'));
    await revise(id, law('2040-03-01'));
    for (const day of ['2040-04-01', '2040-06-01']) await tell(day);
    expect((await toldOf(id)).map(({ legalDate, revision }) => [legalDate, revision])).toEqual([['2040-03-01', 2]]);
  });

  it('stays through a correction that leaves it, also between the day and the telling', async () => {
    const id = await coming('2041-01-01');
    const other = { ...law('2041-01-01'), titles: [{ language: 'vi', value: 'Khác' }] };
    await library.db.query(`UPDATE library.scheduled_change SET tells_on = '2020-01-01' WHERE publication_id = $1`, [
      id,
    ]);
    await revise(id, other, 'Law', 'correct');
    await tell('2041-01-01');
    await tell('2041-01-02');
    expect((await toldOf(id)).map(({ title, revision }) => [title, revision])).toEqual([[{ vi: 'Khác' }, 2]]);
  });

  it.each([
    ['the date is taken away', (id: string) => revise(id, { ...law('x'), inForceOn: null })],
    [
      'the record is revoked',
      (id: string) => library.ask(vietnam, `mutation { revoke(id: "${id}", reason: "an error") { __typename } }`),
    ],
    [
      'another stands in its place',
      (id: string) => library.publish(vietnam, 'Law', { links: [{ relation: 'SUPERSEDES', target: id }] }),
    ],
  ])('is cancelled when %s', async (_what, cancel) => {
    const id = await coming('2042-01-01');
    await cancel(id);
    expect(await upcoming(id)).toEqual([]);
    await tell('2042-01-01');
    expect(await typesOf(id)).toEqual([]);
  });

  it('is not cancelled by a successor that its readers may not know of', async () => {
    const id = await coming('2043-01-01');
    await library.publish(vietnam, 'Law', { audience: 'OWNER', links: [{ relation: 'SUPERSEDES', target: id }] });
    expect(await upcoming(id, nobody)).toHaveLength(1);
    await tell('2043-01-01');
    expect(await typesOf(id)).toEqual(['law.in_force']);
  });

  it('is told to those who may read the record, and shown to nobody else', async () => {
    const id = await coming('2044-01-01', { audience: 'PUBLIC' });
    const hidden = await coming('2044-01-01', { audience: 'OWNER' });
    expect(await upcoming(id, nobody)).toHaveLength(1);
    expect([await upcoming(hidden, nobody), await upcoming(hidden, thailand)]).toEqual([undefined, undefined]);
    expect(await upcoming(hidden, actorFor('VN-MOH', ['contributor'], 'c'))).toHaveLength(1);
    await tell('2044-01-01');
    expect((await toldOf(hidden)).map(({ readers }) => readers)).toEqual([['participant:VN-MOH']]);
  });

  it('of what is under embargo is not told before it opens, and is past when it is past by then', async () => {
    const publish = async (inForceOn: string): Promise<string> => {
      const { done } = await library.ask(
        vietnam,
        `mutation ($input: LawInput!) { done: publishLaw(input: $input, embargoUntil: "2045-06-01T00:00:00Z") { ${RESULT} } }`,
        { input: law(inForceOn) },
      );
      return done.id;
    };
    const [before, after] = [await publish('2045-01-01'), await publish('2045-07-01')];
    await tell('2045-05-31');
    expect([await typesOf(before), await typesOf(after)]).toEqual([[], []]);
    const { app } = library.service;
    const own = app.get(Database, { strict: false });
    const writer = app.get(RevisionWriter, { strict: false });
    await new EmbargoOpening(own, writer, new Outbox(own)).openDue(new Date('2045-06-01T00:00:00Z'));
    await tell('2045-07-01');
    expect([await typesOf(before), await typesOf(after)]).toEqual([[], ['law.in_force']]);
  });

  it('stands as it is published, whatever is under embargo', async () => {
    const id = await coming('2046-01-01');
    await library.ask(vietnam, `mutation { openDraft(id: "${id}") { __typename } }`);
    const { done } = await library.ask(
      vietnam,
      `mutation ($input: LawInput!) { save: updateLaw(id: "${id}", input: $input, expectedVersion: 1) { __typename }
         done: publish(id: "${id}", embargoUntil: "2046-02-01T00:00:00Z") { ${RESULT} } }`,
      { input: law('2046-03-01') },
    );
    expect(done.message).toBeUndefined();
    await tell('2046-01-01');
    expect(await typesOf(id)).toEqual(['law.in_force']);
  });
});

describe('telling', () => {
  it('is done once by however many look at once', async () => {
    const ids: string[] = [];
    for (let at = 0; at < 5; at += 1) ids.push(await coming('2050-01-01'));
    const counts = await Promise.all([1, 2, 3, 4].map(() => tell('2050-01-01')));
    expect(counts.reduce((sum, one) => sum + one)).toBe(5);
    for (const id of ids) expect(await typesOf(id)).toEqual(['law.in_force']);
  });

  it('that was broken off has told nothing, and is done again', async () => {
    const id = await coming('2051-01-01');
    const broken = new Outbox(library.db);
    broken.emitAll = () => Promise.reject(new Error('killed'));
    await expect(telling(broken).tell(new Date('2051-01-01T05:00:00Z'))).rejects.toThrow('killed');
    expect(await typesOf(id)).toEqual([]);
    await tell('2051-01-01');
    expect(await typesOf(id)).toEqual(['law.in_force']);
  });

  it('leaves alone a record that somebody is changing, and comes back to it', async () => {
    const id = await coming('2052-01-01');
    const other = library.service.app.get(Database, { strict: false });
    await other.transaction(async () => {
      await other.query(`SELECT FROM library.publication WHERE id = $1 FOR UPDATE`, [id]);
      expect(await tell('2052-01-01')).toBe(0);
    });
    expect(await tell('2052-01-01')).toBe(1);
  });
});

it('finds the days of what was published before', async () => {
  await coming('2060-02-03');
  await coming('2060');
  await coming('2061-01-01', {
    repealedOn: '2065-02',
    entriesIntoForce: [
      { on: '2061-01-01', provisions: ['1'] },
      { on: '2061-01-01', provisions: ['2'] },
      { on: '2062-12' },
    ],
  });
  await ending('2063-06');
  await ending('2064', { endedOn: '2063-12-31' });
  await library.publish(vietnam, 'Law', law('2060-01-01', { legalForce: 'DRAFT' }));
  const pending = `SELECT publication_id, what, legal_date, ahead, tells_on::text FROM library.scheduled_change
    WHERE told_at IS NULL AND tells_on > '2060-01-01' ORDER BY 1, 2, 3, 4`;
  const expected = await library.db.query(pending);
  expect(expected).toHaveLength(11);
  const migration = new ScheduledChanges01119739903000001();
  const runner = { query: (sql: string) => library.db.query(sql) } as unknown as Parameters<typeof migration.up>[0];
  await migration.down(runner);
  await migration.up(runner);
  expect(await library.db.query(pending)).toEqual(expected);
});

it('shows the days to come in the JSON of a record, whose ETag changes when one has come', async () => {
  const id = await coming('2070-01-01', { repealedOn: '2072' });
  const get = () => fetch(`${library.url}/publications/${id}`, { headers: { accept: 'application/json' } });
  const before = await get();
  expect(((await before.json()) as { upcoming: object }).upcoming).toEqual([
    { on: '2070-01-01', what: 'law.in_force', toldOn: '2070-01-01' },
    { on: '2072', what: 'law.ceases', toldOn: '2073-01-01' },
  ]);
  await tell('2070-01-01');
  const after = await get();
  expect(((await after.json()) as { upcoming: object[] }).upcoming).toHaveLength(1);
  expect(after.headers.get('etag')).not.toBe(before.headers.get('etag'));
  const old = await library.ask(nobody, `{ publication(id: "${id}@1") { upcoming { on } } }`);
  expect(old.publication.upcoming).toHaveLength(1);
});
