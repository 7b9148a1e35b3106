import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { actorFor, type Actor } from '#access';
import { Outbox } from '#messaging';
import { EmbargoOpening } from '../embargo/embargo-opening.service.js';
import { anotherIndex, germany, INPUTS, startLibrary, vietnam, type TestLibrary } from '../library.fixture.js';
import { RevisionWriter } from '../publication/revision-writer.service.js';

let library: TestLibrary;
beforeAll(async () => {
  library = await startLibrary();
});
afterAll(() => library.stop());

const DONE = `__typename ... on PublishedBatch { batch publications { id state } }
  ... on BatchRefused { records { id code message problems { path } } } ... on Error { code message path } ... on InvalidInput { problems { path message } }`;
const publish = async (actor: Actor, records: object[], embargoUntil?: string) =>
  (
    await library.ask(
      actor,
      `mutation ($records: [BatchRecordInput!]!, $embargoUntil: DateTime) { done: publishBatch(records: $records, changeNote: "the spring edition", embargoUntil: $embargoUntil) { ${DONE} } }`,
      { records, embargoUntil },
    )
  ).done;
const drafts = async (count: number): Promise<{ id: string; expectedVersion: number }[]> => {
  const made = [];
  for (let n = 0; n < count; n += 1) {
    const { done } = await library.ask(
      vietnam,
      `mutation ($input: LawInput!) { done: createLaw(input: $input) { ... on Publication { id } } }`,
      {
        input: { ...INPUTS.Law, number: `${n}/2026` },
      },
    );
    made.push({ id: done.id as string, expectedVersion: 1 });
  }
  return made;
};

it('publishes all, in the order given, and says on each change that they belong together', async () => {
  const records = (await drafts(3)).reverse();
  const { batch, publications } = await publish(vietnam, records);
  expect(publications).toEqual(records.map(({ id }) => ({ id, state: 'PUBLISHED' })));
  const changes = (await library.changes()).filter(({ subject }) => records.some(({ id }) => id === subject));
  expect(changes.map((change) => [change.type, change.batch])).toEqual(
    records.map(() => ['publication.published', batch]),
  );
  expect(changes[0]?.meaning).toContain('the spring edition');
});

it('publishes none when one cannot be, and says of each that cannot why', async () => {
  const [good, stale, out] = (await drafts(3)) as [Record_, Record_, Record_];
  await publish(vietnam, [out]);
  const before = await library.counts();
  const answer = await publish(vietnam, [
    good,
    { ...stale, expectedVersion: 7 },
    out,
    { id: 'VN-LAW-2026-999999', expectedVersion: 1 },
  ]);
  expect(answer).toMatchObject({
    __typename: 'BatchRefused',
    code: 'CONFLICT',
    message: expect.stringContaining('3 of 4'),
  });
  expect(answer.records.map(({ id, code }: Record<string, string>) => [id, code])).toEqual([
    [stale.id, 'CONFLICT'],
    [out.id, 'CONFLICT'],
    ['VN-LAW-2026-999999', 'NOT_FOUND'],
  ]);
  expect(await library.counts()).toEqual(before);
});
interface Record_ {
  id: string;
  expectedVersion: number;
}

it('keeps the batch through an embargo', async () => {
  const records = await drafts(2);
  const { batch } = await publish(vietnam, records, '2099-01-01T00:00:00Z');
  const writer = new RevisionWriter(library.db, anotherIndex(library.db).index);
  await new EmbargoOpening(library.db, writer, new Outbox(library.db)).openDue(new Date('2099-01-01T00:00:01Z'));
  const changes = (await library.changes()).filter(({ subject }) => records.some(({ id }) => id === subject));
  expect(changes.map((change) => change.batch)).toEqual([batch, batch]);
});

it('takes turns with another batch of the same records: each is published once', async () => {
  const records = await drafts(4);
  const answers = await Promise.all([publish(vietnam, records), publish(vietnam, [...records].reverse())]);
  expect(answers.map(({ __typename }) => __typename).sort()).toEqual(['BatchRefused', 'PublishedBatch']);
});

it('names what is odd about the list', async () => {
  const [one] = (await drafts(1)) as [Record_];
  expect(await publish(vietnam, [])).toMatchObject({ code: 'INVALID_INPUT', path: ['records'] });
  expect(await publish(vietnam, [one, one])).toMatchObject({ problems: [{ path: ['records', '1', 'id'] }] });
  const many = Array.from({ length: 501 }, (_, n) => ({ id: `VN-LAW-2026-${n}`, expectedVersion: 1 }));
  expect(await publish(vietnam, many)).toMatchObject({ message: expect.stringContaining('there are 501') });
});

it('is for publishers of the owner', async () => {
  const [one] = (await drafts(1)) as [Record_];
  expect(await publish(actorFor('VN-MOH', ['reviewer'], 'reviewer'), [one])).toMatchObject({ code: 'NOT_AUTHORISED' });
  expect(await publish(germany, [one])).toMatchObject({ records: [{ code: 'NOT_FOUND' }] });
});

it('publishes 500 within seconds', async () => {
  const [template] = (await drafts(1)) as [Record_];
  await library.db.query(
    `WITH made AS (
       INSERT INTO library.publication (id, kind, owner, country, state)
       SELECT 'VN-LAW-2025-' || lpad(n::text, 6, '0'), 'LAW', 'VN-MOH', 'VN', 'DRAFT' FROM generate_series(1, 500) n RETURNING id)
     INSERT INTO library.draft (publication_id, content, base_revision, updated_by, updated_at)
     SELECT made.id, d.content, 0, 'vn-officer', now() FROM made, library.draft d WHERE d.publication_id = $1`,
    [template.id],
  );
  const records = Array.from({ length: 500 }, (_, n) => ({
    id: `VN-LAW-2025-${String(n + 1).padStart(6, '0')}`,
    expectedVersion: 1,
  }));
  const { publications } = await publish(vietnam, records);
  expect(publications).toHaveLength(500);
}, 30_000);
