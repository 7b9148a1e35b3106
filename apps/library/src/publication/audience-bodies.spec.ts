import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { actorFor, bodyReaderKeys, keepReaderKeys, Readers, type Actor } from '#access';
import { ImportService, type ImportItem } from '../import/import.service.js';
import {
  cluster,
  INPUTS,
  nobody,
  RESULT,
  startLibrary,
  thailand,
  vietnam,
  type TestLibrary,
} from '../library.fixture.js';

const ASEAN = { id: 'ASEAN', partOf: null };
const HC3 = { id: 'ASEAN-HC3', partOf: 'ASEAN' };
let library: TestLibrary;

/** Thailand is a member until the year 2099. */
beforeAll(async () => {
  library = await startLibrary();
  const members = [{ country: 'TH', kind: 'MEMBER', from: '1967-08-08', to: '2099-01-01' }];
  await library.db.transaction(() =>
    keepReaderKeys(
      library.db,
      ['ASEAN', 'ASEAN-HC3'],
      [...bodyReaderKeys(ASEAN, members, [ASEAN, HC3]), ...bodyReaderKeys(HC3, [], [ASEAN, HC3])],
    ),
  );
});
afterAll(() => library.stop());

/** The actor as it is recognised at a moment. */
async function at(moment: string, actor: Actor): Promise<Actor> {
  const readers = library.service.app.get(Readers, { strict: false });
  return { ...actor, readerKeys: await readers.keysOf(actor.participant as string, new Date(moment)) };
}

const publish = async (actor: Actor, over: object) =>
  (
    await library.ask(
      actor,
      `mutation ($input: LawInput!) { done: publishLaw(input: $input) { ${RESULT} ... on Publication { audience audienceBodies } } }`,
      { input: { ...INPUTS.Law, ...over } },
    )
  ).done;

describe('what is for a body', () => {
  let id: string;
  beforeAll(async () => {
    const done = await publish(vietnam, { audience: 'BODY', audienceBodies: ['ASEAN', 'ASEAN'] });
    expect(done).toMatchObject({ __typename: 'Law', audience: 'BODY', audienceBodies: ['ASEAN'] });
    id = done.id;
  });

  const sees = async (actor: Actor): Promise<boolean> => {
    const { one, all } = await library.ask(
      actor,
      `{ one: publication(id: "${id}") { id } all: publications { nodes { id } totalCount } }`,
    );
    expect({ who: actor.participant, nodes: all.nodes.length, counted: all.totalCount }).toEqual({
      who: actor.participant,
      nodes: one ? 1 : 0,
      counted: one ? 1 : 0,
    });
    return one !== null;
  };

  it.each<[string, Actor, boolean]>([
    ['a member', thailand, true],
    ["a part's people", cluster, true],
    ["the body's people", actorFor('ASEAN', ['regional-coordinator'], 'a'), true],
    ['an authority of no member', actorFor('DE-BMG', ['publisher'], 'd'), false],
    ['another authority of the country that owns it', actorFor('VN-DOLAB', ['publisher'], 'v'), false],
    ['a partner', actorFor('IOM', ['partner-agent'], 'i'), false],
    ['the owner', vietnam, true],
  ])('%s finds or does not find, on a day', async (_, actor, expected) => {
    expect(await sees(await at('2026-11-22T00:00:00Z', actor))).toBe(expected);
  });

  it('a member finds until the midnight at which it leaves, and nobody in particular finds ever', async () => {
    expect(await sees(await at('2098-12-31T23:59:59.999Z', thailand))).toBe(true);
    expect(await sees(await at('2099-01-01T00:00:00.000Z', thailand))).toBe(false);
    expect(await sees(nobody)).toBe(false);
  });

  it('is announced with the keys of the body', async () => {
    const [change] = (await library.changes()).filter(({ subject }) => subject === id);
    expect(change?.readers).toEqual(['participant:VN-MOH', 'body:ASEAN']);
  });
});

describe('the audience BODY', () => {
  let before: Record<string, number>;
  beforeEach(async () => {
    before = await library.counts();
  });
  const problems = async (over: object) => {
    const done = await publish(vietnam, over);
    expect(await library.counts()).toEqual(before);
    expect(done).toMatchObject({ __typename: 'InvalidInput' });
    return done.problems.map(({ path }: { path: string[] }) => path.join('.'));
  };

  it('names bodies that exist, and no other audience names any', async () => {
    expect(await problems({ audience: 'BODY', audienceBodies: ['ASEAN', 'ATLANTIS'] })).toEqual([
      'input.audienceBodies.1',
    ]);
    expect(await problems({ audience: 'BODY', audienceBodies: ['VN-MOH'] })).toEqual(['input.audienceBodies.0']);
    expect(await problems({ audience: 'BODY' })).toEqual(['input.audienceBodies']);
    expect(await problems({ audience: 'BODY', audienceBodies: [] })).toEqual(['input.audienceBodies']);
    expect(await problems({ audience: 'NETWORK', audienceBodies: ['ASEAN'] })).toEqual(['input.audienceBodies']);
  });

  it('is checked in an import too, row by row', async () => {
    const { titles: _titles, ...law } = INPUTS.Law;
    const item = (row: number, audienceBodies: string[]): ImportItem => ({
      row,
      kind: 'LAW',
      content: { ...law, title: { vi: 'Luật' }, sourceId: `s${row}`, audience: 'BODY', audienceBodies },
    });
    async function* rows(): AsyncGenerator<ImportItem> {
      yield item(1, ['ATLANTIS']);
      yield item(2, ['ASEAN-HC3']);
    }
    const report = await library.service.app.get(ImportService, { strict: false }).publishAll(vietnam, rows());
    expect({ published: report.published, bad: report.bad }).toEqual({
      published: 1,
      bad: [{ row: 1, field: 'audienceBodies.0', message: expect.stringContaining('"ATLANTIS" is no regional body') }],
    });
  });
});
