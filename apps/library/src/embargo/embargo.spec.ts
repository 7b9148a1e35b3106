import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { actorFor, type Actor } from '#access';
import type { Change } from '#contracts';
import { Outbox } from '#messaging';
import {
  germany,
  INPUTS,
  nobody,
  RESULT,
  startLibrary,
  thailand,
  vietnam,
  type TestLibrary,
  anotherIndex,
} from '../library.fixture.js';
import { RevisionWriter } from '../publication/revision-writer.service.js';
import { EmbargoOpening } from './embargo-opening.service.js';

const colleague = actorFor('VN-DOLAB', ['publisher'], 'dolab');
const reader = actorFor('VN-MOH', [], 'somebody of the ministry');
const UNTIL = '2099-01-01T09:00:00.000Z';
const AFTER = new Date('2099-01-01T09:00:00.001Z');
const BEFORE = new Date('2099-01-01T08:59:59.999Z');

let library: TestLibrary;
let opening: EmbargoOpening;
beforeAll(async () => {
  library = await startLibrary();
  opening = another();
});
afterAll(() => library.stop());

/** As another process has it. */
const another = (): EmbargoOpening =>
  new EmbargoOpening(
    library.db,
    new RevisionWriter(library.db, anotherIndex(library.db).index),
    new Outbox(library.db),
  );

const mutate = async (actor: Actor, call: string, variables = {}, types = '') =>
  (await library.ask(actor, `mutation ${types} { done: ${call} { ${RESULT} } }`, variables)).done;

const publish = (kind: 'Law' | 'Agreement', over: object = {}, until = UNTIL) =>
  mutate(
    vietnam,
    `publish${kind}(input: $input, embargoUntil: "${until}")`,
    { input: { ...INPUTS[kind], ...over } },
    `($input: ${kind}Input!)`,
  );

const changesOf = async (id: string): Promise<Change[]> =>
  (await library.changes()).filter(({ subject }) => subject === id);

/** All that an actor can find out of a record, by every way that the library has. */
async function traces(actor: Actor, id: string): Promise<string> {
  const page = '{ nodes { id } totalCount }';
  const found = await library.ask(
    actor,
    `{ byId: publication(id: "${id}") { id title { value } } byRevision: publication(id: "${id}@1") { id } second: publication(id: "${id}@2") { id }
       all: publications(first: 100) ${page} search: publications(search: "nightingale") ${page} byNumber: publications(search: "${id}") ${page}
       byTopic: publications(filter: { topics: ["health-personnel"] }) ${page} revoked: publications(filter: { state: REVOKED }) ${page}
       embargoes { nodes { publication { id } } }
       _entities(representations: [{ __typename: "Law", id: "${id}" }, { __typename: "Agreement", id: "${id}" }, { __typename: "Participant", id: "VN-MOH" }, { __typename: "Country", code: "VN" }]) {
         ... on Law { id } ... on Agreement { id } ... on Participant { publications(first: 100) ${page} } ... on Country { publications(first: 100) ${page} } } }`,
  );
  // The query itself names the id in no answer; an answer that does has it from the record.
  return JSON.stringify(found);
}

const nightingale = (over: object = {}) => ({
  titles: [{ language: 'en', value: 'The nightingale regulation' }],
  originalLanguage: 'en',
  topics: ['health-personnel/recruitment'],
  ...over,
});

