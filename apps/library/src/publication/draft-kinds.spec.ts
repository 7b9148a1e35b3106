import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { actorFor, type Actor, type Role } from '#access';
import { INPUTS, RESULT, startLibrary, type TestLibrary } from '../library.fixture.js';

const publisher = actorFor('VN-MOH', ['publisher'], 'publisher');
const limited = (role: Role, kinds: string[]): Actor => ({
  ...actorFor('VN-MOH', [role], `${role} of ${kinds.join()}`),
  grants: [{ role, kinds }],
});

let library: TestLibrary;
let law: string;
let practice: string;
beforeAll(async () => {
  library = await startLibrary();
  law = await draft('Law');
  practice = await draft('Practice');
});
afterAll(() => library.stop());

async function draft(kind: 'Law' | 'Practice'): Promise<string> {
  const create = `mutation ($input: ${kind}Input!) { done: create${kind}(input: $input) { ${RESULT} } }`;
  return (await library.ask(publisher, create, { input: INPUTS[kind] })).done.id as string;
}

const listed = async (actor: Actor): Promise<unknown> => {
  const { drafts } = await library.ask(actor, '{ drafts { totalCount nodes { id } } }');
  const nodes = drafts.nodes as { id: string }[];
  return { count: drafts.totalCount, ids: nodes.map(({ id }) => id).sort() };
};
const found = async (actor: Actor, id: string): Promise<unknown> =>
  (await library.ask(actor, `query ($id: ID!) { publication(id: $id) { id } }`, { id })).publication;

describe('a role that is limited to kinds of record', () => {
  it.each(['reviewer', 'contributor', 'publisher'] as const)('as %s reads the drafts of those alone', async (role) => {
    const actor = limited(role, ['LAW']);
    expect(await listed(actor)).toEqual({ count: 1, ids: [law] });
    expect(await found(actor, law)).toEqual({ id: law });
    expect(await found(actor, practice)).toBeNull();
  });

  it('reads what any of the roles is for', async () => {
    const actor: Actor = {
      ...publisher,
      grants: [
        { role: 'reviewer', kinds: ['PRACTICE'] },
        { role: 'publisher', kinds: ['LAW'] },
        { role: 'auditor', kinds: null },
      ],
    };
    expect(await listed(actor)).toEqual({ count: 2, ids: [law, practice].sort() });
    expect(await listed(publisher)).toEqual({ count: 2, ids: [law, practice].sort() });
  });

  it('does not see the draft on a published record of another kind either', async () => {
    const id = await library.publish(publisher, 'Practice');
    await library.ask(publisher, `mutation { done: openDraft(id: "${id}") { ${RESULT} } }`);
    const query = `{ publication(id: "${id}") { id draft { version } } }`;
    expect((await library.ask(limited('reviewer', ['LAW']), query)).publication).toEqual({ id, draft: null });
    expect((await library.ask(limited('reviewer', ['PRACTICE']), query)).publication.draft).toEqual({ version: 1 });
  });
});
