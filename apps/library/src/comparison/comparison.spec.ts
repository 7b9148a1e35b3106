import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
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
import type { ContentDifference } from './compare-contents.js';

let library: TestLibrary;
beforeAll(async () => {
  library = await startLibrary();
}, 60_000);
afterAll(() => library?.stop());

const DIFFERENCES = `field label item kind legal language direction
  before { type value text } after { type value text } segments { op text }`;
const COMPARE = `query ($id: ID!, $from: Int!, $to: Int!, $language: LanguageTag) {
  compareRevisions(id: $id, from: $from, to: $to, language: $language) {
    from to url text legalChanges { code field item before after sentence } differences { ${DIFFERENCES} } } }`;

async function revise(
  actor: typeof vietnam,
  id: string,
  kind: 'Law' | 'Agreement',
  input: object,
  note?: string,
): Promise<void> {
  const opened = await library.ask(actor, `mutation ($id: ID!) { done: openDraft(id: $id) { ${RESULT} } }`, { id });
  const updated = await library.ask(
    actor,
    `mutation ($id: ID!, $input: ${kind}Input!, $version: Int!) { done: update${kind}(id: $id, input: $input, expectedVersion: $version) { ${RESULT} } }`,
    { id, input, version: opened['done'].draftVersion },
  );
  if (updated['done'].message) throw new Error(updated['done'].message);
  const published = await library.ask(
    actor,
    `mutation ($id: ID!, $note: String) { done: publish(id: $id, changeNote: $note) { ${RESULT} } }`,
    { id, note },
  );
  if (published['done'].message) throw new Error(published['done'].message);
}

async function compared(id: string, language: string | null = null, actor = nobody, from = 1, to = 2) {
  const { compareRevisions } = await library.ask(actor, COMPARE, { id, from, to, language });
  return compareRevisions as {
    text: string;
    url: string;
    differences: ContentDifference[];
    legalChanges: { code: string; sentence: string }[];
  } | null;
}

const joined = ({ segments }: ContentDifference, without: string): string =>
  segments
    .filter(({ op }) => op !== without)
    .map(({ text }) => text)
    .join('');

const law = {
  ...INPUTS.Law,
  inForceOn: '2026-07-01',
  provisions: [
    { heading: 'Article 1', summary: 'Who is covered.' },
    { heading: 'Article 2', summary: 'Agencies may ask nurses for a fee.', topic: 'health-personnel/recruitment' },
  ],
};
const revisedLaw = {
  ...law,
  inForceOn: '2026-09-01',
  topics: ['health-personnel/recruitment'],
  provisions: [
    { heading: 'Article 3', summary: 'What is punished.' },
    {
      heading: 'Article 2',
      summary: 'Agencies may not ask nurses for any fee.',
      topic: 'health-personnel/recruitment',
    },
    { heading: 'Article 1', summary: 'Who is covered.' },
  ],
};

