import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { actorFor, type Actor } from '#access';
import { INPUTS, nobody, RESULT, startLibrary, type TestLibrary } from '../library.fixture.js';

/** What is offered is what works: every flag is compared with what comes of doing it. */
const publisher = actorFor('VN-MOH', ['publisher'], 'publisher');
const limitedTo = (kind: string): Actor => ({ ...publisher, grants: [{ role: 'publisher', kinds: [kind] }] });

const ACTORS: [name: string, actor: Actor][] = [
  ['a publisher of the owner', publisher],
  ['a contributor of the owner', actorFor('VN-MOH', ['contributor'], 'contributor')],
  ['a reviewer of the owner', actorFor('VN-MOH', ['reviewer'], 'reviewer')],
  ['a coordinator of the owner', actorFor('VN-MOH', ['coordinator'], 'coordinator')],
  ['a publisher of laws', limitedTo('LAW')],
  ['a publisher of agreements', limitedTo('AGREEMENT')],
  ['a publisher who must sign in more strongly', { ...publisher, publishAcr: 'urn:strong' }],
  ['a publisher of another authority', actorFor('DE-BMG', ['publisher'], 'other')],
  ['nobody in particular', nobody],
];

let library: TestLibrary;
beforeAll(async () => {
  library = await startLibrary();
});
afterAll(() => library.stop());

/** What a draft is filled with differs from what `first` publishes: an unchanged draft cannot be published. */
const input = { ...INPUTS.Law, number: '70/2020/QH14' };
const change = async (actor: Actor, call: string): Promise<Record<string, unknown>> => {
  const variables = call.includes('$input') ? '($input: LawInput!)' : '';
  const result = call.startsWith('confirm') ? '__typename ... on Error { message }' : RESULT;
  return (await library.ask(actor, `mutation ${variables} { done: ${call} { ${result} } }`, { input })).done;
};

/** Does it and gives the id. */
const done = async (call: string): Promise<string> => {
  const { id, message } = await change(publisher, call);
  if (typeof id !== 'string') throw new Error(String(message));
  return id;
};

const published = (): Promise<string> => done('publishLaw(input: $input)');
const first = (): Promise<string> => library.publish(publisher, 'Law');

const STATES: Record<string, () => Promise<string>> = {
  'a draft': () => done('createLaw(input: $input)'),
  'a draft in review': async () =>
    done(`submitForReview(id: "${await done('createLaw(input: $input)')}", expectedVersion: 1)`),
  'a draft that somebody else is writing and has approved': async () => {
    const id = await done('createLaw(input: $input)');
    await done(`submitForReview(id: "${id}", expectedVersion: 1)`);
    const colleague = actorFor('VN-MOH', ['publisher'], 'colleague');
    await change(colleague, `approve(id: "${id}", expectedVersion: 1)`);
    await change(colleague, `lockDraft(id: "${id}")`);
    return id;
  },
  'a rejected draft': async () => {
    const id = await done('createLaw(input: $input)');
    await done(`submitForReview(id: "${id}", expectedVersion: 1)`);
    return done(`rejectDraft(id: "${id}", reason: "not ours")`);
  },
  'a published law': published,
  'a law with a revision begun': async () => {
    const id = await done(`openDraft(id: "${await first()}")`);
    return done(`updateLaw(id: "${id}", input: $input, expectedVersion: 1)`);
  },
  'a revoked law': async () => done(`revoke(id: "${await published()}", reason: "replaced")`),
  'a law under embargo': () => done('publishLaw(input: $input, embargoUntil: "2099-01-01T00:00:00Z")'),
};

const DEEDS: Record<string, (id: string, version: number) => string> = {
  openDraft: (id) => `openDraft(id: "${id}")`,
  editDraft: (id, version) => `updateLaw(id: "${id}", input: $input, expectedVersion: ${version})`,
  publish: (id) => `publish(id: "${id}", changeNote: "a new number")`,
  correct: (id) => `correct(id: "${id}", changeNote: "a slip of the pen")`,
  revoke: (id) => `revoke(id: "${id}", reason: "replaced")`,
  submitForReview: (id, version) => `submitForReview(id: "${id}", expectedVersion: ${version})`,
  approve: (id, version) => `approve(id: "${id}", expectedVersion: ${version})`,
  requestChanges: (id) => `requestChanges(id: "${id}", reason: "the number")`,
  rejectDraft: (id) => `rejectDraft(id: "${id}", reason: "not ours")`,
  returnToWork: (id) => `returnToWork(id: "${id}")`,
  commentOnDraft: (id) => `commentOnDraft(id: "${id}", text: "why?", path: "number")`,
  lockDraft: (id) => `lockDraft(id: "${id}")`,
  takeOverDraft: (id) => `takeOverDraft(id: "${id}", reason: "you are away")`,
  confirm: (id) => `confirm(ids: ["${id}"])`,
  moveEmbargo: (id) => `moveEmbargo(id: "${id}", until: "2098-01-01T00:00:00Z")`,
};

describe.each(ACTORS)('%s', (_name, actor) => {
  it.each(Object.entries(STATES))('is offered for %s what works and nothing else', async (_state, make) => {
    const id = await make();
    const flags = `viewerCan { ${Object.keys(DEEDS).join(' ')} }`;
    const { publication } = await library.ask(actor, `{ publication(id: "${id}") { ${flags} } }`);
    // Who cannot see it is offered nothing, and nothing works.
    const offered = publication?.viewerCan ?? {};
    const seen = await library.ask(publisher, `{ publication(id: "${id}") { draft { version } } }`);
    const version = seen.publication.draft?.version ?? 1;
    // What is refused changes nothing, so the record serves for the next deed; what works needs a new one.
    let subject = id;
    for (const [deed, call] of Object.entries(DEEDS)) {
      const result = await change(actor, call(subject, version));
      const works = result['__typename'] === 'Law' || result['__typename'] === 'Confirmed';
      expect({ deed, result, offered: offered[deed] ?? false }).toEqual({ deed, result, offered: works });
      if (works) subject = await make();
    }
  });
});
