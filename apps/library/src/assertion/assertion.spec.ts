import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { actorFor, type Actor } from '#access';
import {
  cluster,
  germany,
  INPUTS,
  nobody,
  startLibrary,
  thailand,
  vietnam,
  type Answer,
  type TestLibrary,
} from '../library.fixture.js';
import { assertionsOn } from './assertion.fixture.js';

let library: TestLibrary;
let on: ReturnType<typeof assertionsOn>;
beforeAll(async () => {
  library = await startLibrary();
  on = assertionsOn(library);
});
afterAll(() => library.stop());

const agree = (over: object = {}): Promise<string> => library.publish(vietnam, 'Agreement', over);
const standingOf = async (actor: Actor, ref: string, party: string): Promise<Answer> =>
  (await on.standings(actor, ref)).find((one) => (one.party.country?.code ?? one.party.body?.id) === party);
const changesOf = async (id: string) => (await library.changes()).filter(({ subject }) => subject === id);
const said = async (): Promise<number> =>
  (await library.db.query<{ n: number }>('SELECT count(*)::int AS n FROM library.assertion'))[0]?.n ?? 0;

describe('a party of an agreement', () => {
  it('is asked when it is published, and silent until it answers', async () => {
    const id = await agree();
    expect(await on.standings(nobody, id)).toMatchObject([
      { party: { country: { code: 'VN' } }, state: 'OWNER', askedAt: null, days: null, given: null },
      { party: { country: { code: 'DE' } }, state: 'SILENT', days: 0, silentSince: null, given: null },
    ]);
    expect((await on.owed(germany)).nodes[0]).toMatchObject({ agreement: { id }, revision: 1, days: 0, earlier: null });
    expect((await on.owed(vietnam)).nodes).toEqual([]);
  });

  it('confirms with its own dates and texts, which are shown beside the record with its name', async () => {
    const id = await agree({
      parties: [{ country: 'VN' }, { country: 'DE', signedOn: '2025-06', inForceOn: '2025-09-01' }],
    });
    const dates = { signedOn: '2025-06-02', ratifiedOn: '2025-07', inForceOn: '2025-10-01' };
    const texts = [
      {
        language: 'de',
        legalValue: 'OFFICIAL',
        title: 'Abkommen über Pflegekräfte',
        url: 'https://bmg.example/abk.pdf',
      },
    ];
    expect(await on.confirm(germany, id, 1, { dates, texts })).toMatchObject({ __typename: 'Agreement', id });
    expect(await standingOf(nobody, id, 'DE')).toMatchObject({
      party: { signedOn: '2025-06', inForceOn: '2025-09-01' },
      state: 'CONFIRMED',
      days: null,
      silentSince: null,
      given: {
        state: 'CONFIRMED',
        aboutRevision: 1,
        outdated: false,
        by: { id: 'DE-BMG' },
        reason: null,
        dates: { ...dates, withdrawnOn: null },
        differences: [
          { date: 'signedOn', owner: '2025-06', party: '2025-06-02', contradicts: false },
          { date: 'ratifiedOn', owner: null, party: '2025-07', contradicts: false },
          { date: 'inForceOn', owner: '2025-09-01', party: '2025-10-01', contradicts: true },
        ],
        texts: [
          {
            language: 'de',
            legalValue: 'OFFICIAL',
            title: { value: 'Abkommen über Pflegekräfte' },
            summary: null,
            url: 'https://bmg.example/abk.pdf',
            givenBy: { id: 'DE-BMG' },
          },
        ],
      },
    });
    expect((await on.owed(germany)).nodes.map(({ agreement }: Answer) => agreement.id)).not.toContain(id);
    expect((await changesOf(id)).slice(1)).toMatchObject([
      {
        type: 'agreement.party_confirmed',
        revision: 1,
        owner: 'VN-MOH',
        countries: ['VN', 'DE'],
        readers: ['public'],
        meaning:
          'Germany (DE-BMG) confirmed revision 1 of the agreement: Agreement on nurses between Viet Nam and Germany. By its own record it was signed on 2 June 2025, ratified in July 2025, in force on 1 October 2025.',
        differences: [
          { field: 'assertions.DE', before: null, after: 'CONFIRMED' },
          { field: 'assertions.DE.signedOn', before: '2025-06', after: '2025-06-02' },
          { field: 'assertions.DE.ratifiedOn', before: null, after: '2025-07' },
          { field: 'assertions.DE.inForceOn', before: '2025-09-01', after: '2025-10-01' },
        ],
      },
    ]);
  });

  it('disputes with a reason, and may hold otherwise later: the last word counts, all are kept', async () => {
    const id = await agree();
    await on.dispute(germany, id, 1, { reason: 'Germany signed no such agreement.' });
    expect(await standingOf(nobody, id, 'DE')).toMatchObject({
      state: 'DISPUTED',
      given: { reason: 'Germany signed no such agreement.', by: { id: 'DE-BMG' } },
    });
    await on.confirm(actorFor('DE-AA', ['publisher'], 'another'), id);
    expect(await standingOf(nobody, id, 'DE')).toMatchObject({ state: 'CONFIRMED', given: { by: { id: 'DE-AA' } } });
    expect((await changesOf(id)).slice(1).map(({ type, differences }) => [type, differences[0]?.before])).toEqual([
      ['agreement.party_disputed', null],
      ['agreement.party_confirmed', 'DISPUTED'],
    ]);
    await expect(library.db.query('DELETE FROM library.assertion')).rejects.toThrow(/immutable/);
  });

  it('that says the same again is told so, and the network is not told twice', async () => {
    const id = await agree();
    await on.confirm(germany, id, 1, { dates: { signedOn: '2025' } });
    expect(await on.confirm(germany, id, 1, { dates: { signedOn: '2025' } })).toMatchObject({
      __typename: 'Conflict',
      message: expect.stringContaining('Nothing changed'),
    });
    expect(await changesOf(id)).toHaveLength(2);
  });

  it('that is a body answers by its own people', async () => {
    const id = await agree({ parties: [{ country: 'VN' }, { body: 'ASEAN-HC3' }] });
    expect((await on.owed(cluster)).nodes[0]).toMatchObject({ agreement: { id } });
    expect(await on.confirm(actorFor('ASEAN', ['regional-coordinator'], 'asean'), id)).toMatchObject({
      code: 'NOT_AUTHORISED',
    });
    expect(await on.confirm(cluster, id)).toMatchObject({ __typename: 'Agreement' });
    expect(await standingOf(nobody, id, 'ASEAN-HC3')).toMatchObject({
      state: 'CONFIRMED',
      given: { by: { id: 'ASEAN-HC3' } },
    });
  });

  it('of an agreement that a body published without being a party is asked, every one', async () => {
    const id = await library.publish(cluster, 'Agreement');
    expect((await on.standings(nobody, id)).map(({ state }) => state)).toEqual(['SILENT', 'SILENT']);
  });
});