describe('two revisions of a law', () => {
  let id: string;
  beforeAll(async () => {
    id = await library.publish(vietnam, 'Law', law);
    await revise(vietnam, id, 'Law', revisedLaw, 'The assembly postponed it.');
  });

  it('are compared field by field, provisions with themselves wherever they stand', async () => {
    const found = await compared(id);
    expect(found?.differences.map(({ field, kind, label, legal }) => [field, kind, label, legal])).toEqual([
      ['inForceOn', 'CHANGED', 'Entry into force', true],
      ['provisions.0', 'ADDED', 'Provision “Article 3”', true],
      ['provisions.1.summary', 'CHANGED', 'Provision “Article 2”: summary', true],
      ['provisions.2', 'MOVED', 'Provision “Article 1”', true],
      ['topics.0', 'ADDED', 'Topic', false],
    ]);
    const date = found?.differences[0];
    expect(date?.before).toEqual({ type: 'DATE', value: '2026-07-01', text: '1 July 2026' });
    expect(found?.url).toBe(`https://comity.example/publications/${id}/compare/1..2`);
  });

  it('give text by words, of which both texts can be made again', async () => {
    const summary = (await compared(id))?.differences[2] as ContentDifference;
    expect(summary.segments).toEqual([
      { op: 'EQUAL', text: 'Agencies may ' },
      { op: 'INSERT', text: 'not ' },
      { op: 'EQUAL', text: 'ask nurses for ' },
      { op: 'DELETE', text: 'a' },
      { op: 'INSERT', text: 'any' },
      { op: 'EQUAL', text: ' fee.' },
    ]);
    expect(joined(summary, 'INSERT')).toBe(summary.before?.text);
    expect(joined(summary, 'DELETE')).toBe(summary.after?.text);
  });

  it('read as plain text that a person understands', async () => {
    expect((await compared(id))?.text.split('\n')).toEqual([
      'Entry into force: 1 September 2026 (was 1 July 2026)',
      'Provision “Article 3”: added: Article 3 · What is punished.',
      'Provision “Article 2”: summary: Agencies may {+not +}ask nurses for [-a-]{+any+} fee.',
      'Provision “Article 1”: moved from place 1 to place 3',
      'Topic: added: International recruitment',
    ]);
  });

  it('are told in law as code, values and sentence', async () => {
    expect((await compared(id))?.legalChanges).toEqual([
      {
        code: 'DATE_MOVED',
        field: 'inForceOn',
        item: null,
        before: '2026-07-01',
        after: '2026-09-01',
        sentence: 'Entry into force moved from 1 July to 1 September 2026.',
      },
      {
        code: 'ITEM_ADDED',
        field: 'provisions.0',
        item: 'Article 3',
        before: null,
        after: null,
        sentence: 'Provision “Article 3” added.',
      },
      expect.objectContaining({ code: 'FIELD_CHANGED', field: 'provisions.1.summary', item: 'Article 2' }),
      expect.objectContaining({ code: 'ITEM_MOVED', item: 'Article 1' }),
    ]);
  });

  it('never end in an alert without what changed', async () => {
    const change = (await library.changes()).findLast(({ subject }) => subject === id);
    expect(change?.meaning).toContain('Entry into force moved from 1 July to 1 September 2026.');
    expect(change?.meaning).toContain('The assembly postponed it.');
    const quiet = await library.publish(vietnam, 'Law');
    await revise(vietnam, quiet, 'Law', { ...INPUTS.Law, officialUrl: 'https://law.example/69' });
    expect((await library.changes()).at(-1)?.meaning).toContain('Changed: address of the text.');
    const changes = (await library.changes()).filter(({ type }) => type === 'publication.revised');
    expect(changes.filter(({ meaning, differences }) => differences.length === 0 || meaning.length > 1000)).toEqual([]);
  });

  it('can be compared backwards, and not with themselves', async () => {
    expect((await compared(id, null, nobody, 2, 1))?.text).toContain(
      'Entry into force: 1 July 2026 (was 1 September 2026)',
    );
    const { errors } = await library.raw(nobody, COMPARE, { id, from: 2, to: 2 });
    expect(errors?.[0]?.message).toContain('expected another revision than from');
    const negative = await library.raw(nobody, COMPARE, { id, from: 0, to: -1 });
    expect(negative.errors?.[0]?.message).toContain('from 1; got 0');
  });

  it('are given by their address as JSON and as plain text', async () => {
    const address = `${library.url}/publications/${id}/compare/1..2`;
    const json = await fetch(address, { headers: { accept: 'application/json' } });
    expect(await json.json()).toMatchObject({ from: `${id}@1`, to: `${id}@2`, differences: { length: 5 } });
    const text = await fetch(address, { headers: { accept: 'text/plain' } });
    expect(await text.text()).toContain('Entry into force: 1 September 2026 (was 1 July 2026)');
    expect((await fetch(`${library.url}/publications/${id}/compare/1-2`)).status).toBe(400);
    expect((await fetch(`${address}?language=xx`)).status).toBe(400);
    expect((await fetch(`${library.url}/publications/${id}/compare/1..9`)).status).toBe(404);
  });
});

/** Articles 1 and 2 of the Universal Declaration of Human Rights as translations have them, and as they were mended. */
const TITLE = [{ language: 'en', value: 'Universal Declaration of Human Rights' }];
const PT =
  'Todos os seres humanos nascem livres e iguais em dignidade e em direitos. Dotados de razão e de consciência, devem agir uns para com os outros em espírito de fraternidade.';
const PT_BR =
  'Todos os seres humanos nascem livres e iguais em dignidade e direitos. São dotados de razão e consciência e devem agir em relação uns aos outros com espírito de fraternidade.';
