import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { buildSchema, GraphQLEnumType } from 'graphql';
import { actorFor } from '#access';
import { subgraphSdl } from '#graphql';
import { waitFor } from '#testing';
import { librarySdl } from '../library.sdl.js';
import { nobody, startLibrary, thailand, vietnam, type Answer, type TestLibrary } from '../library.fixture.js';
import { heldScheme, heldSchemes } from './held-schemes.js';
import { TOPICS } from './vocabulary.js';
import { VocabularyStore } from './vocabulary-store.service.js';
import { vocabularyFiles } from './vocabulary-files.js';

let library: TestLibrary;
beforeAll(async () => {
  library = await startLibrary();
});
afterAll(() => library?.stop());

const secretariat = actorFor('WHO', ['secretariat'], 'who-officer');

const REPORT = `__typename ... on VocabularyLoad { dryRun edition added deprecated unchanged changedFields changed { code fields } }
  ... on Error { code message } ... on InvalidInput { problems { path message } }`;

async function load(input: object, actor = secretariat, dryRun = false): Promise<Answer> {
  const source = `mutation ($input: VocabularyInput!, $dryRun: Boolean) { done: loadVocabulary(input: $input, dryRun: $dryRun) { ${REPORT} } }`;
  return (await library.ask(actor, source, { input, dryRun })).done;
}

const inLanguages = async (languages: string[], source: string): Promise<Answer> => {
  const { data, errors } = await library.raw(nobody, source, {}, languages);
  expect(errors).toBeUndefined();
  return JSON.parse(JSON.stringify(data));
};

const en = (value: string) => [{ language: 'en', value }];

describe('the vocabularies', () => {
  it('come with the program, whole and in tree order', async () => {
    const { vocabularies } = await library.ask(
      nobody,
      `{ vocabularies { scheme serves edition conceptCount title { value } topConcepts { code } } }`,
    );
    expect(vocabularies.map(({ scheme }: Answer) => scheme)).toEqual(vocabularyFiles().map(({ scheme }) => scheme));
    const of = (name: string) => vocabularies.find(({ scheme }: Answer) => scheme === name);
    expect(of('topics').topConcepts).toEqual([{ code: 'health-personnel' }, { code: 'migrants-health' }]);
    expect(of('GCM').conceptCount).toBe(23);
    expect(of('country-roles').conceptCount).toBe(4);
    const order = heldScheme('topics')?.concepts.map(({ code }) => code) ?? [];
    for (const code of order.filter((one) => one.includes('/')))
      expect(order.indexOf(code.slice(0, code.lastIndexOf('/')))).toBeLessThan(order.indexOf(code));
  });

  it('are known by scheme and code to the rest of the graph, and a code that there is not shows as itself', async () => {
    const source = `query ($of: [_Any!]!) { _entities(representations: $of) {
      ... on Concept { scheme code label { language value } assignable unconfirmed status broader { code } publicationCount } } }`;
    const of = [
      ['migrant-groups', 'REFUGEES'],
      ['CODE-2010', 'CODE-2010:99'],
      ['CODE-1066', 'CODE-1066:1'],
    ].map(([scheme, code]) => ({ __typename: 'Concept', scheme, code }));
    const { _entities: found } = await library.ask(nobody, source, { of });
    expect(found[0]).toMatchObject({ code: 'REFUGEES', label: { value: 'Refugees' }, status: 'CURRENT' });
    for (const [index, code] of [
      [1, 'CODE-2010:99'],
      [2, 'CODE-1066:1'],
    ] as const)
      expect(found[index]).toMatchObject({
        code,
        label: { language: 'en', value: code },
        assignable: false,
        unconfirmed: true,
        status: 'DEPRECATED',
        broader: null,
      });
  });

  it('say how many codes have a label in each language, and how many of those nobody has confirmed', async () => {
    const source =
      '{ vocabulary(scheme: "CODE-2010") { conceptCount unconfirmedCount labelCounts { language direction labels unconfirmed } } }';
    const { vocabulary } = await library.ask(nobody, source);
    const { conceptCount: all } = vocabulary;
    expect(vocabulary.labelCounts[0]).toEqual({ language: 'en', direction: 'LTR', labels: all, unconfirmed: 0 });
    const topics = (await library.ask(nobody, source.replace('CODE-2010', 'topics'))).vocabulary;
    const arabic = topics.labelCounts.find(({ language }: Answer) => language === 'ar');
    expect(arabic).toMatchObject({ direction: 'RTL', unconfirmed: arabic.labels });
    expect(arabic.labels).toBeLessThanOrEqual(topics.conceptCount);
  });

  it('are filled in once, however often the program starts, and keep what people loaded', async () => {
    await load({
      scheme: 'topics',
      concepts: [{ code: 'migrants-health', labels: [{ language: 'fr', value: 'La santé des migrants' }] }],
    });
    const store = library.service.app.get(VocabularyStore, { strict: false });
    const before = await store.read();
    await store.fillIn();
    expect(await store.read()).toEqual(before);
    await library.db.query(`UPDATE library.concept_scheme SET file_digest = 'of an older release' WHERE id = 'topics'`);
    await library.db.query(`DELETE FROM library.concept WHERE code = 'migrants-health/data'`);
    await store.fillIn();
    const topics = (await store.read()).find(({ scheme }) => scheme === 'topics');
    expect(topics?.concepts).toEqual(before.find(({ scheme }) => scheme === 'topics')?.concepts);
  });

  it('have the very codes of the enums they give words to', () => {
    const schema = buildSchema(subgraphSdl(librarySdl), { assumeValid: true });
    const values = (name: string) => (schema.getType(name) as GraphQLEnumType).getValues().map((value) => value.name);
    const codes = (scheme: string) =>
      heldScheme(scheme)
        ?.concepts.map(({ code }) => code)
        .sort();
    expect(codes('migrant-groups')).toEqual(values('MigrantGroup').sort());
    expect(codes('agreement-content')).toEqual(values('AgreementContent').sort());
    expect(codes('law-types')).toEqual(values('LawType').sort());
  });
});

