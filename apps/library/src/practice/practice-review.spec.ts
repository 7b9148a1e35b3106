import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { actorFor, type Actor } from '#access';
import {
  cluster,
  germany,
  INPUTS,
  nobody,
  RESULT,
  startLibrary,
  thailand,
  vietnam,
  type TestLibrary,
} from '../library.fixture.js';

let library: TestLibrary;
beforeAll(async () => {
  library = await startLibrary();
});
afterAll(() => library.stop());

const colleague = actorFor('VN-MOH', ['reviewer'], 'vn-colleague');
const partner = actorFor('IOM', ['partner-agent'], 'iom-person');
let count = 0;
const practice = (over: object = {}): Promise<string> =>
  library.publish(vietnam, 'Practice', { sourceId: `practice-${++count}`, ...over });

const REVIEW = `mutation ($id: ID!, $input: PracticeReviewInput!) { done: reviewPractice(id: $id, input: $input) {
  __typename ... on Practice { reviewed } ... on Error { code message path } ... on InvalidInput { problems { path message } } } }`;
const review = async (actor: Actor, id: string, over: object = {}) => {
  const input = { revision: 1, verdict: 'ACCEPTED', comment: [{ language: 'en', value: 'Well told.' }], ...over };
  return (await library.ask(actor, REVIEW, { id, input })).done;
};
const shown = async (actor: Actor, ref: string) =>
  (
    await library.ask(
      actor,
      `{ publication(id: "${ref}") { ... on Practice { reviewed reviews { revision reviewer { id } internal verdict current comment { value } } } } }`,
    )
  ).publication;

/** One revision more: anew, or as a correction. */
async function revise(id: string, how: 'publish' | 'correct', value: string): Promise<void> {
  await library.ask(vietnam, `mutation { openDraft(id: "${id}") { __typename } }`);
  const { publication } = await library.ask(vietnam, `{ publication(id: "${id}") { sourceId draft { version } } }`);
  const save = `mutation ($id: ID!, $input: PracticeInput!, $version: Int!) { done: updatePractice(id: $id, input: $input, expectedVersion: $version) { ${RESULT} } }`;
  const input = { ...INPUTS.Practice, sourceId: publication.sourceId, action: [{ language: 'en', value }] };
  await library.ask(vietnam, save, { id, input, version: publication.draft.version });
  const { done } = await library.ask(vietnam, `mutation { done: ${how}(id: "${id}", changeNote: "x") { ${RESULT} } }`);
  expect(done).toMatchObject({ state: 'PUBLISHED' });
}

it('is reviewed when one of its own and two others accept it, and not before', async () => {
  const id = await practice();
  expect(await review(germany, id)).toEqual({ __typename: 'Practice', reviewed: false });
  expect(await review(partner, id)).toEqual({ __typename: 'Practice', reviewed: false });
  expect(await review(colleague, id)).toEqual({ __typename: 'Practice', reviewed: true });
  const seen = await shown(nobody, id);
  expect(seen.reviewed).toBe(true);
  expect(seen.reviews[0]).toEqual({
    revision: 1,
    reviewer: { id: 'VN-MOH' },
    internal: true,
    verdict: 'ACCEPTED',
    current: true,
    comment: { value: 'Well told.' },
  });
});

it('is not reviewed by three others alone, nor by one who asks for changes', async () => {
  const id = await practice();
  await review(colleague, id);
  await review(germany, id);
  expect(await review(cluster, id, { verdict: 'CHANGES_ASKED' })).toMatchObject({ reviewed: false });
  const other = await practice();
  for (const actor of [germany, thailand, cluster])
    expect(await review(actor, other)).toMatchObject({ reviewed: false });
});

it('said anew, has to be reviewed anew; a correction leaves its reviews as they are', async () => {
  const id = await practice();
  for (const actor of [colleague, germany, thailand]) await review(actor, id);
  await revise(id, 'correct', 'A slip of the pen mended.');
  expect(await shown(nobody, id)).toMatchObject({
    reviewed: true,
    reviews: [{ current: true }, { current: true }, { current: true }],
  });
  expect(await review(germany, id, { revision: 2 })).toMatchObject({
    code: 'CONFLICT',
    message: expect.stringMatching(/reviewed .* already/),
  });
  await revise(id, 'publish', 'Something else was done.');
  expect(await shown(nobody, id)).toMatchObject({
    reviewed: false,
    reviews: [{ current: false }, { current: false }, { current: false }],
  });
  expect(await shown(nobody, `${id}@2`)).toMatchObject({ reviewed: true });
  expect(await review(germany, id, { revision: 3 })).toMatchObject({ __typename: 'Practice' });
});

it('is reviewed once by a participant, also by two of its people at the same moment', async () => {
  const id = await practice();
  const pair = [germany, actorFor('DE-BMG', ['reviewer'], 'de-second')];
  const done = await Promise.all(pair.map((actor) => review(actor, id)));
  expect(done.map(({ code }) => code ?? 'done').sort()).toEqual(['CONFLICT', 'done']);
  expect((await shown(nobody, id)).reviews).toHaveLength(1);
});

