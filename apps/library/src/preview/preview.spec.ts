import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { actorFor, bodyReaderKeys, keepReaderKeys, type Actor } from '#access';
import {
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
beforeAll(async () => {
  library = await startLibrary();
  const ASEAN = { id: 'ASEAN', partOf: null };
  const members = [
    { country: 'TH', kind: 'MEMBER', from: '1967-08-08', to: null },
    { country: 'MM', kind: 'MEMBER', from: '1997-07-23', to: '2020-01-01' },
  ];
  const facts = bodyReaderKeys(ASEAN, members, [ASEAN]);
  await library.db.transaction(() => keepReaderKeys(library.db, ['ASEAN'], facts));
});
afterAll(() => library.stop());

const READERS = {
  public: { audience: 'PUBLIC' },
  network: { audience: 'NETWORK' },
  TH: { country: 'TH' },
  MM: { country: 'MM' },
  DE: { country: 'DE' },
  'DE-BMG': { participant: 'DE-BMG' },
  ASEAN: { participant: 'ASEAN' },
  IOM: { participant: 'IOM' },
  'VN-MOH': { participant: 'VN-MOH' },
};
const SHOWN = `visible whyNot publication { id state revision title(language: "en") { value } draft { version } embargo { until }
  revisions { number publication { id draft { version } } } viewerCan { openDraft publish confirmAgreement }
  links { target publication { id } } linkedBy { publication { id } } }`;

const preview = async (id: string, reader: object, actor: Actor = vietnam) =>
  (
    await library.ask(
      actor,
      `query ($id: ID!, $reader: PreviewReader!) { found: previewAs(id: $id, reader: $reader) { now { ${SHOWN} } oncePublished { ${SHOWN} } } }`,
      { id, reader },
    )
  ).found;
const change = async (source: string, input?: object, actor = vietnam) => {
  const operation = `mutation ${input ? '($input: LawInput!)' : ''} { done: ${source} { ${RESULT} } }`;
  const { done } = await library.ask(actor, operation, { input });
  expect(done.message).toBeUndefined();
  return done;
};
/** An open draft on a published law. */
async function draftOn(id: string, over: object, actor = vietnam): Promise<void> {
  await change(`openDraft(id: "${id}")`, undefined, actor);
  await change(`updateLaw(id: "${id}", input: $input, expectedVersion: 1)`, { ...INPUTS.Law, ...over }, actor);
}

describe('who sees a record', () => {
  const seers = async (kind: 'Law' | 'Agreement', over: object): Promise<string[]> => {
    const id = await library.publish(vietnam, kind, over);
    const seen: string[] = [];
    for (const [name, reader] of Object.entries(READERS)) {
      const { now } = await preview(id, reader);
      expect([now.visible, now.whyNot !== null, now.publication?.id ?? null]).toEqual([
        now.visible,
        !now.visible,
        now.visible ? id : null,
      ]);
      if (now.visible) seen.push(name);
    }
    return seen;
  };

  it.each([
    ['Law', { audience: 'PUBLIC' }, Object.keys(READERS)],
    ['Law', { audience: 'NETWORK' }, ['network', 'TH', 'MM', 'DE', 'DE-BMG', 'VN-MOH']],
    ['Law', { audience: 'BODY', audienceBodies: ['ASEAN'] }, ['TH', 'ASEAN', 'VN-MOH']],
    ['Agreement', { audience: 'PARTIES' }, ['DE', 'DE-BMG', 'VN-MOH']],
    ['Law', { audience: 'OWNER' }, ['VN-MOH']],
  ] as const)('%s %j: its audience and nobody else', async (kind, over, expected) => {
    expect(await seers(kind, over)).toEqual(expected);
  });

  it('is the answer that they get themselves', async () => {
    const id = await library.publish(vietnam, 'Law', { audience: 'NETWORK' });
    await draftOn(id, { number: '2' });
    for (const [actor, reader] of [
      [thailand, { participant: 'TH-MOPH' }],
      [nobody, { audience: 'PUBLIC' }],
    ] as const) {
      const { publication } = await library.ask(
        { ...actor, roles: [], grants: [] },
        `{ publication(id: "${id}") { ${SHOWN.replace(/^visible whyNot publication \{|\}$/g, '')} } }`,
      );
      expect((await preview(id, reader)).now.publication).toEqual(publication);
    }
  });
});

describe('a reader who does not see it', () => {
  it('is told apart by a sentence', async () => {
    const why = async (over: object, reader: object, kind: 'Law' | 'Agreement' = 'Law') =>
      (await preview(await library.publish(vietnam, kind, over), reader)).now.whyNot;
    expect(await why({ audience: 'BODY', audienceBodies: ['ASEAN'] }, READERS.MM)).toBe(
      'It is for the members of ASEAN as they are today, those bodies’ own people, and VN-MOH; Myanmar (Burma) is not among them.',
    );
    expect(await why({ audience: 'PARTIES' }, READERS.TH, 'Agreement')).toBe(
      'It is for the parties VN, DE, and VN-MOH; Thailand is not among them.',
    );
    expect(await why({ audience: 'NETWORK' }, READERS.public)).toBe(
      'It is for every national authority, and VN-MOH; the public is not among them.',
    );
    expect(await why({ audience: 'OWNER' }, READERS.IOM)).toBe(
      'It is for the people of VN-MOH alone; IOM is not among them.',
    );
  });
});

describe('an open draft', () => {
  it('is shown as it will be, to those it will be for, and never as a draft', async () => {
    const id = await library.publish(vietnam, 'Law', { audience: 'PUBLIC' });
    await draftOn(id, {
      audience: 'NETWORK',
      titles: [
        { language: 'vi', value: 'Luật' },
        { language: 'en', value: 'New' },
      ],
    });
    const toThailand = await preview(id, READERS.TH);
    expect(toThailand.now.publication).toMatchObject({ revision: 1, draft: null, viewerCan: { openDraft: false } });
    expect(toThailand.oncePublished).toMatchObject({
      visible: true,
      publication: {
        state: 'PUBLISHED',
        revision: 2,
        title: { value: 'New' },
        draft: null,
        revisions: [{ number: 1, publication: { id, draft: null } }],
        viewerCan: { openDraft: false, publish: false },
      },
    });
    expect(await preview(id, READERS.public)).toMatchObject({
      now: { visible: true },
      oncePublished: { visible: false, publication: null, whyNot: expect.stringContaining('the public') },
    });
  });

  it('of what was never published, and what is under embargo, is there once it is published alone', async () => {
    const { id } = await change('createLaw(input: $input)', INPUTS.Law);
    const made = await library.ask(
      vietnam,
      `mutation ($input: LawInput!, $until: DateTime!) { done: publishLaw(input: $input, embargoUntil: $until) { ${RESULT} } }`,
      { input: INPUTS.Law, until: new Date(Date.now() + 3_600_000).toISOString() },
    );
    for (const one of [id, made['done'].id])
      expect(await preview(one, READERS.public)).toMatchObject({
        now: { visible: false, whyNot: expect.stringMatching(/^It was never published/), publication: null },
        oncePublished: { visible: true, publication: { id: one, revision: 1, embargo: null, revisions: [] } },
      });
    expect((await preview(await library.publish(vietnam, 'Law'), READERS.public)).oncePublished).toBeNull();
  });
});

describe('a preview shows nothing that who asks may not see', () => {
  const own = (over: object = {}) => library.publish(vietnam, 'Law', over);
  const foreign = (actor: Actor, over: object) => library.publish(actor, 'Law', { number: '9', ...over });

  it('of the records that name it: those that its reader and he may see', async () => {
    const id = await own();
    const link = { links: [{ relation: 'RELATES_TO', target: id }] };
    await foreign(thailand, { audience: 'OWNER', ...link });
    await own({ audience: 'OWNER', ...link });
    const forAll = await foreign(germany, { audience: 'PUBLIC', ...link });
    expect((await preview(id, { participant: 'TH-MOPH' })).now.publication.linkedBy).toEqual([
      { publication: { id: forAll } },
    ]);
  });

  it('of those that it names, likewise', async () => {
    const [target, hidden] = [await foreign(germany, {}), await foreign(thailand, {})];
    const id = await own({ links: [target, hidden].map((one) => ({ relation: 'RELATES_TO', target: one })) });
    for (const [one, audience, actor] of [
      [target, 'NETWORK', germany],
      [hidden, 'OWNER', thailand],
    ] as const) {
      await draftOn(one, { number: '9', audience }, actor);
      await change(`publish(id: "${one}", changeNote: "Narrowed")`, undefined, actor);
    }
    const linked = async (reader: object) =>
      (await preview(id, reader)).now.publication.links.map((link: { publication: object | null }) => link.publication);
    expect(await linked(READERS.public)).toEqual([null, null]);
    expect(await linked({ participant: 'TH-MOPH' })).toEqual([{ id: target }, null]);
  });

  it('of records that are not his participant’s, whether he may read them or not', async () => {
    const open = await foreign(thailand, { audience: 'PUBLIC' });
    const closed = await foreign(thailand, { audience: 'OWNER' });
    for (const id of [open, closed, 'VN-LAW-2026-999999', 'nonsense', `${await own()}@1`])
      for (const reader of Object.values(READERS)) expect(await preview(id, reader)).toBeNull();
  });

  it('and is for those who may read drafts, of the kinds that they may', async () => {
    const id = await own();
    const source = `{ previewAs(id: "${id}", reader: { audience: PUBLIC }) { now { visible } } }`;
    const of = async (actor: Actor) => {
      const { data, errors } = await library.raw(actor, source);
      return errors?.[0]?.extensions['code'] ?? (data?.['previewAs'] === null ? null : 'shown');
    };
    const auditor = actorFor('VN-MOH', ['auditor'], 'vn-auditor');
    const contributor = actorFor('VN-MOH', ['contributor'], 'vn-contributor');
    const ofAgreements = { ...contributor, grants: [{ role: 'contributor' as const, kinds: ['AGREEMENT'] }] };
    expect([
      await of(nobody),
      await of(auditor),
      await of(contributor),
      await of(ofAgreements),
      await of(germany),
    ]).toEqual(['NOT_AUTHENTICATED', 'NOT_AUTHORISED', 'shown', null, null]);
  });
});

it('names what is wrong with a reader', async () => {
  const id = await library.publish(vietnam, 'Law');
  const message = async (reader: object) => {
    const source = `query ($reader: PreviewReader!) { previewAs(id: "${id}", reader: $reader) { now { visible } } }`;
    const { errors } = await library.raw(vietnam, source, { reader });
    return errors?.[0]?.message;
  };
  expect(await message({})).toContain('exactly one of audience, country and participant');
  expect(await message({ audience: 'PUBLIC', country: 'TH' })).toContain('exactly one of');
  expect(await message({ country: 'XX' })).toContain('XX');
  expect(await message({ participant: 'no body' })).toContain('is no participant');
});