describe('a later revision', () => {
  it('asks again: what was said is shown as said of the one before', async () => {
    const id = await agree();
    await on.confirm(germany, id);
    await on.revise(id, { durationMonths: 24 });
    expect(await standingOf(nobody, id, 'DE')).toMatchObject({
      state: 'SILENT',
      days: 0,
      given: { state: 'CONFIRMED', aboutRevision: 1, outdated: true },
    });
    expect((await on.owed(germany)).nodes[0]).toMatchObject({
      agreement: { id },
      revision: 2,
      earlier: { state: 'CONFIRMED', aboutRevision: 1 },
    });
    expect(await standingOf(nobody, `${id}@1`, 'DE')).toMatchObject({ state: 'CONFIRMED', given: { outdated: false } });
    await on.dispute(germany, id, 2);
    expect(await standingOf(nobody, `${id}@1`, 'DE')).toMatchObject({ state: 'CONFIRMED' });
    expect(await standingOf(nobody, id, 'DE')).toMatchObject({ state: 'DISPUTED', given: { aboutRevision: 2 } });
  });

  it('that corrects the record leaves what was confirmed as it was', async () => {
    const id = await agree();
    await on.confirm(germany, id);
    expect(await on.revise(id, { note: 'A slip of the pen' }, 'correct')).toMatchObject({ revision: 2 });
    expect(await standingOf(nobody, id, 'DE')).toMatchObject({
      state: 'CONFIRMED',
      given: { aboutRevision: 1, outdated: false },
    });
    expect((await on.owed(germany)).nodes.map(({ agreement }: Answer) => agreement.id)).not.toContain(id);
  });

  it('that opens the record to others opens nothing that was said before', async () => {
    const id = await agree({ audience: 'PARTIES' });
    await on.dispute(germany, id, 1, { reason: 'Said among the parties' });
    await on.revise(id, { audience: 'PUBLIC', note: 'For all' }, 'correct');
    expect(await standingOf(nobody, id, 'DE')).toMatchObject({ state: 'SILENT', given: null });
    expect(await standingOf(germany, id, 'DE')).toMatchObject({
      state: 'SILENT',
      given: { reason: 'Said among the parties', outdated: true },
    });
  });

  it('asks a new party, and asks no more of one that it leaves out', async () => {
    const id = await agree();
    await on.revise(id, { parties: [{ country: 'VN' }, { country: 'TH' }] });
    expect((await on.owed(thailand)).nodes[0]).toMatchObject({ agreement: { id } });
    expect((await on.owed(germany)).nodes.map(({ agreement }: Answer) => agreement.id)).not.toContain(id);
    expect(await on.confirm(germany, id, 2)).toMatchObject({ code: 'NOT_AUTHORISED' });
  });
});

