import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { actorFor, type Actor } from '#access';
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
let base: string;
beforeAll(async () => {
  library = await startLibrary();
  base = await law({ number: '1/2020', adoptedOn: '2020-06-01', inForceOn: '2020-07-01' });
});
afterAll(() => library.stop());

const LINKS = `id revision links { relation target revision isLatest note external { title url } publication { id revision title { value } } }
  linkedBy { relation revision isLatest publication { id } } supersededBy { id }`;

let count = 0;
const law = (over: object = {}, actor: Actor = vietnam): Promise<string> =>
  library.publish(actor, 'Law', { number: `${++count}/2026`, adoptedOn: '2026-01-01', inForceOn: null, ...over });
const read = async (actor: Actor, id: string) =>
  (await library.ask(actor, `{ publication(id: "${id}") { ${LINKS} } }`)).publication;
const attempt = async (links: object[], over: object = {}, actor = vietnam, kind: keyof typeof INPUTS = 'Law') => {
  const source = `mutation ($input: ${kind}Input!) { done: publish${kind}(input: $input) { ${RESULT} } }`;
  return (await library.ask(actor, source, { input: { ...INPUTS[kind], ...over, links } })).done;
};

describe('a link', () => {
  it('shows its target on this side, and the record that links on the other', async () => {
    const amending = await law({ links: [{ relation: 'AMENDS', target: base, note: 'Articles 3 and 4' }] });
    expect((await read(nobody, amending)).links).toEqual([
      {
        relation: 'AMENDS',
        target: base,
        revision: null,
        isLatest: true,
        note: 'Articles 3 and 4',
        external: null,
        publication: { id: base, revision: 1, title: { value: 'Law on Vietnamese workers abroad' } },
      },
    ]);
    expect((await read(nobody, base)).linkedBy).toContainEqual({
      relation: 'AMENDED_BY',
      revision: null,
      isLatest: true,
      publication: { id: amending },
    });
  });

  it('that follows the newest goes along; one that is pinned says when it is no longer the newest', async () => {
    const target = await law();
    const pinned = await law({ links: [{ relation: 'RELATES_TO', target: `${target}@1` }] });
    const following = await law({ links: [{ relation: 'RELATES_TO', target }] });
    expect((await read(nobody, pinned)).links).toMatchObject([{ revision: 1, isLatest: true }]);
    await revise(target, { titles: [...INPUTS.Law.titles.slice(0, 1), { language: 'en', value: 'Renamed' }] });
    expect((await read(nobody, pinned)).links).toMatchObject([
      {
        target: `${target}@1`,
        isLatest: false,
        publication: { revision: 1, title: { value: INPUTS.Law.titles[1]?.value } },
      },
    ]);
    expect((await read(nobody, following)).links).toMatchObject([
      { isLatest: true, publication: { revision: 2, title: { value: 'Renamed' } } },
    ]);
    expect(new Set((await read(nobody, target)).linkedBy.map((l: { isLatest: boolean }) => l.isLatest))).toEqual(
      new Set([false, true]),
    );
  });

  it('may lead to a text that is not in the network', async () => {
    const external = { title: 'Directive 2005/36/EC', url: 'https://eur-lex.example/2005/36' };
    const id = await law({ links: [{ relation: 'BASED_ON', external }] });
    expect((await read(nobody, id)).links).toMatchObject([
      { relation: 'BASED_ON', target: null, external, publication: null, isLatest: null },
    ]);
  });

  it('is gone from the other side when a later revision or a revocation takes it away', async () => {
    const target = await law();
    const first = await law({ links: [{ relation: 'AMENDS', target }] });
    const second = await law({ links: [{ relation: 'RELATES_TO', target }] });
    await revise(first, { links: null, number: '77/2026' });
    expect((await read(nobody, target)).linkedBy).toMatchObject([{ publication: { id: second } }]);
    await library.ask(vietnam, `mutation { revoke(id: "${second}", reason: "entered by mistake") { __typename } }`);
    expect((await read(nobody, target)).linkedBy).toEqual([]);
  });

  it('from an event to its parts and from a resource to the event is read from both ends', async () => {
    const event = await library.publish(vietnam, 'Event');
    const handout = await library.publish(vietnam, 'Resource', { links: [{ relation: 'DOCUMENTS', target: event }] });
    expect((await read(nobody, event)).linkedBy).toMatchObject([
      { relation: 'DOCUMENTED_BY', publication: { id: handout } },
    ]);
    const asked = `{ publication(id: "${event}") { linkedBy(relations: [HAS_PART]) { relation } } }`;
    expect((await library.ask(nobody, asked)).publication.linkedBy).toEqual([]);
  });
});