const AR =
  'لكل إنسان حق التمتع بكافة الحقوق والحريات الواردة في هذا الإعلان، دون أي تمييز، كالتمييز بسبب العنصر أو اللون أو الجنس أو اللغة أو الدين، أو الأصل الوطني أو الإجتماعي.';
const AR_MENDED =
  'لكل إنسان حق التمتع بكافة الحقوق والحريات الواردة في هذا الإعلان، دون أي تمييز، كالتمييز بسبب العرق أو اللون أو الجنس أو اللغة أو الدين، أو الأصل الوطني أو الاجتماعي.';
const TH = 'มนุษย์ทั้งหลายเกิดมามีอิสระและเสมอภาคกันในเกียรติศักดิ์และสิทธิ';
const TH_MENDED = 'มนุษย์ทั้งหลายเกิดมามีอิสระและเสมอภาคกันในศักดิ์ศรีและสิทธิ';
const ZH = '人人生而自由,在尊严和权利上一律平等。';
const ZH_MENDED = '人人生而自由,在尊严和机会上一律平等。';

describe('texts in any language', () => {
  let id: string;
  const written = (pt: string, ar: string, th: string, zh: string) => ({
    ...INPUTS.Law,
    originalLanguage: 'en',
    titles: [...TITLE, { language: 'ar', value: 'الإعلان العالمي' }, { language: 'th', value: 'ปฏิญญาสากล' }],
    summaries: [
      { language: 'pt', value: pt },
      { language: 'ar', value: ar },
      { language: 'th', value: th },
      { language: 'zh', value: zh },
    ],
  });
  beforeAll(async () => {
    id = await library.publish(vietnam, 'Law', written(PT, AR, TH, ZH));
    await revise(vietnam, id, 'Law', written(PT_BR, AR_MENDED, TH_MENDED, ZH_MENDED));
  });
  const of = async (tag: string): Promise<ContentDifference> =>
    (await compared(id))?.differences.find(({ field }) => field === `summary.${tag}`) as ContentDifference;

  it('are compared by words and read as a person would mark them', async () => {
    const { text, differences } = (await compared(id)) ?? { text: '', differences: [] };
    expect(differences.map(({ label }) => label)).toEqual([
      'Summary (Arabic)',
      'Summary (Portuguese)',
      'Summary (Thai)',
      'Summary (Chinese)',
    ]);
    expect(text.split('\n')[1]).toBe(
      'Summary (Portuguese): Todos os seres humanos nascem livres e iguais em dignidade e [-em -]direitos. [-Dotados-]{+São dotados+} de razão e [-de -]consciência[-,-]{+ e+} devem agir [-uns para com os-]{+em relação uns aos+} outros [-em-]{+com+} espírito de fraternidade.',
    );
  });

  it('in Arabic are words of Arabic from right to left, isolated in plain text: right-to-left broken is not', async () => {
    const difference = await of('ar');
    expect(difference).toMatchObject({ direction: 'RTL', language: 'ar' });
    expect(difference.segments.filter(({ op }) => op !== 'EQUAL')).toEqual([
      { op: 'DELETE', text: 'العنصر' },
      { op: 'INSERT', text: 'العرق' },
      { op: 'DELETE', text: 'الإجتماعي' },
      { op: 'INSERT', text: 'الاجتماعي' },
    ]);
    expect(joined(difference, 'INSERT')).toBe(AR);
    expect(joined(difference, 'DELETE')).toBe(AR_MENDED);
    const line = (await compared(id))?.text.split('\n')[0] ?? '';
    expect(line).toMatch(/^Summary \(Arabic\): \u2067.*\[-العنصر-\]\{\+العرق\+\}.*\u2069$/);
  });

  it('without spaces are compared by the words of their dictionaries', async () => {
    const changed = async (tag: string) =>
      (await of(tag)).segments.filter(({ op }) => op !== 'EQUAL').map(({ op, text }) => `${op} ${text}`);
    expect(await changed('zh')).toEqual(['DELETE 权利', 'INSERT 机会']);
    const thai = await of('th');
    expect([joined(thai, 'INSERT'), joined(thai, 'DELETE')]).toEqual([TH, TH_MENDED]);
    expect(thai.segments[0]).toEqual({ op: 'EQUAL', text: expect.stringContaining('มนุษย์ทั้งหลาย') });
  });

  it('can be had in one language, which must be one of the record', async () => {
    const arabic = await compared(id, 'ar');
    expect(arabic?.differences.map(({ field }) => field)).toEqual(['summary.ar']);
    const { errors } = await library.raw(nobody, COMPARE, { id, from: 1, to: 2, language: 'ja' });
    expect(errors?.[0]?.message).toContain('neither has a title in ja; there is en, ar, th');
  });

  it('are never a comparison showing raw HTML: what looks like it stays text', async () => {
    const bold = await library.publish(vietnam, 'Law', {
      ...INPUTS.Law,
      summaries: [{ language: 'en', value: 'a <b>fee</b>' }],
    });
    await revise(vietnam, bold, 'Law', { ...INPUTS.Law, summaries: [{ language: 'en', value: 'no <b>fee</b>' }] });
    const [difference] = (await compared(bold))?.differences ?? [];
    expect(difference?.segments).toEqual([
      { op: 'DELETE', text: 'a' },
      { op: 'INSERT', text: 'no' },
      { op: 'EQUAL', text: ' <b>fee</b>' },
    ]);
  });
});

