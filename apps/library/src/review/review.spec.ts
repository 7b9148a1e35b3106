import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { actorFor, Grants, ParticipantRules, People, type Actor, type Role } from '#access';
import type { Notice } from '#contracts';
import { Notices } from '#messaging';
import { ENVIRONMENT, type Environment } from '#platform';
import { germany, INPUTS, nobody, RESULT, startLibrary, type TestLibrary } from '../library.fixture.js';
import { OverdueReviews } from './overdue-reviews.service.js';
import { Reviewers } from './reviewers.service.js';
import { workingDaysBefore } from './working-days.js';

const author = actorFor('VN-MOH', ['contributor'], 'author', 'Lan');
const reviewer = actorFor('VN-MOH', ['reviewer'], 'reviewer', 'Minh');
const publisher = actorFor('VN-MOH', ['publisher'], 'publisher', 'Hoa');
const second = actorFor('VN-MOH', ['publisher'], 'second', 'Binh');
const machine: Actor = { ...actorFor('VN-MOH', ['publisher'], 'service:1'), via: 'service' };

let library: TestLibrary;
beforeAll(async () => {
  library = await startLibrary();
});
afterAll(() => library.stop());

const change = async (actor: Actor, call: string, variables = {}, types = ''): Promise<Record<string, unknown>> =>
  (await library.ask(actor, `mutation ${types} { done: ${call} { ${RESULT} } }`, variables)).done;
const created = async (actor = author): Promise<string> =>
  (await change(actor, 'createLaw(input: $input)', { input: INPUTS.Law }, '($input: LawInput!)'))['id'] as string;
const saved = (actor: Actor, id: string, expectedVersion: number) =>
  change(
    actor,
    `updateLaw(id: "${id}", input: $input, expectedVersion: ${expectedVersion})`,
    { input: { ...INPUTS.Law, number: `${expectedVersion + 1}/2026` } },
    '($input: LawInput!)',
  );
const submitted = async (): Promise<string> => {
  const id = await created();
  expect(await change(author, `submitForReview(id: "${id}", expectedVersion: 1)`)).toMatchObject({ id });
  return id;
};
const draftOf = async (id: string, actor = publisher) =>
  (
    await library.ask(
      actor,
      `{ publication(id: "${id}") { draft { version stage needsApproval review { version asked submittedBy decidedBy reason }
         comments { text path version writtenByName resolvedBy replies { text path } } } } }`,
    )
  ).publication?.draft;
const notices = async (): Promise<Notice[]> => {
  const rows = await library.db.query<{ payload: Notice }>('SELECT payload FROM messaging.notice ORDER BY id');
  return rows.map(({ payload }) => payload);
};

