import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { actorFor } from '#access';
import { INPUTS, RESULT, startLibrary, type TestLibrary } from '../library.fixture.js';

let library: TestLibrary;
beforeAll(async () => {
  library = await startLibrary();
});
afterAll(() => library.stop());

/** Who left holds no role: whatever they did not finish is the participant's, and nothing of it has to move. */
it('a draft that somebody left open is saved and published by the successor, and by nobody else', async () => {
  const gone = actorFor('VN-MOH', ['contributor'], 'one who left');
  const next = actorFor('VN-MOH', ['publisher'], 'the successor');
  const create = `mutation ($input: LawInput!) { done: createLaw(input: $input) { ${RESULT} } }`;
  const { done } = await library.ask(gone, create, { input: INPUTS.Law });
  expect(done).toMatchObject({ state: 'DRAFT', draftVersion: 1 });
  const save = `mutation ($id: ID!, $input: LawInput!) { done: updateLaw(id: $id, input: $input, expectedVersion: 1) { ${RESULT} } }`;
  expect((await library.ask(next, save, { id: done.id, input: INPUTS.Law })).done).toMatchObject({ draftVersion: 2 });
  const publish = `mutation ($id: ID!, $version: Int!) { done: publish(id: $id, expectedVersion: $version) { ${RESULT} } }`;
  const stranger = actorFor('DE-BMG', ['publisher'], 'a stranger');
  expect((await library.ask(stranger, publish, { id: done.id, version: 2 })).done).toMatchObject({ code: 'NOT_FOUND' });
  expect((await library.ask(next, publish, { id: done.id, version: 2 })).done).toMatchObject({
    state: 'PUBLISHED',
    revision: 1,
  });
});