describe('the parties of an agreement', () => {
  it('are compared with themselves, by country', async () => {
    const id = await library.publish(vietnam, 'Agreement');
    const parties = [
      { country: 'TH', role: 'DESTINATION', ministry: 'Ministry of Public Health' },
      { country: 'VN', role: 'ORIGIN', signedOn: '2026-03' },
    ];
    await revise(vietnam, id, 'Agreement', { ...INPUTS.Agreement, parties, phase: 'IN_FORCE' });
    const found = await compared(id);
    expect(found?.text.split('\n')).toEqual(
      [
        'Phase: in force (was signed)',
        'Party Thailand: added: Thailand · role: destination · Ministry of Public Health',
        'Party Viet Nam: signature: added: March 2026',
        'Party Germany: removed: Germany · role: destination',
      ].map((line) => line.replace('Viet Nam', 'Vietnam')),
    );
    expect(found?.legalChanges.map(({ sentence }) => sentence)).toEqual([
      'Phase changed from signed to in force.',
      'Party Thailand added.',
      'Party Vietnam: signature set to March 2026.',
      'Party Germany removed.',
    ]);
  });
});

describe('a reader', () => {
  it('who may not read one of the two is answered as if there were none', async () => {
    const id = await library.publish(vietnam, 'Law', { ...INPUTS.Law, audience: 'OWNER', note: 'internal words' });
    await revise(vietnam, id, 'Law', { ...INPUTS.Law, audience: 'PUBLIC' });
    expect(await compared(id)).toBeNull();
    expect(await compared(id, null, germany)).toBeNull();
    expect((await compared(id, null, vietnam))?.text).toContain('internal words');
    expect((await library.changes()).at(-1)?.meaning).not.toContain('Changed');
    expect(await compared('VN-LAW-2026-999999')).toBeNull();
  });

  it('may compare a draft with what is published where it is his own', async () => {
    const id = await library.publish(vietnam, 'Law');
    const query = `query ($id: ID!) { publication(id: $id) { draft { differences { ${DIFFERENCES} } } } }`;
    const opened = await library.ask(vietnam, `mutation ($id: ID!) { done: openDraft(id: $id) { ${RESULT} } }`, { id });
    const input = { ...INPUTS.Law, inForceOn: '2022-02-01' };
    await library.ask(
      vietnam,
      `mutation ($id: ID!, $input: LawInput!, $v: Int!) { updateLaw(id: $id, input: $input, expectedVersion: $v) { __typename } }`,
      { id, input, v: opened['done'].draftVersion },
    );
    const own = await library.ask(vietnam, query, { id });
    expect(own['publication'].draft.differences).toEqual([
      expect.objectContaining({ field: 'inForceOn', legal: true }),
    ]);
    for (const other of [nobody, thailand])
      expect((await library.ask(other, query, { id }))['publication'].draft).toBeNull();
  });
});

