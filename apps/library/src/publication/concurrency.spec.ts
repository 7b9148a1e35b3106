import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { INPUTS, RESULT, startLibrary, vietnam, type Answer, type TestLibrary } from '../library.fixture.js';

let library: TestLibrary;
beforeAll(async () => {
  library = await startLibrary();
});
afterAll(() => library.stop());

const draftOf = async () =>
  (
    await library.ask(vietnam, `mutation ($input: LawInput!) { done: createLaw(input: $input) { ${RESULT} } }`, {
      input: INPUTS.Law,
    })
  ).done.id as string;
const times = <T>(count: number, work: (index: number) => Promise<T>) =>
  Promise.all(Array.from({ length: count }, (_, index) => work(index)));
const kinds = (results: Record<string, Answer>[]) => results.map((result) => result['done'].__typename).sort();

describe('several at once', () => {
  it('publish one draft: one succeeds, one revision and one change are made', async () => {
    const id = await draftOf();
    const before = await library.counts();
    const results = await times(5, () =>
      library.ask(vietnam, `mutation { done: publish(id: "${id}", expectedVersion: 1) { ${RESULT} } }`),
    );
    expect(kinds(results)).toEqual(['Conflict', 'Conflict', 'Conflict', 'Conflict', 'Law']);
    const after = {
      revisions: before['revisions']! + 1,
      changes: before['changes']! + 1,
      drafts: before['drafts']! - 1,
    };
    expect(await library.counts()).toEqual({ ...before, ...after });
  });

  it('save one draft: one is kept, nobody writes over it unseen', async () => {
    const id = await draftOf();
    const update = `mutation ($input: LawInput!) { done: updateLaw(id: "${id}", input: $input, expectedVersion: 1) { ${RESULT} } }`;
    const results = await times(5, (index) =>
      library.ask(vietnam, update, { input: { ...INPUTS.Law, number: `from ${index}` } }),
    );
    expect(kinds(results)).toEqual(['Conflict', 'Conflict', 'Conflict', 'Conflict', 'Law']);
    expect((await library.ask(vietnam, `{ publication(id: "${id}") { draftVersion } }`)).publication.draftVersion).toBe(
      2,
    );
  });

  it('publish new laws: each has an id of its own', async () => {
    const ids = await times(20, () => library.publish(vietnam, 'Law'));
    expect(new Set(ids).size).toBe(20);
  });

  it('publish under one sourceId: one record is made', async () => {
    const source = `mutation ($input: LawInput!) { done: publishLaw(input: $input) { ${RESULT} } }`;
    const results = await times(5, () => library.ask(vietnam, source, { input: { ...INPUTS.Law, sourceId: 'twice' } }));
    expect(kinds(results)).toEqual(['Conflict', 'Conflict', 'Conflict', 'Conflict', 'Law']);
  });
});

describe('a publication and its change', () => {
  it('are made together or not at all', async () => {
    const id = await draftOf();
    const before = await library.counts();
    await library.db.query(`ALTER TABLE messaging.outbox ADD CONSTRAINT broken CHECK (false) NOT VALID`);
    try {
      for (const call of [`publish(id: "${id}")`, `revoke(id: "${id.replace(/\d{6}$/, '000001')}", reason: "x")`]) {
        await library.raw(vietnam, `mutation { done: ${call} { ${RESULT} } }`);
      }
      const { errors } = await library.raw(
        vietnam,
        `mutation ($input: LawInput!) { publishLaw(input: $input) { ${RESULT} } }`,
        { input: INPUTS.Law },
      );
      expect(errors?.[0]?.message).toContain('broken');
    } finally {
      await library.db.query(`ALTER TABLE messaging.outbox DROP CONSTRAINT broken`);
    }
    expect(await library.counts()).toEqual(before);
    expect((await library.ask(vietnam, `{ publication(id: "${id}") { state draftVersion } }`)).publication).toEqual({
      state: 'DRAFT',
      draftVersion: 1,
    });
    expect((await library.ask(vietnam, `mutation { done: publish(id: "${id}") { ${RESULT} } }`)).done.state).toBe(
      'PUBLISHED',
    );
  });
});