describe('what a reader may not see', () => {
  it('does not show on the other side, not even as a number', async () => {
    const target = await law();
    const hidden = await law({
      audience: 'OWNER',
      links: [
        { relation: 'AMENDS', target },
        { relation: 'RELATES_TO', target: base },
      ],
    });
    for (const reader of [nobody, germany]) {
      const seen = await read(reader, target);
      expect(seen.linkedBy).toEqual([]);
      expect(JSON.stringify(await read(reader, base))).not.toContain(hidden);
    }
    expect((await read(vietnam, target)).linkedBy).toMatchObject([{ publication: { id: hidden } }]);
  });

  it('cannot be linked to: it is answered as what does not exist', async () => {
    const hidden = await law({ audience: 'OWNER' }, thailand);
    const missing = hidden.replace(/\d{6}$/, '999999');
    const answers = [];
    for (const target of [hidden, missing]) {
      const done = await attempt([{ relation: 'RELATES_TO', target }]);
      answers.push(JSON.stringify(done).replaceAll(target, 'IT'));
    }
    expect(answers[0]).toBe(answers[1]);
    expect(answers[0]).toContain('there is no publication IT that you may read');
  });

  it('is not named in what more people may read', async () => {
    const narrow = await law({ audience: 'NETWORK' });
    const link = [{ relation: 'RELATES_TO', target: narrow }];
    expect((await attempt(link)).problems[0].message).toMatch(/may be read by fewer than this record/);
    expect(await attempt(link, { audience: 'OWNER', number: 'x' })).toMatchObject({ state: 'PUBLISHED' });
    expect(await attempt(link, { audience: 'NETWORK', number: 'y' })).toMatchObject({ state: 'PUBLISHED' });
  });

  it('shows no title when the target became narrower later, and says nothing of its newest revision', async () => {
    const target = await law();
    const linking = await law({ links: [{ relation: 'RELATES_TO', target }] });
    await revise(target, { audience: 'OWNER', number: '88/2026' });
    expect((await read(nobody, linking)).links).toMatchObject([{ target, publication: null, isLatest: null }]);
  });
});