it('is not reviewed twice by one person who acts for two participants', async () => {
  const id = await practice();
  await review(actorFor('TH-MOPH', ['reviewer'], 'both'), id);
  expect(await review(actorFor('ASEAN-HC3', ['regional-coordinator'], 'both'), id)).toMatchObject({ code: 'CONFLICT' });
});

describe('a review is refused, and not kept,', () => {
  const cases: [string, Actor, string][] = [
    ['of nobody', nobody, 'NOT_AUTHENTICATED'],
    ['of a contributor', actorFor('DE-BMG', ['contributor'], 'x'), 'NOT_AUTHORISED'],
    ['of a coordinator', actorFor('DE-BMG', ['coordinator'], 'x'), 'NOT_AUTHORISED'],
    ['of an auditor', actorFor('DE-BMG', ['auditor'], 'x'), 'NOT_AUTHORISED'],
  ];
  it.each(cases)('%s', async (_, actor, code) => {
    const id = await practice();
    const answer = await library.raw(actor, REVIEW, {
      id,
      input: { revision: 1, verdict: 'ACCEPTED', comment: [{ language: 'en', value: 'x' }] },
    });
    expect(JSON.stringify(answer)).toContain(code);
    expect((await shown(nobody, id)).reviews).toEqual([]);
  });

  it('of who published it, of an old revision, of a revoked one, of a law', async () => {
    const id = await practice();
    expect(await review(vietnam, id)).toMatchObject({
      code: 'CONFLICT',
      message: expect.stringMatching(/published revision 1 .* yourself/),
    });
    expect(await review(germany, id, { revision: 4 })).toMatchObject({
      code: 'CONFLICT',
      message: expect.stringMatching(/Revision 1 .* is the newest/),
    });
    await library.ask(vietnam, `mutation { revoke(id: "${id}", reason: "x") { __typename } }`);
    expect(await review(germany, id)).toMatchObject({
      code: 'CONFLICT',
      message: expect.stringMatching(/was revoked/),
    });
    expect(await review(germany, await library.publish(vietnam, 'Law'))).toMatchObject({ code: 'NOT_FOUND' });
    expect((await shown(nobody, id)).reviews).toEqual([]);
  });

  it('of who may not read it, with the same answer as for one that does not exist', async () => {
    const id = await practice({ audience: 'OWNER' });
    const hidden = await review(germany, id);
    expect(hidden).toEqual(await review(germany, id.replace(/\d{6}$/, '999999')));
    expect(hidden.code).toBe('NOT_FOUND');
  });

  it.each([
    [[], 'input.comment', /in one language at least/],
    [[{ language: 'en', value: ' ' }], 'input.comment.0', /must not be empty/],
    [
      [
        { language: 'en', value: 'x' },
        { language: 'en', value: 'y' },
      ],
      'input.comment',
      /twice/,
    ],
    [
      [
        { language: 'en', value: 'x' },
        { language: 'klingonish', value: 'y' },
      ],
      'input.comment.1',
      /is not a language/,
    ],
  ])('with the comment %j', async (comment, path, message) => {
    const done = await review(germany, await practice(), { comment });
    expect(done.problems).toEqual([{ path: path.split('.'), message: expect.stringMatching(message) }]);
  });
});

it('reviews of what was not public yet stay with those who could read it', async () => {
  const id = await practice({ audience: 'OWNER' });
  await review(colleague, id, { comment: [{ language: 'en', value: 'Not to be told outside.' }] });
  await revise(id, 'publish', 'Now for all.');
  expect((await shown(nobody, id)).reviews).toEqual([]);
  expect((await shown(colleague, id)).reviews).toHaveLength(1);
});

it('is offered for review to those whose review would be taken, and to nobody else', async () => {
  const id = await practice();
  const offered = async (actor: Actor): Promise<boolean | undefined> =>
    (await library.ask(actor, `{ publication(id: "${id}") { viewerCan { reviewPractice } } }`)).publication?.viewerCan
      .reviewPractice;
  const contributor = actorFor('VN-MOH', ['contributor'], 'vn-contributor');
  for (const actor of [vietnam, colleague, germany, thailand, partner, contributor, nobody]) {
    const before = await offered(actor);
    const { data, errors } = await library.raw(actor, REVIEW, {
      id,
      input: { revision: 1, verdict: 'ACCEPTED', comment: [{ language: 'en', value: 'Well told.' }] },
    });
    const done = (data as { done?: { __typename: string } } | null)?.done;
    expect({ actor: actor.person, before, errors: errors?.length ?? 0, done }).toMatchObject({
      before: done?.__typename === 'Practice',
    });
    expect(await offered(actor)).toBe(false);
  }
  await revise(id, 'correct', 'A slip mended.');
  expect(await offered(germany)).toBe(false);
  await revise(id, 'publish', 'Told anew.');
  expect(await offered(germany)).toBe(true);
  await library.ask(vietnam, `mutation { revoke(id: "${id}", reason: "A mistake") { ${RESULT} } }`);
  expect(await offered(germany)).toBe(false);
});
