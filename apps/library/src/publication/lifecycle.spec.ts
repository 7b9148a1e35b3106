import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  cluster,
  germany,
  INPUTS,
  nobody,
  RESULT,
  startLibrary,
  vietnam,
  type TestLibrary,
} from '../library.fixture.js';
import { contentHash } from './content-hash.js';
import type { Content } from './content.js';

let library: TestLibrary;
beforeAll(async () => {
  library = await startLibrary();
});
afterAll(() => library.stop());

const mutate = async (actor: typeof vietnam, call: string, variables = {}, types = '') =>
  (await library.ask(actor, `mutation ${types} { done: ${call} { ${RESULT} } }`, variables)).done;
const updateLaw = (id: string, over: object, version: number) =>
  mutate(
    vietnam,
    `updateLaw(id: "${id}", input: $input, expectedVersion: ${version})`,
    { input: { ...INPUTS.Law, ...over } },
    '($input: LawInput!)',
  );
const changesOf = async (id: string) => (await library.changes()).filter((change) => change.subject === id);

describe('the life of a publication', () => {
  it('goes from a draft to a published law, and tells the network once', async () => {
    const draft = await mutate(vietnam, 'createLaw(input: $input)', { input: INPUTS.Law }, '($input: LawInput!)');
    expect(draft).toMatchObject({ __typename: 'Law', state: 'DRAFT', revision: 0, draftVersion: 1, contentHash: null });
    expect(draft.id).toMatch(/^VN-LAW-\d{4}-\d{6}$/);
    expect(await changesOf(draft.id)).toEqual([]);
    expect((await library.ask(nobody, `{ publication(id: "${draft.id}") { id } }`)).publication).toBeNull();
    expect((await library.ask(germany, `{ publication(id: "${draft.id}") { id } }`)).publication).toBeNull();
    expect(
      (await library.ask(vietnam, `{ publication(id: "${draft.id}") { state draftVersion } }`)).publication,
    ).toEqual({ state: 'DRAFT', draftVersion: 1 });
    expect((await library.ask(vietnam, `{ drafts { totalCount nodes { id } } }`)).drafts.nodes).toContainEqual({
      id: draft.id,
    });

    const saved = await updateLaw(draft.id, { inForceOn: '2027-01-01' }, 1);
    expect(saved.draftVersion).toBe(2);
    expect(await updateLaw(draft.id, {}, 1)).toMatchObject({ __typename: 'Conflict', code: 'CONFLICT' });

    const published = await mutate(vietnam, `publish(id: "${draft.id}", changeNote: "New act", expectedVersion: 2)`);
    expect(published).toMatchObject({ __typename: 'Law', state: 'PUBLISHED', revision: 1, draftVersion: null });
    const [change, ...more] = await changesOf(draft.id);
    expect(more).toEqual([]);
    expect(change).toMatchObject({
      type: 'publication.published',
      revision: 1,
      kind: 'LAW',
      owner: 'VN-MOH',
      countries: ['VN'],
      readers: ['public'],
      legalDate: '2027-01-01',
      differences: [],
      meaning:
        'Vietnam published a law: Law on Vietnamese workers abroad (69/2020/QH14). In force from 1 January 2027. New act.',
    });
  });

  it('shows the published content to everybody while its owner drafts the next revision', async () => {
    const id = await library.publish(vietnam, 'Law');
    await mutate(vietnam, `openDraft(id: "${id}")`);
    await updateLaw(id, { repealedOn: '2030-12-31' }, 1);
    const query = `{ publication(id: "${id}") { state revision draftVersion ... on Law { repealedOn } draft { version baseRevision publication { state ... on Law { repealedOn } } } } }`;
    const seen = { state: 'PUBLISHED', revision: 1, draftVersion: null, repealedOn: null };
    expect((await library.ask(nobody, query)).publication).toEqual({ ...seen, draft: null });
    expect((await library.ask(germany, query)).publication).toEqual({ ...seen, draft: null });
    const draft = { version: 2, baseRevision: 1, publication: { state: 'DRAFT', repealedOn: '2030-12-31' } };
    expect((await library.ask(vietnam, query)).publication).toEqual({ ...seen, draft });
  });

  it('announces a revision with what changed, before and after', async () => {
    const id = await library.publish(vietnam, 'Law');
    await mutate(vietnam, `openDraft(id: "${id}")`);
    const titles = [
      ...INPUTS.Law.titles,
      { language: 'de', value: 'Gesetz über vietnamesische Arbeitskräfte im Ausland' },
    ];
    await updateLaw(id, { titles, inForceOn: '2022-02-01', topics: ['migrants-health/workers'] }, 1);
    const published = await mutate(vietnam, `publish(id: "${id}", changeNote: "German title")`);
    expect(published.revision).toBe(2);
    const change = (await changesOf(id)).at(-1);
    expect(change).toMatchObject({
      type: 'publication.revised',
      revision: 2,
      languages: expect.arrayContaining(['vi', 'en', 'de']),
    });
    expect(change?.differences).toEqual([
      { field: 'inForceOn', before: '2022-01-01', after: '2022-02-01' },
      { field: 'title.de', before: null, after: 'Gesetz über vietnamesische Arbeitskräfte im Ausland' },
      { field: 'topics', before: [], after: ['migrants-health/workers'] },
    ]);
    const { publication } = await library.ask(
      nobody,
      `{ publication(id: "${id}@1") { revision url titles { language } revisions { ref change changeNote contentHash publishedBy { id } differences { field after } publication { revision titles { language } } } } }`,
    );
    expect(publication).toMatchObject({
      revision: 1,
      url: `https://comity.example/publications/${id}@1`,
      titles: [{ language: 'vi' }, { language: 'en' }],
    });
    expect(publication.revisions).toHaveLength(2);
    expect(publication.revisions[0]).toMatchObject({
      ref: `${id}@2`,
      change: 'REVISED',
      changeNote: 'German title',
      contentHash: published.contentHash,
      publishedBy: { id: 'VN-MOH' },
      differences: [
        { field: 'inForceOn', after: '"2022-02-01"' },
        { field: 'title.de' },
        { field: 'topics', after: '["migrants-health/workers"]' },
      ],
      publication: { revision: 2 },
    });
    expect(publication.revisions[1].publication.titles).toHaveLength(2);
  });

  it('announces a correction as one without a change in law', async () => {
    const id = await library.publish(vietnam, 'Law');
    await mutate(vietnam, `openDraft(id: "${id}")`);
    await updateLaw(id, { number: '69/2020/QH-14' }, 1);
    expect(await mutate(vietnam, `correct(id: "${id}", changeNote: "Number was mistyped")`)).toMatchObject({
      revision: 2,
      state: 'PUBLISHED',
    });
    expect((await changesOf(id)).at(-1)).toMatchObject({
      type: 'publication.corrected',
      meaning: expect.stringContaining('No change in law.'),
    });
  });

  it('refuses a second click, an unchanged draft and a draft that somebody else changed', async () => {
    const id = await library.publish(vietnam, 'Law');
    const before = await library.counts();
    expect(await mutate(vietnam, `publish(id: "${id}")`)).toMatchObject({
      __typename: 'Conflict',
      message: expect.stringContaining('Nothing to publish'),
    });
    await mutate(vietnam, `openDraft(id: "${id}")`);
    expect(await mutate(vietnam, `publish(id: "${id}")`)).toMatchObject({
      __typename: 'Conflict',
      message: expect.stringContaining('Nothing changed'),
    });
    await updateLaw(id, { number: '1' }, 1);
    expect(await mutate(vietnam, `publish(id: "${id}", expectedVersion: 1)`)).toMatchObject({
      __typename: 'Conflict',
      message: expect.stringContaining('version 2, not 1'),
    });
    expect(await library.counts()).toEqual({ ...before, drafts: (before['drafts'] as number) + 1 });
  });

  it('stays readable after it was revoked, with the reason, and leaves the lists', async () => {
    const id = await library.publish(vietnam, 'Law', { number: 'to be revoked' });
    expect(await mutate(vietnam, `revoke(id: "${id}", reason: "Published by mistake")`)).toMatchObject({
      state: 'REVOKED',
      revision: 1,
    });
    const { publication } = await library.ask(
      nobody,
      `{ publication(id: "${id}") { state revocation { reason at } ... on Law { number } } }`,
    );
    expect(publication).toEqual({
      state: 'REVOKED',
      number: 'to be revoked',
      revocation: { reason: 'Published by mistake', at: expect.any(String) },
    });
    expect((await changesOf(id)).at(-1)).toMatchObject({
      type: 'publication.revoked',
      revision: 1,
      meaning: expect.stringContaining('Reason: Published by mistake.'),
    });
    const lists = await library.ask(
      nobody,
      `{ now: publications(search: "revoked") { totalCount } revoked: publications(search: "revoked", filter: { state: REVOKED }) { nodes { id } } }`,
    );
    expect(lists).toEqual({ now: { totalCount: 0 }, revoked: { nodes: [{ id }] } });
    expect(await mutate(vietnam, `revoke(id: "${id}", reason: "Again")`)).toMatchObject({ __typename: 'Conflict' });
    expect(await mutate(vietnam, `openDraft(id: "${id}")`)).toMatchObject({ __typename: 'Conflict' });
  });

  it('deletes only what was never published, and never gives its id again', async () => {
    const draft = await mutate(vietnam, 'createLaw(input: $input)', { input: INPUTS.Law }, '($input: LawInput!)');
    const remove = async (id: string) =>
      (
        await library.ask(
          vietnam,
          `mutation { done: deleteDraft(id: "${id}") { __typename ... on DraftDeleted { id publication { id } } ... on Error { message } } }`,
        )
      ).done;
    expect(await remove(draft.id)).toEqual({ __typename: 'DraftDeleted', id: draft.id, publication: null });
    expect((await library.ask(vietnam, `{ publication(id: "${draft.id}") { id } }`)).publication).toBeNull();
    const id = await library.publish(vietnam, 'Law');
    expect(id).not.toBe(draft.id);
    expect(await remove(id)).toMatchObject({
      __typename: 'Conflict',
      message: expect.stringContaining('never deleted'),
    });
    await mutate(vietnam, `openDraft(id: "${id}")`);
    expect(await remove(id)).toEqual({ __typename: 'DraftDeleted', id, publication: { id } });
  });

  it('has an immutable revision whose hash anybody can recompute', async () => {
    const id = await library.publish(cluster, 'Agreement', { parties: [{ body: 'ASEAN-HC3' }, { country: 'JP' }] });
    expect(id).toMatch(/^ASEAN-HC3-AGR-/);
    const [row] = await library.db.query<{ content: Content; hash: string }>(
      `SELECT content, hash FROM library.revision WHERE publication_id = $1`,
      [id],
    );
    expect(contentHash(row!.content)).toBe(row!.hash);
    for (const statement of [
      `UPDATE library.revision SET change_note = 'x'`,
      `DELETE FROM library.revision`,
      `TRUNCATE library.revision CASCADE`,
    ]) {
      await expect(library.db.query(statement)).rejects.toThrow('immutable');
    }
    await expect(library.db.query(`DELETE FROM library.publication WHERE id = $1`, [id])).rejects.toThrow(
      'revision_publication',
    );
  });
});
