import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { ImportService, type ImportItem } from '../import/import.service.js';
import { germany, INPUTS, RESULT, startLibrary, thailand, vietnam, type TestLibrary } from '../library.fixture.js';

let library: TestLibrary;
beforeAll(async () => {
  library = await startLibrary({}, { refusesDuplicates: true });
});
afterAll(() => library.stop());

const titled = (value: string, over: object = {}) => ({ ...INPUTS.Law, titles: [{ language: 'vi', value }], ...over });
const publish = async (input: object, actor = vietnam) =>
  (
    await library.ask(actor, `mutation ($input: LawInput!) { done: publishLaw(input: $input) { ${RESULT} } }`, {
      input,
    })
  ).done;
const draft = async (input: object) =>
  (
    await library.ask(vietnam, `mutation ($input: LawInput!) { done: createLaw(input: $input) { ${RESULT} } }`, {
      input,
    })
  ).done.id;
const publishDraft = async (id: string, more = '') =>
  (await library.ask(vietnam, `mutation { done: publish(id: "${id}" ${more}) { ${RESULT} } }`)).done;
const refusedFor = (id: string) => ({
  code: 'CONFLICT',
  message: expect.stringMatching(`^${id} is a record of the same thing`),
});

it('a duplicate of the same thing is refused with a pointer to the first, and nothing of it is kept', async () => {
  const { id } = await publish(titled('Luật Điều dưỡng'));
  const before = await library.counts();
  expect(
    await publish(titled('  LUẬT điều  dưỡng. ', { summaries: [{ language: 'vi', value: 'Khác' }] })),
  ).toMatchObject(refusedFor(id));
  expect(await library.counts()).toEqual(before);
});

it('what differs in an accent, in number, date, type or owner is another thing', async () => {
  await publish(titled('Luật Hộ sinh'));
  const others = [{ number: '70/2020' }, { adoptedOn: '2020-11' }, { lawType: 'DECREE' }];
  for (const over of others) expect(await publish(titled('Luật Hộ sinh', over))).toMatchObject({ revision: 1 });
  expect(await publish(titled('Luật Hồ sinh'))).toMatchObject({ revision: 1 });
  expect(await publish(titled('Luật Hộ sinh'), germany)).toMatchObject({ revision: 1 });
});

it('two references of the owner tell two things apart; one reference does not', async () => {
  const { id } = await publish(titled('Luật Dược', { sourceId: 'd1' }));
  expect(await publish(titled('Luật Dược', { sourceId: 'd2' }))).toMatchObject({ revision: 1 });
  expect(await publish(titled('Luật Dược'))).toMatchObject(refusedFor(id));
});

it('is published when it says that it is different from the first', async () => {
  const { id } = await publish(titled('Luật Trẻ em'));
  const links = [{ relation: 'DIFFERENT_FROM', target: id }];
  expect(await publish(titled('Luật Trẻ em', { links }))).toMatchObject({ revision: 1 });
});

it('a draft is saved and says so, is not published, and what is published may become like another', async () => {
  const { id } = await publish(titled('Luật Giáo dục'));
  const copy = await draft(titled('Luật giáo dục'));
  const { publication, validateLaw, ofTheFirst, ofTheCopy } = await library.ask(
    vietnam,
    `query ($input: LawInput!) { publication(id: "${copy}") { draft { problems { path message } } } validateLaw(input: $input) { problems { path message } }
      ofTheFirst: validateLaw(input: $input, id: "${id}") { problems { path } } ofTheCopy: validateLaw(input: $input, id: "${copy}") { problems { message } } }`,
    { input: titled('Luật Giáo dục') },
  );
  expect(publication.draft.problems).toEqual([{ path: ['title'], message: refusedFor(id).message }]);
  expect(validateLaw.problems).toEqual([{ path: ['input', 'titles'], message: refusedFor(id).message }]);
  expect(ofTheFirst.problems).toEqual([]);
  expect(ofTheCopy.problems).toEqual([{ message: refusedFor(id).message }]);
  expect(await publishDraft(copy)).toMatchObject(refusedFor(id));
  const other = await publish(titled('Luật khác'));
  await library.ask(vietnam, `mutation { openDraft(id: "${other.id}") { ${RESULT} } }`);
  const update = `mutation ($input: LawInput!) { done: updateLaw(id: "${other.id}", input: $input, expectedVersion: 1) { ${RESULT} } }`;
  await library.ask(vietnam, update, { input: titled('Luật Giáo dục') });
  expect(await publishDraft(other.id)).toMatchObject({ revision: 2 });
});

it('what waits under embargo counts, and what was revoked does not', async () => {
  const waiting = await draft(titled('Luật Y tế'));
  await publishDraft(waiting, 'embargoUntil: "2999-01-01T00:00:00Z"');
  expect(await publish(titled('Luật Y tế'))).toMatchObject(refusedFor(waiting));
  const { id } = await publish(titled('Luật cũ'));
  await library.ask(vietnam, `mutation { revoke(id: "${id}", reason: "A mistake") { ${RESULT} } }`);
  expect(await publish(titled('Luật cũ'))).toMatchObject({ revision: 1 });
});

it('of two at the same moment one is published', async () => {
  const drafts = [await draft(titled('Luật Lao động')), await draft(titled('Luật Lao động'))];
  const done = await Promise.all([
    ...drafts.map((id) => publishDraft(id)),
    ...[1, 2, 3].map(() => publish(titled('Luật Lao động'))),
  ]);
  expect(done.filter(({ revision }) => revision === 1)).toHaveLength(1);
  expect(done.filter(({ code }) => code === 'CONFLICT')).toHaveLength(4);
});

it('two of the same in a batch are refused together, by the id of the second', async () => {
  const [first, second] = [await draft(titled('Luật Hàng hải')), await draft(titled('Luật Hàng hải'))];
  const { done } = await library.ask(
    vietnam,
    `mutation { done: publishBatch(records: [{ id: "${first}", expectedVersion: 1 }, { id: "${second}", expectedVersion: 1 }]) {
       ... on BatchRefused { records { id message } } ... on Error { code message } } }`,
  );
  expect(JSON.stringify(done)).toContain(`${first} is a record of the same thing`);
  expect((await library.ask(vietnam, `{ publication(id: "${first}") { revision } }`)).publication).toEqual({
    revision: 0,
  });
});

it('an import reports it by its row, and takes the others', async () => {
  const { id } = await publish(titled('Luật nhập khẩu'), thailand);
  const content = (value: string, sourceId: string) => ({
    originalLanguage: 'vi',
    title: { vi: value },
    lawType: 'ACT',
    legalForce: 'IN_FORCE',
    number: INPUTS.Law.number,
    sourceId,
  });
  async function* items(): AsyncGenerator<ImportItem> {
    yield { row: 2, kind: 'LAW', content: content('Luật nhập khẩu', 'i1') };
    yield { row: 3, kind: 'LAW', content: content('Luật xuất khẩu', 'i2') };
    yield { row: 4, kind: 'LAW', content: content('Luật xuất khẩu', 'i3') };
  }
  const report = await library.service.app.get(ImportService, { strict: false }).publishAll(thailand, items());
  expect(report).toMatchObject({ published: 2, bad: [{ row: 2, field: 'title', message: refusedFor(id).message }] });
});