describe('a draft', () => {
  it('goes from work through review, changes and approval to publication', async () => {
    const id = await submitted();
    expect(await draftOf(id)).toMatchObject({ stage: 'IN_REVIEW', review: { version: 1, submittedBy: 'author' } });
    await change(reviewer, `requestChanges(id: "${id}", reason: "the number is wrong")`);
    expect(await draftOf(id)).toMatchObject({ stage: 'CHANGES_REQUESTED', review: { reason: 'the number is wrong' } });
    expect(await change(publisher, `publish(id: "${id}")`)).toMatchObject({ code: 'CONFLICT' });
    await saved(author, id, 1);
    await change(author, `submitForReview(id: "${id}", expectedVersion: 2)`);
    expect(await draftOf(id)).toMatchObject({ stage: 'IN_REVIEW', review: { version: 2, reason: null } });
    await change(reviewer, `approve(id: "${id}", expectedVersion: 2)`);
    expect(await draftOf(id)).toMatchObject({ stage: 'APPROVED', review: { decidedBy: 'reviewer' } });
    expect(await change(publisher, `publish(id: "${id}")`)).toMatchObject({ state: 'PUBLISHED', revision: 1 });
    expect((await notices()).filter(({ records }) => records[0] === id).map(({ kind }) => kind)).toEqual([
      'CHANGES_REQUESTED',
      'DRAFT_APPROVED',
    ]);
  });

  it('that is edited after its approval has none any more', async () => {
    const id = await submitted();
    await change(reviewer, `approve(id: "${id}", expectedVersion: 1)`);
    await saved(author, id, 1);
    expect(await draftOf(id)).toMatchObject({ stage: 'IN_REVIEW', review: { version: 2, decidedBy: null } });
  });

  it('is not approved in a version that the reviewer has not seen', async () => {
    const id = await submitted();
    await saved(author, id, 1);
    expect(await change(reviewer, `approve(id: "${id}", expectedVersion: 1)`)).toMatchObject({ code: 'CONFLICT' });
  });

  it('is not approved by who saved it', async () => {
    const id = await created(publisher);
    await change(publisher, `submitForReview(id: "${id}", expectedVersion: 1)`);
    const { message } = await change(publisher, `approve(id: "${id}", expectedVersion: 1)`);
    expect(message).toContain('somebody else approves it');
  });

  it('that a publisher rejects is not published until it is handed in again', async () => {
    const id = await submitted();
    expect(await change(reviewer, `rejectDraft(id: "${id}", reason: "not ours")`)).toMatchObject({
      code: 'NOT_AUTHORISED',
    });
    await change(publisher, `rejectDraft(id: "${id}", reason: "not ours")`);
    expect((await change(second, `publish(id: "${id}")`))['message']).toContain('rejected');
    await change(author, `returnToWork(id: "${id}")`);
    expect(await draftOf(id)).toMatchObject({ stage: 'WORKING', review: null });
  });

  it.each([
    ['a contributor', author, 'NOT_AUTHORISED'],
    ['a coordinator', actorFor('VN-MOH', ['coordinator'], 'coordinator'), 'NOT_AUTHORISED'],
    ['a machine', machine, 'NOT_AUTHORISED'],
    ['nobody', nobody, 'NOT_AUTHENTICATED'],
    ['a publisher of another authority, for whom there is none', germany, 'NOT_FOUND'],
  ])('is not approved by %s', async (_who, actor, code) => {
    const id = await submitted();
    expect(await change(actor, `approve(id: "${id}", expectedVersion: 1)`)).toMatchObject({ code });
    expect(await change(actor, `requestChanges(id: "${id}", reason: "x")`)).toMatchObject({ code });
    expect(await draftOf(id)).toMatchObject({ stage: 'IN_REVIEW' });
  });

  it('needs a reason to be sent back, and names the argument that lacks it', async () => {
    const id = await submitted();
    expect(await change(reviewer, `requestChanges(id: "${id}", reason: "  ")`)).toMatchObject({
      code: 'INVALID_INPUT',
      path: ['reason'],
    });
  });
});

describe('what is said of a draft', () => {
  it('stands at a field and a version, is answered and settled', async () => {
    const id = await submitted();
    await change(reviewer, `commentOnDraft(id: "${id}", path: "title.vi", text: "A word is missing")`);
    const comments = `{ publication(id: "${id}") { draft { comments { id } } } }`;
    const { publication } = await library.ask(author, comments);
    const thread = publication.draft.comments[0].id as string;
    await change(author, `commentOnDraft(id: "${id}", answers: "${thread}", text: "It is added")`);
    await change(reviewer, `resolveComment(id: "${id}", comment: "${thread}")`);
    expect((await draftOf(id)).comments).toEqual([
      {
        text: 'A word is missing',
        path: 'title.vi',
        version: 1,
        writtenByName: 'Minh',
        resolvedBy: 'reviewer',
        replies: [{ text: 'It is added', path: 'title.vi' }],
      },
    ]);
  });

  it('must be about a field that there is', async () => {
    const id = await submitted();
    expect(await change(reviewer, `commentOnDraft(id: "${id}", path: "titel.vi", text: "x")`)).toMatchObject({
      message: expect.stringContaining('did you mean title?'),
    });
  });

  it('answers nothing of another draft', async () => {
    const [one, other] = [await submitted(), await submitted()];
    await change(reviewer, `commentOnDraft(id: "${one}", text: "here")`);
    const [row] = await library.db.query<{ id: string }>(
      'SELECT id FROM library.draft_comment WHERE publication_id = $1',
      [one],
    );
    const answer = await change(author, `commentOnDraft(id: "${other}", answers: "${row?.id}", text: "there")`);
    expect(answer).toMatchObject({ code: 'NOT_FOUND' });
  });

  it('is for the people of the owner alone, and goes with a draft that is thrown away', async () => {
    const id = await submitted();
    await change(reviewer, `commentOnDraft(id: "${id}", text: "secret")`);
    expect(await change(germany, `commentOnDraft(id: "${id}", text: "x")`)).toMatchObject({ code: 'NOT_FOUND' });
    await change(publisher, `publish(id: "${id}")`);
    expect(await draftOf(id, germany)).toBeNull();
    await change(author, `openDraft(id: "${id}")`);
    expect((await draftOf(id)).comments).toEqual([]);
  });
});