describe('nobody else', () => {
  const WRONG: [string, Actor, string, RegExp][] = [
    ['a third country', thailand, 'NOT_AUTHORISED', /TH is no party/],
    ['the owner for the other', vietnam, 'NOT_AUTHORISED', /your own/],
    [
      "another authority of the owner's country",
      actorFor('VN-DOLAB', ['publisher'], 'x'),
      'NOT_AUTHORISED',
      /your own/,
    ],
    ['a reviewer of the party', actorFor('DE-BMG', ['reviewer'], 'x'), 'NOT_AUTHORISED', /agreement:assert/],
    ['a contributor of the party', actorFor('DE-BMG', ['contributor'], 'x'), 'NOT_AUTHORISED', /agreement:assert/],
    ['a machine of the party', { ...germany, via: 'service' }, 'NOT_AUTHORISED', /needs a person/],
    [
      'a publisher of laws of the party',
      { ...germany, grants: [{ role: 'publisher', kinds: ['LAW'] }] },
      'NOT_AUTHORISED',
      /limited to records of the kind LAW/,
    ],
    ['who must sign in more strongly', { ...germany, publishAcr: 'urn:strong' }, 'STEP_UP_REQUIRED', /stronger/],
    ['a member of the body that is no party', cluster, 'NOT_AUTHORISED', /ASEAN-HC3 is no party/],
    ['nobody in particular', nobody, 'NOT_AUTHENTICATED', /signed-in/],
  ];
  it.each(WRONG)('speaks for a party: %s', async (_, actor, code, message) => {
    const id = await agree();
    const before = [await library.counts(), await said()];
    for (const deed of [on.confirm, on.dispute]) {
      const done = await deed(actor, id);
      expect(done).toMatchObject({ code, message: expect.stringMatching(message) });
    }
    const { publication } = await library.ask(
      actor,
      `{ publication(id: "${id}") { viewerCan { confirmAgreement disputeAgreement } } }`,
    );
    expect(publication.viewerCan).toEqual({ confirmAgreement: false, disputeAgreement: false });
    expect([await library.counts(), await said()]).toEqual(before);
  });

  it('learns of an agreement that is for its parties', async () => {
    const id = await agree({ audience: 'PARTIES' });
    const missing = 'VN-AGR-2020-999999';
    const told = async (it: string) => JSON.stringify(await on.confirm(thailand, it)).replaceAll(it, 'IT');
    expect(await told(id)).toBe(await told(missing));
    expect(await on.standings(thailand, id)).toEqual([]);
    expect((await on.owed(thailand)).nodes).not.toContainEqual(expect.objectContaining({ agreement: { id } }));
    expect(await on.confirm(germany, id)).toMatchObject({ __typename: 'Agreement' });
    expect((await changesOf(id)).at(-1)).toMatchObject({
      type: 'agreement.party_confirmed',
      readers: ['participant:VN-MOH', 'country:VN', 'country:DE'],
    });
  });

  it('is asked about what it cannot read', async () => {
    const id = await agree({ audience: 'OWNER' });
    expect(await on.standings(vietnam, id)).toMatchObject([{ state: 'OWNER' }, { state: 'NOT_ASKED', askedAt: null }]);
    expect(await on.confirm(germany, id)).toMatchObject({ code: 'NOT_FOUND' });
  });

  it('is asked about a draft, nor before the end of an embargo', async () => {
    const { id } = await on.mutate(
      vietnam,
      'createAgreement(input: $input)',
      { input: INPUTS.Agreement },
      '($input: AgreementInput!)',
    );
    expect(await on.standings(vietnam, id)).toMatchObject([{ state: 'OWNER' }, { state: 'NOT_ASKED' }]);
    await on.mutate(vietnam, `publish(id: "${id}", embargoUntil: "2099-01-01T00:00:00Z")`);
    expect((await on.owed(germany)).nodes).not.toContainEqual(expect.objectContaining({ agreement: { id } }));
    expect(await on.confirm(germany, id)).toMatchObject({ code: 'NOT_FOUND' });
  });
});