describe('a link that cannot be is refused with its place, and nothing is written:', () => {
  const cases: [string, () => Promise<unknown>, string, RegExp][] = [
    [
      'no id at all',
      () => attempt([{ relation: 'AMENDS', target: 'law 5' }]),
      'target',
      /is not the id of a publication/,
    ],
    ['neither target nor text', () => attempt([{ relation: 'AMENDS' }]), '', /expected either target/],
    [
      'both',
      () => attempt([{ relation: 'AMENDS', target: base, external: { title: 'x', url: 'https://x.example' } }]),
      '',
      /expected either/,
    ],
    [
      'a script as an address',
      () => attempt([{ relation: 'BASED_ON', external: { title: 'x', url: 'javascript:x' } }]),
      'external.url',
      /begins with https/,
    ],
    [
      'the same twice',
      () =>
        attempt([
          { relation: 'AMENDS', target: base },
          { relation: 'AMENDS', target: `${base}@1` },
        ]),
      '1.target',
      /named twice/,
    ],
    [
      'a revision that is not there',
      () => attempt([{ relation: 'AMENDS', target: `${base}@9` }]),
      'target',
      /no revision 9/,
    ],
    [
      'an agreement that is amended by a law',
      () => attempt([{ relation: 'AMENDS', target: 'VN-AGR-2026-000001' }]),
      'target',
      /is said of a law; .* is an agreement/,
    ],
    [
      'a practice that repeals',
      () => attempt([{ relation: 'REPEALS', target: base }], {}, vietnam, 'Practice'),
      'relation',
      /said by a law; this is a practice/,
    ],
    [
      "another country's law that is repealed",
      () => attempt([{ relation: 'REPEALS', target: base }], {}, germany),
      'target',
      /belongs to VN-MOH/,
    ],
    [
      "another country's record that is superseded",
      () => attempt([{ relation: 'SUPERSEDES', target: base }], {}, germany),
      'target',
      /belongs to VN-MOH/,
    ],
    [
      'a law that was adopted later',
      () => attempt([{ relation: 'AMENDS', target: base }], { adoptedOn: '2019' }),
      'target',
      /was adopted later \(1 June 2020\)/,
    ],
  ];
  it.each(cases)('%s', async (_, ask, field, message) => {
    const before = await library.counts();
    const done = (await ask()) as { code: string; problems: { path: string[]; message: string }[] };
    expect(done).toMatchObject({ code: 'INVALID_INPUT' });
    const path = `input.links.${/^\d/.test(field) ? field : `0${field && `.${field}`}`}`;
    expect(done.problems).toContainEqual({ path: path.split('.'), message: expect.stringMatching(message) });
    expect(await library.counts()).toEqual(before);
  });

  it('a law that was repealed already, before this one was adopted', async () => {
    const gone = await law({ adoptedOn: '2001', repealedOn: '2010-05', legalForce: 'REPEALED' });
    const done = await attempt([{ relation: 'REPEALS', target: gone }], { adoptedOn: '2024' });
    expect(done.problems[0].message).toMatch(/was repealed already \(May 2010\), before this law was adopted \(2024\)/);
  });

  it('itself, in a revision', async () => {
    const id = await law();
    expect((await save(id, { links: [{ relation: 'RELATES_TO', target: id }] })).problems[0].message).toBe(
      'is this record itself',
    );
  });

  it('one that says the same back', async () => {
    const old = await law();
    const next = await law({ links: [{ relation: 'SUPERSEDES', target: old }] });
    const done = await save(old, { links: [{ relation: 'SUPERSEDES', target: next }] });
    expect(done.problems[0].message).toMatch(/says itself that it supersedes/);
  });
});

describe('a record that another one supersedes', () => {
  it('names that one to those who may read it, in the graph and as data', async () => {
    const old = await law();
    const hidden = await law({ audience: 'OWNER', links: [{ relation: 'SUPERSEDES', target: old }] });
    expect((await read(nobody, old)).supersededBy).toBeNull();
    expect((await read(vietnam, old)).supersededBy).toEqual({ id: hidden });
    const plain = await asData(old);
    expect(plain.body['supersededBy']).toBeNull();
    const next = await law({ links: [{ relation: 'SUPERSEDES', target: old }] });
    expect((await read(nobody, old)).supersededBy).toEqual({ id: next });
    const told = await asData(old);
    expect(told.body['supersededBy']).toBe(next);
    expect(told.etag).not.toBe(plain.etag);
  });

  it('may be one of another authority of the same country', async () => {
    const old = await law();
    const next = await law(
      { links: [{ relation: 'SUPERSEDES', target: old }] },
      actorFor('VN-MOLISA', ['publisher'], 'other'),
    );
    expect((await read(nobody, old)).supersededBy).toEqual({ id: next });
  });
});

async function asData(id: string): Promise<{ body: Record<string, unknown>; etag: string | null }> {
  const answer = await fetch(`${library.url}/publications/${id}`, { headers: { accept: 'application/json' } });
  return { body: (await answer.json()) as Record<string, unknown>, etag: answer.headers.get('etag') };
}

async function save(id: string, over: object) {
  await library.ask(vietnam, `mutation { openDraft(id: "${id}") { __typename } }`);
  const { publication } = await library.ask(vietnam, `{ publication(id: "${id}") { draft { version } } }`);
  const source = `mutation ($id: ID!, $input: LawInput!, $version: Int!) { done: updateLaw(id: $id, input: $input, expectedVersion: $version) { ${RESULT} } }`;
  const input = { ...INPUTS.Law, adoptedOn: '2026-01-01', inForceOn: null, ...over };
  return (await library.ask(vietnam, source, { id, input, version: publication.draft.version })).done;
}

async function revise(id: string, over: object): Promise<void> {
  const saved = await save(id, over);
  if (saved.message) throw new Error(JSON.stringify(saved));
  const { done } = await library.ask(vietnam, `mutation { done: publish(id: "${id}") { ${RESULT} } }`);
  if (done.message) throw new Error(done.message);
}