describe('where a second pair of eyes is asked for', () => {
  beforeAll(() => setRule(true));
  afterAll(() => setRule(false));
  const setRule = (secondPair: boolean): Promise<void> =>
    new ParticipantRules(library.db).set('VN-MOH', { publishAcr: null, secondPair });
  const actions = async (actor: Actor, id: string) =>
    (await library.ask(actor, `{ publication(id: "${id}") { viewerCan { publish } } }`)).publication.viewerCan.publish;

  it('nothing is published that nobody has approved, by no way', async () => {
    const id = await submitted();
    expect((await draftOf(id)).needsApproval).toBe(true);
    const embargo = `publish(id: "${id}", embargoUntil: "2099-01-01T00:00:00Z")`;
    for (const call of [`publish(id: "${id}")`, embargo])
      expect((await change(publisher, call))['message']).toContain('is not approved');
    const direct = await change(publisher, 'publishLaw(input: $input)', { input: INPUTS.Law }, '($input: LawInput!)');
    expect(direct['message']).toContain('make a draft');
    const batch = `mutation { done: publishBatch(records: [{ id: "${id}", expectedVersion: 1 }]) { ... on BatchRefused { records { code } } } }`;
    expect((await library.ask(publisher, batch)).done).toEqual({ records: [{ code: 'CONFLICT' }] });
    expect(await actions(publisher, id)).toBe(false);
  });

  it('who approved does not publish, and somebody else does', async () => {
    const id = await submitted();
    await change(publisher, `approve(id: "${id}", expectedVersion: 1)`);
    expect((await change(publisher, `publish(id: "${id}")`))['message']).toContain('somebody else publishes it');
    expect([await actions(publisher, id), await actions(second, id)]).toEqual([false, true]);
    expect(await change(second, `publish(id: "${id}")`)).toMatchObject({ state: 'PUBLISHED' });
  });

  it('who wrote it may publish what another has approved, and not what was changed since', async () => {
    const id = await created(publisher);
    await change(publisher, `submitForReview(id: "${id}", expectedVersion: 1)`);
    await change(reviewer, `approve(id: "${id}", expectedVersion: 1)`);
    await saved(publisher, id, 1);
    expect((await change(publisher, `publish(id: "${id}")`))['message']).toContain('is not approved');
    await change(reviewer, `approve(id: "${id}", expectedVersion: 2)`);
    expect(await change(publisher, `publish(id: "${id}")`)).toMatchObject({ state: 'PUBLISHED' });
  });

  it('what was taken out of an embargo is looked at again', async () => {
    const id = await submitted();
    await change(publisher, `approve(id: "${id}", expectedVersion: 1)`);
    await change(second, `publish(id: "${id}", embargoUntil: "2099-01-01T00:00:00Z")`);
    await change(second, `cancelEmbargo(id: "${id}")`);
    expect((await change(second, `publish(id: "${id}")`))['message']).toContain('is not approved');
  });
});