describe('until the end of its embargo', () => {
  it.each([
    ['nobody in particular', nobody],
    ['another authority', thailand],
    ['an authority of the same country', colleague],
    ['a partner', actorFor('IOM', ['partner-agent'], 'iom')],
  ])('%s finds no trace of a record, by no way, and the same answers as if it did not exist', async (_, actor) => {
    const none = await traces(actor, 'VN-LAW-2026-999999');
    const { id, __typename } = await publish('Law', nightingale({ audience: 'PUBLIC' }));
    expect(__typename).toBe('Law');
    expect(await traces(actor, id)).toBe(none);
    expect(await changesOf(id)).toEqual([]);
    await mutate(vietnam, `revoke(id: "${id}", reason: "Not this time")`);
  });

  it('over HTTP it is not there, for the owner it is', async () => {
    const { id } = await publish('Law', nightingale());
    for (const accept of ['application/json', 'application/ld+json']) {
      const answer = await fetch(`${library.url}/publications/${id}`, { headers: { accept } });
      const none = await fetch(`${library.url}/publications/VN-LAW-2026-999999`, { headers: { accept } });
      expect({ status: answer.status, body: (await answer.text()).replaceAll(id, 'ID') }).toMatchObject({
        status: 404,
        body: expect.stringContaining('ID'),
      });
      expect(none.status).toBe(404);
    }
  });

  it('the owner sees it, and may move and cancel it', async () => {
    const { id, state, revision } = await publish('Law', nightingale());
    expect({ state, revision }).toEqual({ state: 'DRAFT', revision: 0 });
    const query = `{ publication(id: "${id}") { state publishedAt embargo { until changeNote publication { revision title { value } } } } }`;
    expect((await library.ask(reader, query)).publication).toEqual({
      state: 'DRAFT',
      publishedAt: null,
      embargo: {
        until: UNTIL,
        changeNote: null,
        publication: { revision: 1, title: { value: 'The nightingale regulation' } },
      },
    });
    const sooner = '2098-06-01T00:00:00.000Z';
    expect(await mutate(vietnam, `moveEmbargo(id: "${id}", until: "${sooner}")`)).toMatchObject({
      __typename: 'Law',
      id,
    });
    const { embargoes } = await library.ask(vietnam, '{ embargoes { nodes { until publication { id } } } }');
    expect(embargoes.nodes[0]).toEqual({ until: sooner, publication: { id } });
    expect(await mutate(vietnam, `cancelEmbargo(id: "${id}")`)).toMatchObject({ __typename: 'Law', draftVersion: 1 });
    expect(await mutate(vietnam, `cancelEmbargo(id: "${id}")`)).toMatchObject({ __typename: 'Conflict' });
    expect(await opening.openDue(AFTER)).not.toContain(id);
    expect(await changesOf(id)).toEqual([]);
    expect(await mutate(vietnam, `publish(id: "${id}")`)).toMatchObject({ __typename: 'Law', revision: 1 });
  });

  it('nobody else may move or cancel it, or learns by that that it is there', async () => {
    const { id } = await publish('Law', nightingale());
    for (const call of [
      'moveEmbargo(id: "ID", until: "2097-01-01T00:00:00Z")',
      'cancelEmbargo(id: "ID")',
      'openDraft(id: "ID")',
    ])
      for (const actor of [thailand, colleague]) {
        const refused = await mutate(actor, call.replace('ID', id));
        const none = await mutate(actor, call.replace('ID', 'VN-LAW-2026-999999'));
        expect(JSON.stringify(refused).replaceAll(id, 'ID')).toBe(
          JSON.stringify(none).replaceAll('VN-LAW-2026-999999', 'ID'),
        );
        expect(refused.__typename).toBe('NotFound');
      }
    expect(await mutate(reader, `cancelEmbargo(id: "${id}")`)).toMatchObject({ __typename: 'NotAuthorised' });
  });

  it('the parties see what is for the parties, others do not', async () => {
    const { id } = await publish('Agreement', { audience: 'PARTIES', titles: [{ language: 'en', value: 'A pact' }] });
    expect(await traces(germany, id)).toContain(`"byId":{"id":"${id}"`);
    expect(await traces(colleague, id)).toContain(`"byId":{"id":"${id}"`);
    for (const actor of [nobody, thailand]) expect(await traces(actor, id)).not.toContain(id);
    const forAll = await publish('Agreement', { audience: 'NETWORK', titles: [{ language: 'en', value: 'Another' }] });
    expect(await traces(germany, forAll.id)).not.toContain(forAll.id);
  });

  it('of a record that the parties may not read yet, they do not learn', async () => {
    const own = { ...INPUTS.Agreement, audience: 'OWNER', titles: [{ language: 'en', value: 'A pact in the making' }] };
    const id = await library.publish(vietnam, 'Agreement', own);
    const { draftVersion } = await mutate(vietnam, `openDraft(id: "${id}")`);
    await mutate(
      vietnam,
      `updateAgreement(id: "${id}", input: $input, expectedVersion: ${draftVersion})`,
      { input: { ...own, audience: 'PARTIES' } },
      '($input: AgreementInput!)',
    );
    await mutate(vietnam, `publish(id: "${id}", embargoUntil: "${UNTIL}", changeNote: "For the parties")`);
    const { embargoes } = await library.ask(vietnam, '{ embargoes { nodes { publication { id } } } }');
    expect(embargoes.nodes).toContainEqual({ publication: { id } });
    expect(await traces(germany, id)).not.toContain(id);
    await mutate(vietnam, `revoke(id: "${id}", reason: "Withdrawn as a whole")`);
  });

  it('of a revision, everybody reads the one before, and only the owner knows of it', async () => {
    const id = await library.publish(vietnam, 'Law', nightingale());
    const draft = await mutate(vietnam, `openDraft(id: "${id}")`);
    await mutate(
      vietnam,
      `updateLaw(id: "${id}", input: $input, expectedVersion: ${draft.draftVersion})`,
      { input: { ...INPUTS.Law, ...nightingale({ number: '99/2099' }) } },
      '($input: LawInput!)',
    );
    const before = await traces(thailand, id);
    await mutate(vietnam, `publish(id: "${id}", embargoUntil: "${UNTIL}", changeNote: "From the new year on")`);
    expect(await traces(thailand, id)).toBe(before);
    const query = `{ publication(id: "${id}") { revision number: url embargo { until } revisions { number } } }`;
    expect((await library.ask(thailand, query)).publication).toMatchObject({
      revision: 1,
      embargo: null,
      revisions: [{ number: 1 }],
    });
    expect((await library.ask(vietnam, query)).publication).toMatchObject({ revision: 1, embargo: { until: UNTIL } });
    expect(await mutate(vietnam, `openDraft(id: "${id}")`)).toMatchObject({ __typename: 'Conflict' });
    expect(await changesOf(id)).toHaveLength(1);
    await mutate(vietnam, `revoke(id: "${id}", reason: "Withdrawn as a whole")`);
    await opening.openDue(AFTER);
    expect((await changesOf(id)).map(({ type }) => type)).toEqual(['publication.published', 'publication.revoked']);
  });
});