describe('a concept', () => {
  it('says where in the tree it stands, and what it is called in each language', async () => {
    const { concept } = await library.ask(
      nobody,
      `{ concept(scheme: "ISCO-08", code: "2221") { uri broader { code assignable } ancestors { code } narrower { code } assignable
          labels { language standing } altLabels(language: "en") { value } scheme } }`,
    );
    expect(concept).toMatchObject({
      uri: 'https://comity.example/vocabularies/ISCO-08/2221',
      broader: { code: '222', assignable: true },
      ancestors: [{ code: '2' }, { code: '22' }, { code: '222' }],
      narrower: [],
      assignable: true,
    });
    expect(concept.labels).toContainEqual({ language: 'en', standing: 'CONFIRMED' });
    expect(concept.labels).toContainEqual({ language: 'fr', standing: 'COURTESY' });
    expect(concept.altLabels.map(({ value }: Answer) => value)).toContain('Registered nurse');
  });

  it('is called in the language asked for, else in one of the reader, else in English; from right to left where that is so', async () => {
    const label = async (languages: string[], asked = '') => {
      const at = asked && `(language: "${asked}")`;
      const source = `{ concept(scheme: "topics", code: "health-personnel") { label${at} { language direction standing } } }`;
      return (await inLanguages(languages, source)).concept.label;
    };
    expect(await label(['en'], 'ar')).toEqual({ language: 'ar', direction: 'RTL', standing: 'COURTESY' });
    expect(await label(['sw', 'fr-CA'], 'eu')).toEqual({ language: 'fr', direction: 'LTR', standing: 'COURTESY' });
    expect(await label(['sw'])).toEqual({ language: 'en', direction: 'LTR', standing: 'CONFIRMED' });
  });

  it('is found by the beginnings of its words, in any language and without accents', async () => {
    const codes = async (given: string) =>
      (await library.ask(nobody, `{ concepts(${given}) { code } }`)).concepts.map(({ code }: Answer) => code);
    expect(await codes('scheme: "topics", search: "recrut ethi"')).toEqual([
      'health-personnel/recruitment/ethical-recruitment',
    ]);
    expect(await codes('scheme: "topics", search: "tuyen dung co dao"')).toEqual([
      'health-personnel/recruitment/ethical-recruitment',
    ]);
    expect(await codes('scheme: "topics", search: "بالتوظيف الأخلاقي"')).toEqual([
      'health-personnel/recruitment/ethical-recruitment',
    ]);
    expect(await codes('scheme: "topics", search: "الاخلاقي"')).toEqual([
      'health-personnel/recruitment/ethical-recruitment',
    ]);
    expect(await codes('scheme: "topics", search: "จริยธรรม"')).toEqual([
      'health-personnel/recruitment/ethical-recruitment',
    ]);
    expect(await codes('scheme: "ISCO-08", search: "registered nurse"')).toEqual(['2221']);
    expect(await codes('scheme: "ISCO-08", search: "midw", language: "fr"')).toEqual([]);
    expect(await codes('search: "7.2a"')).toEqual(['CODE-2010:7.2a']);
    expect(await codes('scheme: "none", search: "nurse"')).toEqual([]);
    expect(await codes('search: "?!"')).toEqual([]);
    const { errors } = await library.raw(nobody, '{ concepts(first: 500) { code } }');
    expect(errors?.[0]?.message).toBe('first: expected 1 to 100');
  });

  it('counts the records that the reader may read, with those below it, each once', async () => {
    const topics = ['health-personnel/qualifications/licensing', 'health-personnel/qualifications/language'];
    await library.publish(vietnam, 'Law', { topics, occupations: ['2221'] });
    await library.publish(vietnam, 'Law', { topics: topics.slice(1), audience: 'NETWORK', occupations: ['222'] });
    await library.publish(vietnam, 'Law', { topics: topics.slice(1), audience: 'OWNER' });
    const count = async (actor = nobody) => {
      const { a, b, c, d } = await library.ask(
        actor,
        `{ a: concept(scheme: "topics", code: "health-personnel/qualifications") { publicationCount }
           b: concept(scheme: "ISCO-08", code: "222") { publicationCount } c: concept(scheme: "ISCO-08", code: "2222") { publicationCount }
           d: concept(scheme: "law-types", code: "ACT") { publicationCount } }`,
      );
      return [a, b, c, d].map(({ publicationCount }: Answer) => publicationCount);
    };
    expect(await count()).toEqual([1, 1, 0, null]);
    expect(await count(thailand)).toEqual([2, 2, 0, null]);
    expect(await count(vietnam)).toEqual([3, 2, 0, null]);
    library.statements();
    await library.ask(nobody, `{ vocabulary(scheme: "topics") { concepts { publicationCount } } }`);
    expect(library.statements().filter((sql) => sql.includes('library.publication'))).toHaveLength(1);
    const { publications } = await library.ask(
      nobody,
      `{ publications(filter: { occupations: ["222"] }) { totalCount } }`,
    );
    expect(publications.totalCount).toBe(1);
  });

  it('that only holds others together stands in no record', async () => {
    const source = `mutation ($input: LawInput!) { done: publishLaw(input: $input) { ... on InvalidInput { problems { message } } } }`;
    const input = {
      originalLanguage: 'en',
      titles: en('Law'),
      lawType: 'ACT',
      legalForce: 'IN_FORCE',
      occupations: ['2'],
    };
    const { done } = await library.ask(vietnam, source, { input });
    expect(done.problems[0].message).toBe(
      '"2" only holds others together and stands in no record; take one below it, such as 22',
    );
  });
});

