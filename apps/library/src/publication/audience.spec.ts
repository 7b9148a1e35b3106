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
const ids: Record<string, string> = {};
const partner = actorFor('IOM', ['partner-agent'], 'iom');
const sameCountry = actorFor('VN-MOLISA', ['publisher'], 'molisa');

beforeAll(async () => {
  library = await startLibrary();
  for (const audience of ['PUBLIC', 'NETWORK', 'PARTIES', 'OWNER']) {
    const titles = [{ language: 'en', value: `Accord zebra ${audience}` }];
    ids[audience] = await library.publish(vietnam, 'Agreement', {
      audience,
      titles,
      topics: ['health-personnel/cooperation'],
    });
  }
});
afterAll(() => library.stop());

const EXPECTED: [string, Actor, string[]][] = [
  ['nobody in particular', nobody, ['PUBLIC']],
  ['a partner', partner, ['PUBLIC']],
  ['a body', cluster, ['PUBLIC']],
  ['an authority that is no party', thailand, ['PUBLIC', 'NETWORK']],
  ['a party', germany, ['PUBLIC', 'NETWORK', 'PARTIES']],
  ['another authority of the owner country', sameCountry, ['PUBLIC', 'NETWORK', 'PARTIES']],
  ['the owner', vietnam, ['PUBLIC', 'NETWORK', 'PARTIES', 'OWNER']],
];

describe.each(EXPECTED)('to %s', (_, actor, audiences) => {
  const expected = () => audiences.map((audience) => ids[audience]).sort();
  const found = (page: { nodes: { id: string }[] }) => page.nodes.map(({ id }) => id).sort();

  it('lists, counts, searches and filters show just what may be read', async () => {
    const page = `{ totalCount nodes { id } }`;
    const got = await library.ask(
      actor,
      `{ all: publications ${page} search: publications(search: "zebra") ${page}
         topic: publications(filter: { topics: ["health-personnel"] }) ${page} byDate: publications(orderBy: LEGAL_DATE) ${page} }`,
    );
    for (const list of ['all', 'search', 'topic', 'byDate']) {
      expect({ list, ids: found(got[list]), count: got[list].totalCount }).toEqual({
        list,
        ids: expected(),
        count: audiences.length,
      });
    }
  });

  it('ids, revisions, references, a country and a participant show just what may be read', async () => {
    for (const [audience, id] of Object.entries(ids)) {
      const readable = audiences.includes(audience);
      const got = await library.ask(
        actor,
        `{ a: publication(id: "${id}") { id revisions { number } } b: publication(id: "${id}@1") { revision } }`,
      );
      expect(got).toEqual(
        readable ? { a: { id, revisions: [{ number: 1 }] }, b: { revision: 1 } } : { a: null, b: null },
      );
    }
    const representations = [
      ...Object.values(ids).map((id) => ({ __typename: 'Agreement', id })),
      { __typename: 'Country', code: 'DE' },
      { __typename: 'Participant', id: 'VN-MOH' },
    ];
    const { _entities } = await library.ask(
      actor,
      `query ($representations: [_Any!]!) { _entities(representations: $representations) { ... on Agreement { id }
         ... on Country { publications { totalCount nodes { id } } } ... on Participant { publications { totalCount nodes { id } } } } }`,
      { representations },
    );
    expect(_entities.slice(0, 4)).toEqual(
      Object.entries(ids).map(([audience, id]) => (audiences.includes(audience) ? { id } : null)),
    );
    for (const { publications } of _entities.slice(4)) {
      expect({ ids: found(publications), count: publications.totalCount }).toEqual({
        ids: expected(),
        count: audiences.length,
      });
    }
  });
});

describe('drafts', () => {
  const auditor = actorFor('VN-MOH', ['auditor'], 'auditor');
  const reviewer = actorFor('VN-MOH', ['reviewer'], 'reviewer');

  it('are shown to those of the owner whose role reads drafts, and to nobody else', async () => {
    const { done } = await library.ask(
      vietnam,
      `mutation ($input: LawInput!) { done: createLaw(input: $input) { ${RESULT} } }`,
      { input: INPUTS.Law },
    );
    const id = ids['PUBLIC'] as string;
    await library.ask(vietnam, `mutation { openDraft(id: "${id}") { __typename } }`);
    const query = `{ never: publication(id: "${done.id}") { id } open: publication(id: "${id}") { draft { version } } }`;
    expect(await library.ask(reviewer, query)).toEqual({ never: { id: done.id }, open: { draft: { version: 1 } } });
    for (const actor of [nobody, partner, cluster, germany, sameCountry, auditor]) {
      expect(await library.ask(actor, query)).toEqual({ never: null, open: { draft: null } });
      const { data, errors } = await library.raw(actor, '{ drafts { nodes { id } totalCount } }');
      if (data) expect(data).toEqual({ drafts: { nodes: [], totalCount: 0 } });
      else expect(errors?.[0]?.extensions['code']).toMatch(/^NOT_AUTH/);
    }
    await library.ask(vietnam, `mutation { deleteDraft(id: "${id}") { __typename } }`);
  });
});

describe('when the audience of a record changes', () => {
  const revise = async (id: string, over: object) => {
    await library.ask(vietnam, `mutation { openDraft(id: "${id}") { __typename } }`);
    const input = { ...INPUTS.Law, ...over };
    await library.ask(
      vietnam,
      `mutation ($input: LawInput!) { updateLaw(id: "${id}", input: $input, expectedVersion: 1) { ${RESULT} } }`,
      { input },
    );
    await library.ask(vietnam, `mutation { publish(id: "${id}") { ${RESULT} } }`);
    return (await library.changes()).at(-1);
  };
  const query = (id: string) =>
    `{ now: publication(id: "${id}") { revisions { number differences { field } } } first: publication(id: "${id}@1") { revision } }`;

  it('hides the old revisions too from those who lost it', async () => {
    const id = await library.publish(vietnam, 'Law');
    const change = await revise(id, { audience: 'OWNER' });
    expect(change?.readers).toEqual(['participant:VN-MOH']);
    expect(await library.ask(nobody, query(id))).toEqual({ now: null, first: null });
    expect((await library.ask(vietnam, query(id))).now.revisions).toHaveLength(2);
  });

  it('does not show to those who gained it what it said before', async () => {
    const id = await library.publish(vietnam, 'Law', { audience: 'OWNER', number: 'internal only' });
    const change = await revise(id, { number: 'for all' });
    expect(change).toMatchObject({ readers: ['public'], differences: [] });
    expect(JSON.stringify(change)).not.toContain('internal only');
    expect(await library.ask(nobody, query(id))).toEqual({
      now: { revisions: [{ number: 2, differences: [] }] },
      first: null,
    });
  });
});
