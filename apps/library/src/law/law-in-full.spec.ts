import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { INPUTS, nobody, RESULT, startLibrary, vietnam, type TestLibrary } from '../library.fixture.js';

let library: TestLibrary;
beforeAll(async () => {
  library = await startLibrary();
});
afterAll(() => library.stop());

const publish = async (over: object) => {
  const source = `mutation ($input: LawInput!) { done: publishLaw(input: $input) { ${RESULT} } }`;
  return (await library.ask(vietnam, source, { input: { ...INPUTS.Law, ...over } })).done;
};

it('tells each day on which some of it comes into force', async () => {
  const entriesIntoForce = [
    { on: '2022-01-01', provisions: ['Chapter I', 'Article 12'], note: 'those on licences' },
    { on: '2023' },
  ];
  const { id } = await publish({ entriesIntoForce, legalForce: 'PARTLY_IN_FORCE' });
  const read = `{ publication(id: "${id}") { ... on Law { inForceOn entriesIntoForce { on provisions note } } } }`;
  expect((await library.ask(nobody, read)).publication).toEqual({
    inForceOn: '2022-01-01',
    entriesIntoForce: [entriesIntoForce[0], { on: '2023', provisions: [], note: null }],
  });
});

it('that does not say more has the content, and the hash, that it had before', async () => {
  const { contentHash, id } = await publish({});
  const answer = await fetch(`${library.url}/publications/${id}`, { headers: { accept: 'application/json' } });
  const { content } = (await answer.json()) as { content: object };
  expect(Object.keys(content)).not.toContain('entriesIntoForce');
  expect(Object.keys(content)).not.toContain('links');
  expect(contentHash).toMatch(/^sha256:/);
});

describe('one that cannot be is refused with the field:', () => {
  it.each([
    [
      'another first day',
      { entriesIntoForce: [{ on: '2022-02-01' }] },
      'inForceOn',
      /expected 2022-02-01, the first of entriesIntoForce, not 2022-01-01/,
    ],
    [
      'days out of order',
      { entriesIntoForce: [{ on: '2022-01-01', provisions: ['1'] }, { on: '2021' }] },
      'entriesIntoForce.1.on',
      /lies before the one above/,
    ],
    [
      'a day after its repeal',
      { repealedOn: '2023', entriesIntoForce: [{ on: '2022-01-01', provisions: ['1'] }, { on: '2024' }] },
      'entriesIntoForce.1.on',
      /after the repeal/,
    ],
    [
      'two that are for the rest',
      { entriesIntoForce: [{ on: '2022-01-01' }, { on: '2024' }] },
      'entriesIntoForce',
      /only one can be for all the rest/,
    ],
    [
      'in force in part, all of it',
      { legalForce: 'PARTLY_IN_FORCE', entriesIntoForce: [{ on: '2022-01-01' }] },
      'entriesIntoForce.0.provisions',
      /which provisions/,
    ],
    [
      'a day that does not exist',
      { entriesIntoForce: [{ on: '2022-02-30' }] },
      'entriesIntoForce.0.on',
      /is not a date/,
    ],
    [
      'a draft that was adopted',
      { legalForce: 'DRAFT', adoptedOn: '2021' },
      'adoptedOn',
      /a draft has not been adopted/,
    ],
    [
      'a draft that was repealed',
      { legalForce: 'DRAFT', repealedOn: '2025' },
      'repealedOn',
      /cannot have been repealed/,
    ],
    ['repealed before it was in force', { repealedOn: '2020' }, 'repealedOn', /lies before the entry into force/],
  ])('%s', async (_, over, field, message) => {
    const done = await publish(over);
    expect(done.problems).toContainEqual({
      path: ['input', ...field.split('.')],
      message: expect.stringMatching(message),
    });
  });
});

describe('a correction', () => {
  const correct = async (over: object, kind: 'Law' | 'Agreement' = 'Law') => {
    const id = await library.publish(vietnam, kind, kind === 'Law' ? { adoptedOn: '2020-11-13' } : {});
    await library.ask(vietnam, `mutation { openDraft(id: "${id}") { __typename } }`);
    const save = `mutation ($id: ID!, $input: ${kind}Input!) { done: update${kind}(id: $id, input: $input, expectedVersion: 1) { ${RESULT} } }`;
    const input = { ...INPUTS[kind], ...(kind === 'Law' ? { adoptedOn: '2020-11-13' } : {}), ...over };
    const { done: saved } = await library.ask(vietnam, save, { id, input });
    if (saved.message) throw new Error(JSON.stringify(saved));
    const { done } = await library.ask(
      vietnam,
      `mutation { done: correct(id: "${id}", changeNote: "a slip") { ${RESULT} } }`,
    );
    return { id, done };
  };

  it('mends a text, a topic, a note', async () => {
    const { done } = await correct({ note: 'mended', topics: ['health-personnel'], gazette: 'Công báo 5' });
    expect(done).toMatchObject({ state: 'PUBLISHED', revision: 2 });
  });

  it.each([
    [{ inForceOn: '2023-01-01' }, ['inForceOn']],
    [{ legalForce: 'REPEALED', repealedOn: '2025' }, ['legalForce', 'repealedOn']],
    [{ adoptedOn: null, number: '70/2020/QH14', legalForce: 'UNKNOWN' }, ['adoptedOn', 'legalForce']],
  ])('does not change the law: %j is refused, with the advice to publish it', async (over, fields) => {
    const { id, done } = await correct(over);
    expect(done.code).toBe('INVALID_INPUT');
    expect(done.problems.map(({ path }: { path: string[] }) => path.join('.')).sort()).toEqual(fields);
    expect(done.problems[0].message).toMatch(/publish the draft as a revision instead/);
    const after = await library.ask(nobody, `{ publication(id: "${id}") { revision } }`);
    expect(after.publication.revision).toBe(1);
    const publishing = `mutation { done: publish(id: "${id}") { ${RESULT} } }`;
    expect((await library.ask(vietnam, publishing)).done).toMatchObject({ revision: 2 });
  });

  it("does not change who is a party, or a party's dates", async () => {
    const parties = [{ ...INPUTS.Agreement.parties[0], signedOn: '2025-06-03' }, INPUTS.Agreement.parties[1]];
    expect((await correct({ parties }, 'Agreement')).done.problems).toMatchObject([
      { path: ['parties', '0', 'signedOn'] },
    ]);
    const renamed = [{ ...INPUTS.Agreement.parties[0], ministry: 'Ministry of Health' }, INPUTS.Agreement.parties[1]];
    expect((await correct({ parties: renamed }, 'Agreement')).done).toMatchObject({ revision: 2 });
  });

  it('does not change relations between laws; it may add what this one relates to', async () => {
    const target = await library.publish(vietnam, 'Law', { adoptedOn: '2001', inForceOn: null });
    const amends = await correct({ links: [{ relation: 'AMENDS', target }] });
    expect(amends.done.problems).toMatchObject([{ path: ['links'] }]);
    expect((await correct({ links: [{ relation: 'RELATES_TO', target }] })).done).toMatchObject({ revision: 2 });
  });
});