describe('a record as of a moment', () => {
  const AS_OF =
    'query ($id: ID!, $at: DateTime!) { publication(id: $id, asOf: $at) { id revision url revocation { at } ... on Law { inForceOn } } }';
  const LIST = `query ($at: DateTime!, $filter: AsOfFilter, $first: Int, $after: String) {
    publicationsAsOf(asOf: $at, filter: $filter, first: $first, after: $after) { totalCount pageInfo { endCursor hasNextPage } nodes { id revision } } }`;
  const moment = async (): Promise<string> => {
    await new Promise((resolve) => setTimeout(resolve, 5));
    return new Date().toISOString();
  };
  let [before, first, second, revoked] = ['', '', '', ''];
  let [id, internal]: string[] = [];

  beforeAll(async () => {
    before = await moment();
    id = await library.publish(thailand, 'Law', law);
    internal = await library.publish(thailand, 'Law', { ...law, audience: 'OWNER' });
    first = await moment();
    await revise(thailand, id, 'Law', revisedLaw);
    await revise(thailand, internal, 'Law', { ...law, number: '2', audience: 'PUBLIC' });
    second = await moment();
    await library.ask(thailand, `mutation ($id: ID!) { revoke(id: $id, reason: "Replaced.") { __typename } }`, { id });
    revoked = await moment();
  });

  it('is the revision that stood then, with a link to it, and says when it was revoked later', async () => {
    const at = async (moment: string) => (await library.ask(nobody, AS_OF, { id, at: moment }))['publication'];
    expect(await at(before)).toBeNull();
    expect(await at(first)).toEqual({
      id,
      revision: 1,
      url: `https://comity.example/publications/${id}@1`,
      inForceOn: '2026-07-01',
      revocation: { at: expect.any(String) },
    });
    expect(await at(second)).toMatchObject({ revision: 2, inForceOn: '2026-09-01' });
    const day = await fetch(`${library.url}/publications/${id}?asOf=${first}`);
    expect(await day.json()).toMatchObject({ revision: 1, newestRevision: 2 });
    expect((await fetch(`${library.url}/publications/${id}?asOf=2026-02-30`)).status).toBe(400);
    const both = await library.raw(
      nobody,
      '{ publication(id: "VN-LAW-2026-000001@1", asOf: "2026-01-01T00:00:00Z") { id } }',
    );
    expect(both.errors?.[0]?.message).toContain('asOf');
  });

  it('is in the set as it stood then, for who could read it then and may now', async () => {
    const at = async (actor: typeof nobody, moment: string, filter: object = {}) => {
      const answer = await library.ask(actor, LIST, { at: moment, filter: { owners: ['TH-MOPH'], ...filter } });
      const { nodes, totalCount } = answer['publicationsAsOf'];
      return {
        nodes: nodes.map((node: { id: string; revision: number }) => `${node.id}@${node.revision}`),
        totalCount,
      };
    };
    expect(await at(nobody, before)).toEqual({ nodes: [], totalCount: 0 });
    expect(await at(nobody, first)).toEqual({ nodes: [`${id}@1`], totalCount: 1 });
    expect(await at(thailand, first)).toEqual({ nodes: [`${id}@1`, `${internal}@1`], totalCount: 2 });
    expect(await at(nobody, second)).toEqual({ nodes: [`${id}@2`, `${internal}@2`], totalCount: 2 });
    expect(await at(nobody, revoked)).toEqual({ nodes: [`${internal}@2`], totalCount: 1 });
    expect(await at(nobody, first, { topics: ['health-personnel'] })).toEqual({ nodes: [], totalCount: 0 });
    expect(await at(nobody, second, { topics: ['health-personnel'], countries: ['TH'] })).toMatchObject({
      totalCount: 1,
    });
    expect(await at(nobody, second, { countries: ['DE'] })).toMatchObject({ totalCount: 0 });
  });

  it('is paged by cursor', async () => {
    const page = async (after: string | null) =>
      (await library.ask(nobody, LIST, { at: second, filter: { owners: ['TH-MOPH'] }, first: 1, after }))[
        'publicationsAsOf'
      ];
    const one = await page(null);
    expect(one.pageInfo.hasNextPage).toBe(true);
    const two = await page(one.pageInfo.endCursor);
    expect([one.nodes[0].id, two.nodes[0].id]).toEqual([id, internal]);
    expect(two.pageInfo.hasNextPage).toBe(false);
  });
});
