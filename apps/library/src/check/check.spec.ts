import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { actorFor, type Actor } from '#access';
import { germany, INPUTS, nobody, RESULT, startLibrary, vietnam, type TestLibrary } from '../library.fixture.js';

let library: TestLibrary;
beforeAll(async () => {
  library = await startLibrary();
});
afterAll(() => library.stop());

const incomplete = { ...INPUTS.Law, titles: [], inForceOn: '2022-01-01', repealedOn: '2020-01-01' };
const create = async (input: object) =>
  (
    await library.ask(vietnam, `mutation ($input: LawInput!) { done: createLaw(input: $input) { ${RESULT} } }`, {
      input,
    })
  ).done;
const validate = async (actor: Actor, input: object, id?: string) =>
  library.raw(
    actor,
    `query ($input: LawInput!, $id: ID) { found: validateLaw(input: $input, id: $id) { problems { path message } warnings { path message } } }`,
    { input, ...(id === undefined ? {} : { id }) },
  );
const found = async (input: object, actor = vietnam, id?: string) => {
  const { data, errors } = await validate(actor, input, id);
  expect(errors).toBeUndefined();
  return JSON.parse(JSON.stringify(data)).found as Record<
    'problems' | 'warnings',
    { path: string[]; message: string }[]
  >;
};

it('a draft that is not complete keeps what was given, says what is missing, and is not published', async () => {
  const { id } = await create(incomplete);
  const { publication } = await library.ask(
    vietnam,
    `{ publication(id: "${id}") { title { value } languageVersions { language } ... on Law { number repealedOn } draft { problems { path } } } }`,
  );
  expect(publication).toEqual({
    title: null,
    languageVersions: [],
    number: INPUTS.Law.number,
    repealedOn: '2020-01-01',
    draft: { problems: [{ path: ['title'] }, { path: ['repealedOn'] }] },
  });
  const { done } = await library.ask(vietnam, `mutation { done: publish(id: "${id}") { ${RESULT} } }`);
  expect(done).toMatchObject({ code: 'INVALID_INPUT', problems: [{ path: ['title'] }, { path: ['repealedOn'] }] });
});

const FORCES = 'DRAFT, ADOPTED, IN_FORCE, PARTLY_IN_FORCE, NOT_IN_FORCE, REPEALED, UNKNOWN';

it.each([
  [
    'Law',
    'lawType legalForce',
    ['lawType', 'legalForce', 'title', 'repealedOn'],
    { inForceOn: '2022', repealedOn: '2020' },
  ],
  ['Agreement', 'agreementType form phase', ['agreementType', 'form', 'phase', 'title', 'parties'], {}],
  ['Event', 'eventType', ['eventType', 'title'], { startsOn: '2027' }],
  ['Resource', 'resourceType', ['resourceType', 'title'], {}],
])(
  'a draft of a kind %s need not say %s yet; published it must, and is told of everything at once',
  async (kind, fields, paths, said) => {
    const input = { originalLanguage: 'vi', titles: [], ...said };
    const { done } = await library.ask(
      vietnam,
      `mutation ($input: ${kind}Input!) { done: create${kind}(input: $input) { ${RESULT} } }`,
      { input },
    );
    expect(done).toMatchObject({ __typename: kind, state: 'DRAFT' });
    const { publication } = await library.ask(
      vietnam,
      `{ publication(id: "${done.id}") { ... on ${kind} { ${fields} } draft { problems { path message } differences { field } } } }`,
    );
    const { draft, ...shown } = publication;
    expect(Object.values(shown).every((value) => value === null)).toBe(true);
    expect(draft.problems.map(({ path }: { path: string[] }) => path.join('.'))).toEqual(paths);
    const { published } = await library.ask(vietnam, `mutation { published: publish(id: "${done.id}") { ${RESULT} } }`);
    expect(published).toMatchObject({ code: 'INVALID_INPUT', problems: draft.problems });
    const { direct } = await library.ask(
      vietnam,
      `mutation ($input: ${kind}Input!) { direct: publish${kind}(input: $input) { ${RESULT} } }`,
      { input },
    );
    expect(direct).toMatchObject({ code: 'INVALID_INPUT', path: ['input', paths[0]] });
    const json = await fetch(`${library.url}/publications/${done.id}`, { headers: { accept: 'application/ld+json' } });
    expect(json.status).toBe(404);
    if (kind === 'Law') expect(draft.problems[1].message).toBe(`is missing; expected one of ${FORCES}`);
  },
);