describe('at the end of its embargo', () => {
  it('a record is there for its audience, and its change goes out once, however many open it', async () => {
    const { id } = await publish('Law', nightingale({ audience: 'NETWORK' }));
    expect(await opening.openDue(BEFORE)).toEqual([]);
    expect(await changesOf(id)).toEqual([]);
    const opened = await Promise.all([opening, another(), another(), another()].map((one) => one.openDue(AFTER)));
    expect(opened.flat().filter((one) => one === id)).toEqual([id]);
    await opening.openDue(AFTER);
    expect(await changesOf(id)).toMatchObject([
      { type: 'publication.published', revision: 1, readers: ['network', 'participant:VN-MOH'] },
    ]);
    expect(await traces(thailand, id)).toContain(id);
    expect(await traces(nobody, id)).not.toContain(id);
    const query = `{ publication(id: "${id}") { state revision publishedAt embargo { until } } }`;
    expect((await library.ask(vietnam, query)).publication).toEqual({
      state: 'PUBLISHED',
      revision: 1,
      publishedAt: AFTER.toISOString(),
      embargo: null,
    });
  });

  it('that was moved it is not opened at the first moment', async () => {
    const { id } = await publish('Law', nightingale());
    await mutate(vietnam, `moveEmbargo(id: "${id}", until: "2099-02-01T00:00:00Z")`);
    expect(await opening.openDue(AFTER)).not.toContain(id);
    expect(await opening.openDue(new Date('2099-02-01T00:00:00Z'))).toContain(id);
    expect(await changesOf(id)).toHaveLength(1);
  });

  it('one that cannot be published keeps none of the others waiting', async () => {
    const [bad, good] = [(await publish('Law', nightingale())).id, (await publish('Law', nightingale())).id];
    await library.db.query(`UPDATE library.embargo SET content = content - 'title' WHERE publication_id = $1`, [bad]);
    const opened = await opening.openDue(AFTER);
    expect(opened).toContain(good);
    expect(opened).not.toContain(bad);
    expect(await changesOf(bad)).toEqual([]);
    await library.db.query(`DELETE FROM library.embargo WHERE publication_id = $1`, [bad]);
  });
});

it('an embargo that is over already is refused, and nothing is written', async () => {
  const before = await library.counts();
  expect(await publish('Law', nightingale(), '2020-01-01T00:00:00Z')).toMatchObject({
    __typename: 'InvalidInput',
    problems: [{ path: ['embargoUntil'] }],
  });
  expect(await library.counts()).toEqual(before);
});
