import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { actorFor, type Actor } from '#access';
import { germany, INPUTS, RESULT, startLibrary, type TestLibrary } from '../library.fixture.js';

const lan = actorFor('VN-MOH', ['contributor'], 'lan', 'Nguyen Thi Lan');
const minh = actorFor('VN-MOH', ['publisher'], 'minh', 'Tran Minh');

let library: TestLibrary;
beforeAll(async () => {
  library = await startLibrary();
});
afterAll(() => library.stop());

const change = async (actor: Actor, call: string, input?: object): Promise<Record<string, unknown>> => {
  const types = input ? '($input: LawInput!)' : '';
  return (await library.ask(actor, `mutation ${types} { done: ${call} { ${RESULT} } }`, { input })).done;
};
const locked = async (): Promise<string> => {
  const { id } = await change(lan, 'createLaw(input: $input)', INPUTS.Law);
  await change(lan, `lockDraft(id: "${String(id)}")`);
  return String(id);
};
const save = (actor: Actor, id: string, version: number) =>
  change(actor, `updateLaw(id: "${id}", input: $input, expectedVersion: ${version})`, {
    ...INPUTS.Law,
    number: `${version}`,
  });
const lockOf = async (id: string) =>
  (await library.ask(minh, `{ publication(id: "${id}") { draft { lock { by byName since until } } } }`)).publication
    .draft.lock;

it('shows who writes a draft, since when and until when', async () => {
  const id = await locked();
  const { by, byName, since, until } = await lockOf(id);
  expect({ by, byName }).toEqual({ by: 'lan', byName: 'Nguyen Thi Lan' });
  expect((Date.parse(until) - Date.parse(since)) / 60_000).toBe(15);
});

it('keeps others from saving, deleting and publishing, and names who holds it', async () => {
  const id = await locked();
  for (const answer of [
    await save(minh, id, 1),
    await change(minh, `publish(id: "${id}")`),
    await change(minh, `lockDraft(id: "${id}")`),
    await change(minh, `unlockDraft(id: "${id}")`),
    (await library.ask(minh, `mutation { done: deleteDraft(id: "${id}") { ... on Error { code message } } }`)).done,
  ])
    expect(answer).toMatchObject({ code: 'CONFLICT', message: expect.stringContaining('Nguyen Thi Lan is writing') });
  expect(await save(lan, id, 1)).toMatchObject({ draftVersion: 2 });
});

it('is renewed by saving', async () => {
  const id = await locked();
  await library.db.query(
    `UPDATE library.draft_lock SET since = now() - interval '10 minutes', until = now() + interval '5 minutes' WHERE publication_id = $1`,
    [id],
  );
  await save(lan, id, 1);
  const { since, until } = await lockOf(id);
  expect(Math.round((Date.parse(until) - Date.parse(since)) / 60_000)).toBe(25);
});

it('is over by itself when nothing is saved', async () => {
  const id = await locked();
  await library.db.query(`UPDATE library.draft_lock SET until = now() WHERE publication_id = $1`, [id]);
  expect(await lockOf(id)).toBeNull();
  expect(await save(minh, id, 1)).toMatchObject({ draftVersion: 2 });
});

it('is taken over with a reason, which the former holder is told; what they save then is refused and nothing is lost', async () => {
  const id = await locked();
  expect(await change(minh, `takeOverDraft(id: "${id}", reason: " ")`)).toMatchObject({ path: ['reason'] });
  await change(minh, `takeOverDraft(id: "${id}", reason: "Lan is on leave")`);
  expect(await lockOf(id)).toMatchObject({ by: 'minh' });
  expect(await save(minh, id, 1)).toMatchObject({ draftVersion: 2 });
  expect((await save(lan, id, 1))['message']).toContain('Tran Minh is writing');
  await change(minh, `unlockDraft(id: "${id}")`);
  expect((await save(lan, id, 1))['message']).toContain('is at version 2, not 1');
  const [told] = await library.db.query(`SELECT payload FROM messaging.notice WHERE payload #>> '{records,0}' = $1`, [
    id,
  ]);
  expect(told).toEqual({
    payload: {
      kind: 'DRAFT_TAKEN_OVER',
      to: ['lan'],
      participant: 'VN-MOH',
      records: [id],
      by: 'Tran Minh',
      reason: 'Lan is on leave',
    },
  });
  const entries = await library.db.query<{ action: string; reason: string }>(
    `SELECT action, reason FROM audit.entry WHERE thing = $1 AND action = 'draft:take-over'`,
    [id],
  );
  expect(entries).toEqual([{ action: 'draft:take-over', reason: 'Lan is on leave' }]);
});

it('is nobody else’s: other participants find no draft, reviewers do not write', async () => {
  const id = await locked();
  expect(await change(germany, `takeOverDraft(id: "${id}", reason: "x")`)).toMatchObject({ code: 'NOT_FOUND' });
  const reviewer = actorFor('VN-MOH', ['reviewer'], 'reviewer');
  expect(await change(reviewer, `takeOverDraft(id: "${id}", reason: "x")`)).toMatchObject({ code: 'NOT_AUTHORISED' });
});

it('has one holder, whoever asks at the same time', async () => {
  const { id } = await change(lan, 'createLaw(input: $input)', INPUTS.Law);
  const answers = await Promise.all([lan, minh].map((actor) => change(actor, `lockDraft(id: "${String(id)}")`)));
  expect(answers.filter(({ code }) => code === 'CONFLICT')).toHaveLength(1);
});