describe('a draft that nobody reviews', () => {
  const now = new Date('2026-11-20T12:00:00Z');
  let persons: Record<string, string>;
  let overdue: OverdueReviews;
  beforeEach(async () => {
    await library.db.query('DELETE FROM messaging.notice');
    await library.db.query('DELETE FROM library.review');
    await library.db.query('DELETE FROM access.role_grant');
    overdue = new OverdueReviews(
      library.db,
      new Reviewers(library.db),
      new Notices(library.db),
      library.service.app.get<Environment>(ENVIRONMENT, { strict: false }),
    );
    persons = {};
    await join('reviewer', 'reviewer');
    await join('other', 'publisher');
    await join('chief', 'coordinator');
  });

  async function join(name: string, role: Role, deputisesFor: string | null = null): Promise<string> {
    const person = await new People(library.db).create({ name, email: null, language: null });
    persons[name] = person;
    const period = { startsAt: new Date('2020-01-01'), endsAt: null };
    const grant = { person, participant: 'VN-MOH', role, kinds: null, deputisesFor, grantedBy: 'test', ...period };
    const [id] = await library.db.transaction(() => new Grants(library.db).add(grant, 'fill'));
    return id as string;
  }

  const named = ({ to }: Notice) =>
    to.map((id) => Object.keys(persons).find((name) => persons[name] === id) ?? id).sort();

  async function waiting(since: string, ...asked: string[]): Promise<string> {
    const id = await created();
    const to = asked.length > 0 ? `, to: ${JSON.stringify(asked.map((name) => persons[name]))}` : '';
    const { message } = await change(author, `submitForReview(id: "${id}", expectedVersion: 1${to})`);
    expect(message).toBeUndefined();
    await library.db.query('UPDATE library.review SET submitted_at = $2 WHERE publication_id = $1', [id, since]);
    await library.db.query('DELETE FROM messaging.notice');
    return id;
  }

  it('is left alone for five working days, then who was asked is reminded, once', async () => {
    const id = await waiting('2026-11-13T13:00:00Z', 'reviewer');
    expect(await overdue.look(now)).toEqual([]);
    const later = new Date('2026-11-20T14:00:00Z');
    expect(await overdue.look(later)).toEqual([id]);
    expect(await overdue.look(later)).toEqual([]);
    expect((await notices()).map((notice) => [notice.kind, named(notice)])).toEqual([
      ['REVIEW_REMINDER', ['reviewer']],
    ]);
  });

  it('goes to deputies and the coordinator after ten, also where nothing ran meanwhile', async () => {
    const [grant] = (await new Grants(library.db).at(['VN-MOH'])).filter(({ role }) => role === 'reviewer');
    await join('deputy', 'reviewer', grant?.id ?? null);
    const id = await waiting('2026-10-01T09:00:00Z', 'reviewer');
    expect([await overdue.look(now), await overdue.look(now)]).toEqual([[id], []]);
    expect((await notices()).map((notice) => [notice.kind, named(notice)])).toEqual([
      ['REVIEW_ESCALATED', ['chief', 'deputy']],
    ]);
  });

  it('a request that dies because one officer left', async () => {
    const id = await waiting('2026-11-20T09:00:00Z', 'reviewer');
    const [grant] = (await new Grants(library.db).at(['VN-MOH'])).filter(({ role }) => role === 'reviewer');
    await library.db.transaction(() => new Grants(library.db).end(grant?.id ?? '', now, 'leaving'));
    expect([await overdue.look(now), await overdue.look(now)]).toEqual([[id], []]);
    expect((await notices()).map((notice) => [notice.kind, named(notice)])).toEqual([
      ['REVIEWERS_LEFT', ['chief', 'other']],
    ]);
    expect(await change(second, `approve(id: "${id}", expectedVersion: 1)`)).toMatchObject({ id });
  });

  it('is asked of those alone who may review it', async () => {
    const id = await created();
    const answer = await change(
      author,
      `submitForReview(id: "${id}", expectedVersion: 1, to: ["${persons['chief']}", "x"])`,
    );
    expect(answer).toMatchObject({ code: 'INVALID_INPUT', problems: [{ path: ['to', '0'] }, { path: ['to', '1'] }] });
  });

  it('is told of once, however many look', async () => {
    await waiting('2026-10-01T09:00:00Z');
    await Promise.all([overdue.look(now), overdue.look(now), overdue.look(now)]);
    expect((await notices()).map(({ kind }) => kind)).toEqual(['REVIEW_ESCALATED']);
  });
});

it('working days leave weekends out', () => {
  const before = (now: string, days: number): string =>
    workingDaysBefore(new Date(now), days).toISOString().slice(0, 10);
  expect([
    before('2026-11-23T08:00:00Z', 1),
    before('2026-11-20T08:00:00Z', 5),
    before('2026-11-22T08:00:00Z', 10),
  ]).toEqual(['2026-11-20', '2026-11-13', '2026-11-09']);
});