describe('loading', () => {
  it('is for the secretariat alone, and reads nothing of what others send', async () => {
    const before = heldSchemes();
    for (const actor of [
      nobody,
      vietnam,
      actorFor('VN-MOH', ['coordinator'], 'c'),
      actorFor('WHO', ['auditor'], 'a'),
    ]) {
      const done = await load({ scheme: 'topics', concepts: [{ code: '' }] }, actor);
      expect(done).toMatchObject({ __typename: 'NotAuthorised' });
    }
    expect(heldSchemes()).toEqual(before);
  });

  it('adds translations alone, and leaves all else as it was', async () => {
    const before = heldScheme('GCM');
    const concepts = [
      { code: 'GCM:6', labels: [{ language: 'uk', value: 'Справедливе наймання', standing: 'CONFIRMED' }] },
    ];
    expect(await load({ scheme: 'GCM', concepts })).toEqual({
      __typename: 'VocabularyLoad',
      dryRun: false,
      edition: 2,
      added: [],
      deprecated: [],
      unchanged: 0,
      changedFields: [],
      changed: [{ code: 'GCM:6', fields: ['labels.uk', 'standing.uk'] }],
    });
    const after = heldScheme('GCM')?.concepts.find(({ code }) => code === 'GCM:6');
    const was = before?.concepts.find(({ code }) => code === 'GCM:6');
    expect(after).toEqual({
      ...was,
      labels: { ...was?.labels, uk: 'Справедливе наймання' },
      standing: { ...was?.standing, uk: 'CONFIRMED' },
    });
    expect(await load({ scheme: 'GCM', concepts })).toMatchObject({ edition: 2, unchanged: 1, changed: [] });
  });

  it('takes the mark of a confirmed label away when its words change', async () => {
    const concepts = (value: string) => [{ code: 'GCM:7', labels: [{ language: 'uk', value }] }];
    await load({
      scheme: 'GCM',
      concepts: [{ code: 'GCM:7', labels: [{ language: 'uk', value: 'А', standing: 'CONFIRMED' }] }],
    });
    await load({ scheme: 'GCM', concepts: concepts('Б') });
    const standing = () => heldScheme('GCM')?.concepts.find(({ code }) => code === 'GCM:7')?.standing['uk'];
    expect(standing()).toBe('COURTESY');
    await load({ scheme: 'GCM', concepts: concepts('') });
    expect(standing()).toBeUndefined();
  });

  it('says what it would do, and does not', async () => {
    const before = await library.service.app.get(VocabularyStore, { strict: false }).read();
    const concepts = [
      { code: 'health-personnel/data/registers', labels: en('Professional registers') },
      { code: 'health-personnel/cooperation', status: 'DEPRECATED', replacedBy: 'health-personnel' },
    ];
    expect(await load({ scheme: 'topics', concepts }, secretariat, true)).toMatchObject({
      dryRun: true,
      added: ['health-personnel/data/registers'],
      deprecated: ['health-personnel/cooperation'],
      changed: [{ code: 'health-personnel/cooperation', fields: ['status', 'replacedBy'] }],
    });
    expect(await library.service.app.get(VocabularyStore, { strict: false }).read()).toEqual(before);
    expect(TOPICS.has('health-personnel/data/registers')).toBe(false);
  });

  it('names every fault with its place, and changes nothing', async () => {
    const before = heldSchemes();
    const concepts = [
      { code: 'health-personnel/new' },
      { code: 'nowhere/new', labels: en('New') },
      { code: 'migrants-health', labels: [{ language: 'xx', value: 'x' }] },
      {
        code: 'migrants-health/access',
        labels: [
          { language: 'en', value: '=HYPERLINK("x")' },
          { language: 'fr', value: 'a\u0000' },
        ],
      },
      { code: 'bad code', labels: en('Bad') },
      { code: '../x', labels: en('Bad') },
    ];
    const { problems } = await load({ scheme: 'topics', concepts });
    expect(problems.map(({ path, message }: Answer) => [path.join('.'), message])).toEqual([
      ['input.concepts.2.labels.0.value', '"xx" is not a language; expected a BCP 47 tag such as vi, pt-BR or zh-Hant'],
      ['input.concepts.3.labels.0.value', 'must not begin with =, +, - or @: spreadsheets would calculate it'],
      ['input.concepts.3.labels.1.value', 'must not contain control characters'],
      ['input.concepts.4.code', expect.stringMatching(/^expected letters A to Z/)],
      ['input.concepts.5.code', expect.stringMatching(/^expected letters A to Z/)],
    ]);
    const again = await load({
      scheme: 'topics',
      concepts: [
        ...concepts.slice(0, 2),
        { code: 'migrants-health', labels: [{ language: 'en', value: '' }] },
        { code: 'migrants-health/data', status: 'DEPRECATED' },
        { code: 'migrants-health/policy', status: 'DEPRECATED', replacedBy: 'migrants-health/polic' },
        { code: 'migrants-health/access', status: 'DEPRECATED', replacedBy: 'migrants-health' },
        { code: 'migrants-health/access', labels: en('Twice') },
      ],
    });
    expect(again.problems.map(({ path, message }: Answer) => [path.join('.'), message])).toEqual([
      ['input.concepts.0.labels.en', 'a new code needs a label in English (label@en)'],
      ['input.concepts.2.labels.0.value', 'must keep a label in English'],
      [
        'input.concepts.3.replacedBy',
        'is missing: a deprecated code names what replaces it; where nothing does, the code above it',
      ],
      ['input.concepts.6.code', 'migrants-health/access is given twice'],
      ['input.concepts.1.broader', 'nowhere is not a code of this vocabulary'],
      [
        'input.concepts.4.replacedBy',
        'migrants-health/polic is not another code of this use; did you mean migrants-health/policy?',
      ],
      [
        'input.concepts.5.status',
        expect.stringContaining('still has codes in use below it: migrants-health/access/entitlement'),
      ],
    ]);
    expect(heldSchemes()).toEqual(before);
  });

  it("changes words, not codes, where codes are the program's own", async () => {
    const { problems } = await load({
      scheme: 'law-types',
      concepts: [
        { code: 'BYLAW', labels: en('By-law') },
        { code: 'ACT', status: 'DEPRECATED', replacedBy: 'DECREE' },
      ],
    });
    expect(problems.map(({ path }: Answer) => path.join('.'))).toEqual([
      'input.concepts.0.code',
      'input.concepts.1.status',
    ]);
    expect(
      await load({ scheme: 'law-types', concepts: [{ code: 'ACT', labels: [{ language: 'de', value: 'Gesetz' }] }] }),
    ).toMatchObject({
      changed: [{ code: 'ACT' }],
    });
  });

  it('of two at once from the same edition takes one and tells the other; without an edition both are there', async () => {
    const edition = heldScheme('SDG')?.edition;
    const one = (code: string, expectedEdition?: number) =>
      load({ scheme: 'SDG', expectedEdition, concepts: [{ code, labels: en(code), broader: 'SDG:3' }] });
    const both = await Promise.all([one('SDG:3.5', edition), one('SDG:3.9', edition)]);
    expect(both.map(({ __typename }) => __typename).sort()).toEqual(['Conflict', 'VocabularyLoad']);
    const free = await Promise.all([one('SDG:3.a'), one('SDG:3.b')]);
    expect(free.map(({ __typename }) => __typename)).toEqual(['VocabularyLoad', 'VocabularyLoad']);
    const codes = heldScheme('SDG')?.concepts.map(({ code }) => code);
    expect(codes).toEqual(expect.arrayContaining(['SDG:3.a', 'SDG:3.b']));
    expect(heldScheme('SDG')?.edition).toBe((edition ?? 0) + 3);
  });

  it('is on record', async () => {
    await load({ scheme: 'GCM', concepts: [{ code: 'GCM:9', labels: [{ language: 'uk', value: 'Відповідь' }] }] });
    const rows = await library.db.query<Answer>(
      `SELECT person, action, thing, outcome FROM audit.entry WHERE action LIKE 'vocabulary:%' ORDER BY at DESC LIMIT 1`,
    );
    expect(rows).toEqual([
      {
        person: 'who-officer',
        action: 'vocabulary:load',
        thing: `GCM edition ${heldScheme('GCM')?.edition}`,
        outcome: 'DONE',
      },
    ]);
  });

  it('is heard of by a process that did not load it', async () => {
    const concept = (name: string) =>
      `('topics', 'health-personnel/${name}', 'health-personnel', 'x', '{"en": "Told by another process"}', 900)`;
    const insert = (name: string) =>
      library.db.query(
        `INSERT INTO library.concept (scheme, code, broader, notation, labels, position) VALUES ${concept(name)}`,
      );
    await insert('told');
    await waitFor('the code to be known', () => TOPICS.has('health-personnel/told'));
    await library.db.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'comity-vocabularies' AND datname = current_database()`,
    );
    await insert('told-while-deaf');
    await waitFor('the code to be known after the line was made again', () =>
      TOPICS.has('health-personnel/told-while-deaf'),
    );
  });
});

describe('a deprecated code', () => {
  it('stays valid, warns whoever publishes with it, and says what to use instead; also when it is deprecated meanwhile', async () => {
    const topics = ['migrants-health/public-health'];
    const old = await library.publish(vietnam, 'Law', { topics });
    const deprecate = load({
      scheme: 'topics',
      concepts: [{ code: topics[0], status: 'DEPRECATED', replacedBy: 'migrants-health/policy' }],
    });
    const [during] = await Promise.all([library.publish(vietnam, 'Law', { topics }), deprecate]);
    const later = await library.publish(vietnam, 'Law', { topics });
    for (const id of [old, during, later]) {
      const { publication } = await library.ask(
        nobody,
        `{ publication(id: "${id}") { topics { code concept { status } } deprecatedCodes { field code replacedBy message } } }`,
      );
      expect(publication).toEqual({
        topics: [{ code: topics[0], concept: { status: 'DEPRECATED' } }],
        deprecatedCodes: [
          {
            field: 'topics',
            code: topics[0],
            replacedBy: 'migrants-health/policy',
            message: 'migrants-health/public-health is not used any more; use migrants-health/policy instead',
          },
        ],
      });
    }
    const { concepts } = await library.ask(nobody, `{ concepts(scheme: "topics", first: 100) { code } }`);
    expect(concepts.at(-1).code).toBe(topics[0]);
    await load({ scheme: 'topics', concepts: [{ code: topics[0], status: 'CURRENT' }] });
    expect(TOPICS.deprecation(topics[0] as string)).toBeNull();
  });

  it('is each of a text that a newer one has replaced, from the day that was issued', async () => {
    const amended = (issued: string) => ({
      scheme: 'CODE-2026',
      titles: en('The Code as amended'),
      replaces: 'CODE-2010',
      issued,
      concepts: [{ code: 'CODE-2026:5.2', labels: en('Arrangements') }],
    });
    expect(await load({ ...amended('2026-05'), concepts: [{ code: '5.2', labels: en('x') }] })).toMatchObject({
      problems: [
        { path: ['input', 'concepts', '0', 'code'], message: 'must begin with CODE-2026: as in CODE-2026:5.2' },
      ],
    });
    expect(await load(amended('2999-01-01'))).toMatchObject({ added: ['CODE-2026:5.2'], edition: 1 });
    const asked = `{ vocabulary(scheme: "CODE-2010") { isReplacedBy { scheme } }
      concept(scheme: "CODE-2010", code: "CODE-2010:5.2") { status deprecation { replacedBy message } } }`;
    expect(await library.ask(nobody, asked)).toMatchObject({
      vocabulary: { isReplacedBy: null },
      concept: { deprecation: null },
    });
    await load({ scheme: 'CODE-2026', issued: '2026-05' });
    expect(await library.ask(nobody, asked)).toEqual({
      vocabulary: { isReplacedBy: { scheme: 'CODE-2026' } },
      concept: {
        status: 'CURRENT',
        deprecation: {
          replacedBy: null,
          message: 'CODE-2010 was replaced by CODE-2026; look there for what answers to it',
        },
      },
    });
    await load({
      scheme: 'CODE-2010',
      concepts: [{ code: 'CODE-2010:5.2', status: 'DEPRECATED', replacedBy: 'CODE-2026:5.2' }],
    });
    const id = await library.publish(vietnam, 'Law', { legalBases: ['CODE-2010:5.2', 'CODE-2026:5.2'] });
    const { publication } = await library.ask(
      nobody,
      `{ publication(id: "${id}") { deprecatedCodes { code replacedBy } } }`,
    );
    expect(publication.deprecatedCodes).toEqual([{ code: 'CODE-2010:5.2', replacedBy: 'CODE-2026:5.2' }]);
  });
});