it('a draft with a field that is not well-formed is refused', async () => {
  expect(await create({ ...INPUTS.Law, inForceOn: '2022-13-01' })).toMatchObject({ path: ['input', 'inForceOn'] });
});

it('names every problem of an input at once, by the path in the input, and saves nothing', async () => {
  const before = await library.counts();
  const { problems } = await found({ ...incomplete, titles: [{ language: 'en', value: 'Law' }] });
  expect(problems.map(({ path }) => path.join('.'))).toEqual(['input.titles', 'input.repealedOn']);
  expect(await library.counts()).toEqual(before);
});

it('warns of what is let pass', async () => {
  const { problems, warnings } = await found({
    originalLanguage: 'vi',
    titles: [{ language: 'vi', value: 'Luật' }],
    summaries: [{ language: 'en', value: 'A law.' }],
    lawType: 'ACT',
    legalForce: 'IN_FORCE',
    inForceOn: '2999-01-01',
    adoptedOn: '2998',
  });
  expect(problems).toEqual([]);
  expect(warnings.map(({ path }) => path.join('.')).sort()).toEqual(
    ['titles', 'title.en', 'summary.vi', 'legalBases', 'officialUrl', 'adoptedOn', 'inForceOn']
      .map((field) => `input.${field}`)
      .sort(),
  );
});

it('warns of codes that are not used any more, by what was given, and says what to use instead', async () => {
  const load = `mutation ($input: VocabularyInput!) { done: loadVocabulary(input: $input) { __typename } }`;
  const code = 'migrants-health/public-health';
  const become = (status: object) =>
    library.ask(actorFor('WHO', ['secretariat'], 'who-officer'), load, {
      input: { scheme: 'topics', concepts: [{ code, ...status }] },
    });
  const topics = ['migrants-health/policy', code];
  const ofTopics = async () =>
    (await found({ ...INPUTS.Law, topics })).warnings.filter(({ path }) => path[1] === 'topics');
  expect(await ofTopics()).toEqual([]);
  await become({ status: 'DEPRECATED', replacedBy: 'migrants-health/policy' });
  expect(await ofTopics()).toEqual([
    { path: ['input', 'topics'], message: `${code} is not used any more; use migrants-health/policy instead` },
  ]);
  await become({ status: 'CURRENT' });
});

it('warns of a record that is there already, and never of one that may not be read', async () => {
  const id = await library.publish(vietnam, 'Law', { audience: 'OWNER', number: '7/2026' });
  const like = (actor: Actor) => found({ ...INPUTS.Law }, actor);
  expect((await like(vietnam)).warnings).toContainEqual({
    path: ['input', 'titles'],
    message: `is that of ${id} already; is it the same?`,
  });
  expect(JSON.stringify((await like(germany)).warnings)).not.toContain(id);
});

it('does not take a record that is revised for another like itself, and asks of none but one’s own', async () => {
  const input = { ...INPUTS.Law, titles: [{ language: 'vi', value: 'Luật Phòng bệnh' }], originalLanguage: 'vi' };
  const id = await library.publish(vietnam, 'Law', { ...input, sourceId: 'revised-1' });
  const revised = { ...input, sourceId: 'revised-1' };
  expect((await found(revised)).warnings.map(({ message }) => message).join()).toContain(id);
  expect((await found(revised, vietnam, id)).warnings.map(({ message }) => message).join()).not.toContain(id);
  const refusal = async (actor: Actor, one: string) => {
    const { errors = [] } = await validate(actor, INPUTS.Law, one);
    return errors.map(({ message, extensions }) => [message.replaceAll(one, 'IT'), extensions['code']]);
  };
  const none = await refusal(germany, 'VN-LAW-2026-999999');
  expect(none).toEqual([[expect.any(String), 'NOT_FOUND']]);
  expect(await refusal(germany, id)).toEqual(none);
  expect(await refusal(vietnam, 'nonsense')).toEqual(none);
});

it('is for those who write drafts', async () => {
  for (const actor of [nobody, actorFor('VN-MOH', ['reviewer'], 'reviewer')])
    expect((await validate(actor, INPUTS.Law)).errors).toHaveLength(1);
});