describe('an assertion', () => {
  it.each<[string, object, string[]]>([
    ['without a reason', { reason: '  ' }, ['reason']],
    ['with a date that does not exist', { dates: { signedOn: '2025-02-30' } }, ['dates.signedOn']],
    [
      'with a ratification before the signature',
      { dates: { signedOn: '2025', ratifiedOn: '2024' } },
      ['dates.ratifiedOn'],
    ],
    ['with a text that says nothing', { texts: [{ language: 'de', legalValue: 'OFFICIAL' }] }, ['texts.0']],
    [
      'with a language that does not exist and an address that is none',
      { texts: [{ language: 'qq', legalValue: 'COURTESY', url: 'javascript:alert(1)' }] },
      ['texts.0.language', 'texts.0.url'],
    ],
    [
      'with a language twice',
      {
        texts: [
          { language: 'de', legalValue: 'COURTESY', title: 'A' },
          { language: 'DE', legalValue: 'COURTESY', title: 'B' },
        ],
      },
      ['texts.1.language'],
    ],
  ])('%s is refused, by the field', async (_, given, paths) => {
    const id = await agree();
    const done = await on.dispute(germany, id, 1, given);
    expect(done).toMatchObject({ __typename: 'InvalidInput' });
    expect(done.problems.map(({ path }: Answer) => path.join('.'))).toEqual(paths);
    expect(await standingOf(nobody, id, 'DE')).toMatchObject({ state: 'SILENT' });
  });

  it('of another revision than the newest is refused', async () => {
    const id = await agree();
    expect(await on.confirm(germany, id, 2)).toMatchObject({
      __typename: 'Conflict',
      message: expect.stringContaining('no revision 2'),
    });
    await on.revise(id, { durationMonths: 12 });
    expect(await on.confirm(germany, id, 1)).toMatchObject({
      __typename: 'Conflict',
      message: expect.stringContaining('Revision 2'),
    });
  });

  it('of what is no agreement, or of a revision by its name, is refused', async () => {
    const law = await library.publish(vietnam, 'Law');
    expect(await on.confirm(germany, law)).toMatchObject({
      __typename: 'Conflict',
      message: expect.stringContaining('not an agreement'),
    });
    expect(await on.confirm(germany, `${await agree()}@1`)).toMatchObject({ __typename: 'NotFound' });
  });

  it('and a revocation at once: one comes after the other, and nothing is confirmed that is gone', async () => {
    for (let round = 0; round < 5; round++) {
      const id = await agree();
      const [confirmed, revoked] = await Promise.all([
        on.confirm(germany, id),
        on.mutate(vietnam, `revoke(id: "${id}", reason: "Withdrawn")`),
      ]);
      expect(revoked).toMatchObject({ state: 'REVOKED' });
      const types = (await changesOf(id)).map(({ type }) => type);
      if (confirmed.__typename === 'Conflict') {
        expect(confirmed.message).toContain('was revoked');
        expect(types).toEqual(['publication.published', 'publication.revoked']);
        expect((await standingOf(nobody, id, 'DE')).given).toBeNull();
      } else {
        expect(types).toEqual(['publication.published', 'agreement.party_confirmed', 'publication.revoked']);
        expect(await standingOf(nobody, id, 'DE')).toMatchObject({ state: 'CONFIRMED' });
      }
      expect(await on.dispute(germany, id)).toMatchObject({ __typename: 'Conflict' });
    }
  });

  it('by five at once is said once where all say the same', async () => {
    const id = await agree();
    const done = await Promise.all(Array.from({ length: 5 }, () => on.confirm(germany, id)));
    expect(done.map(({ __typename }) => __typename).sort()).toEqual(['Agreement', ...Array(4).fill('Conflict')]);
    expect(await changesOf(id)).toHaveLength(2);
  });

  it('is offered to the publishers of the other party alone', async () => {
    const id = await agree();
    const offered = async (actor: Actor) =>
      (
        await library.ask(
          actor,
          `{ publication(id: "${id}") { viewerCan { confirmAgreement disputeAgreement openDraft } } }`,
        )
      ).publication.viewerCan;
    expect(await offered(germany)).toEqual({ confirmAgreement: true, disputeAgreement: true, openDraft: false });
    await on.mutate(vietnam, `revoke(id: "${id}", reason: "Withdrawn")`);
    expect(await offered(germany)).toEqual({ confirmAgreement: false, disputeAgreement: false, openDraft: false });
  });
});

describe('what a participant owes', () => {
  it('is read page by page, the newest first, each once', async () => {
    const norway = actorFor('NO-HOD', ['contributor'], 'no');
    const parties = [{ country: 'VN' }, { country: 'NO' }];
    const ids: string[] = [];
    for (let n = 0; n < 5; n++) ids.push(await agree({ parties }));
    const seen: string[] = [];
    for (let after = ''; ;) {
      const page = await on.owed(norway, `(first: 2${after})`);
      seen.push(...page.nodes.map(({ agreement }: Answer) => agreement.id));
      if (!page.pageInfo.hasNextPage) break;
      after = `, after: "${page.pageInfo.endCursor}"`;
    }
    expect(seen).toEqual(ids.reverse());
    expect(
      await library.raw(germany, `{ assertionsOwed(after: "${'x'.repeat(20)}") { nodes { days } } }`),
    ).toMatchObject({
      errors: [{ message: expect.stringContaining('not a cursor') }],
    });
  });
});
