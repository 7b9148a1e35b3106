import { createHash } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import canonicalize from 'canonicalize';
import { developmentIssuer } from '#access';
import { INPUTS, RESULT, startLibrary, vietnam, type Answer, type TestLibrary } from '../library.fixture.js';
import { vocabularyEdition } from '../vocabulary/held-schemes.js';

let library: TestLibrary;
let id: string;
let officer: () => Promise<string>;
beforeAll(async () => {
  const issuer = await developmentIssuer(mkdtempSync(join(tmpdir(), 'comity-library-')));
  officer = async () => `Bearer ${await issuer.sign({ participant: 'VN-MOH', roles: ['publisher'] })}`;
  library = await startLibrary({ ACCESS_ISSUERS: JSON.stringify([issuer.options]) });
  id = await library.publish(vietnam, 'Law', {
    topics: ['migrants-health/workers'],
    adoptedOn: '2020-11-13',
    officialUrl: 'https://vbpl.vn/x',
  });
});
afterAll(() => library.stop());

const get = (ref: string, headers: Record<string, string> = {}) =>
  fetch(`${library.url}/publications/${ref}`, { headers });

describe('the citable address', () => {
  it('gives the whole record as JSON, with a hash that anybody can recompute', async () => {
    const response = await get(id);
    expect(response.status).toBe(200);
    const body = (await response.json()) as Record<string, Answer>;
    expect(body).toMatchObject({
      id,
      kind: 'LAW',
      state: 'PUBLISHED',
      revision: 1,
      owner: 'VN-MOH',
      url: `https://comity.example/publications/${id}`,
    });
    expect(body['labels'].topics['migrants-health/workers'].en).toBeTruthy();
    const hash = createHash('sha256')
      .update(canonicalize(body['content']) as string)
      .digest('hex');
    expect(body['contentHash']).toBe(`sha256:${hash}`);
    const { state, confirmedAt } = body['freshness'];
    expect(response.headers.get('etag')).toBe(`"sha256:${hash};1/1;${state}/${confirmedAt};v${vocabularyEdition()}"`);
  });

  it('answers 304 to one who has it', async () => {
    const etag = (await get(id)).headers.get('etag') as string;
    const again = await get(id, { 'if-none-match': `"other", W/${etag}` });
    expect([again.status, await again.text()]).toEqual([304, '']);
  });

  it('gives JSON-LD: Legislation with the dates of ELI', async () => {
    const response = await get(`${id}@1`, { accept: 'application/ld+json' });
    expect(response.headers.get('content-type')).toContain('application/ld+json');
    expect(await response.json()).toMatchObject({
      '@type': ['Legislation', 'eli:LegalResource'],
      legislationIdentifier: '69/2020/QH14',
      legislationLegalForce: 'https://schema.org/InForce',
      'eli:date_document': '2020-11-13',
      'eli:first_date_entry_in_force': '2022-01-01',
      name: expect.arrayContaining([{ '@language': 'en', '@value': 'Law on Vietnamese workers abroad' }]),
    });
  });

  it('changes its ETag when the record is revoked', async () => {
    const other = await library.publish(vietnam, 'Practice');
    const etag = (await get(other)).headers.get('etag') as string;
    await library.ask(vietnam, `mutation { revoke(id: "${other}", reason: "Wrong") { __typename } }`);
    const response = await get(other, { 'if-none-match': etag });
    expect(response.status).toBe(200);
    expect(await response.json()).toMatchObject({ state: 'REVOKED', revocation: { reason: 'Wrong' } });
  });

  it('says whether it is confirmed, outside of what the hash is of, and changes its ETag with that', async () => {
    const other = await library.publish(vietnam, 'Law');
    const seen = async () => {
      const response = await get(other);
      const { freshness, contentHash, content } = (await response.json()) as Record<string, Answer>;
      expect(content).not.toHaveProperty('freshness');
      return { etag: response.headers.get('etag'), contentHash, freshness };
    };
    const days = (dueOn: string, lapsesOn: string) =>
      library.db.query(`UPDATE library.publication SET due_on = $2, lapses_on = $3 WHERE id = $1`, [
        other,
        dueOn,
        lapsesOn,
      ]);
    const all = [await seen()];
    await days('2020-01-01', '2099-01-01');
    all.push(await seen());
    await days('2020-01-01', '2020-04-01');
    all.push(await seen());
    await library.ask(vietnam, `mutation { confirm(ids: ["${other}"]) { __typename } }`);
    all.push(await seen());
    expect(all.map(({ freshness }) => freshness.state)).toEqual(['CURRENT', 'DUE', 'NOT_CONFIRMED', 'CURRENT']);
    expect(all[3]?.freshness).toEqual({
      state: 'CURRENT',
      confirmedAt: expect.stringMatching(/Z$/),
      confirmedBy: 'VN-MOH',
      dueOn: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
      notConfirmedOn: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
    });
    expect(new Set(all.map(({ etag }) => etag)).size).toBe(4);
    expect(new Set(all.map(({ contentHash }) => contentHash)).size).toBe(1);
    const linked = await (await get(other, { accept: 'application/ld+json' })).json();
    expect(linked).toMatchObject({
      mainEntityOfPage: { '@type': 'WebPage', lastReviewed: all[3]?.freshness.confirmedAt.slice(0, 10) },
    });
  });

  it('of what happens once says nothing of that', async () => {
    const other = await library.publish(vietnam, 'Event');
    expect(await (await get(other)).json()).toMatchObject({ freshness: null });
  });

  it('changes its ETag when a later revision says the same again, and that of the revision before', async () => {
    const other = await library.publish(vietnam, 'Law');
    const revise = async (number: string): Promise<void> => {
      await library.ask(vietnam, `mutation { openDraft(id: "${other}") { __typename } }`);
      const update = `mutation ($input: LawInput!) { done: updateLaw(id: "${other}", input: $input, expectedVersion: 1) { __typename } }`;
      await library.ask(vietnam, update, { input: { ...INPUTS.Law, number } });
      const { done } = await library.ask(vietnam, `mutation { done: publish(id: "${other}") { ${RESULT} } }`);
      expect(done.__typename).toBe('Law');
    };
    const first = (await get(other)).headers.get('etag') as string;
    const pinned = (await get(`${other}@1`)).headers.get('etag') as string;
    await revise('70/2020/QH14');
    await revise(INPUTS.Law.number);
    const response = await get(other, { 'if-none-match': first });
    expect(response.status).toBe(200);
    expect(await response.json()).toMatchObject({ revision: 3, content: { number: INPUTS.Law.number } });
    const old = await get(`${other}@1`, { 'if-none-match': pinned });
    expect(await old.json()).toMatchObject({ revision: 1, newestRevision: 3, freshness: null });
  });

  it('may be kept for everybody only when nobody in particular asked', async () => {
    expect((await get(id)).headers.get('cache-control')).toBe('public, no-cache');
    const draft = await library.ask(
      vietnam,
      `mutation ($input: LawInput!) { done: createLaw(input: $input) { ${RESULT} } }`,
      { input: INPUTS.Law },
    );
    const response = await get(draft['done'].id, { authorization: await officer() });
    expect(response.status).toBe(200);
    expect(response.headers.get('cache-control')).toBe('private, no-cache');
    expect(response.headers.get('vary')).toContain('authorization');
  });

  it.each(['VN-LAW-2026-999999', 'nonsense', 'VN-LAW-2026-000001@99', '..%2f..%2fetc'])(
    'answers 404 for %s',
    async (ref) => {
      const response = await get(ref);
      expect([response.status, response.headers.get('content-type')]).toEqual([
        404,
        expect.stringContaining('problem+json'),
      ]);
      expect(response.headers.get('cache-control')).toBe('no-store');
    },
  );

  it('answers 404 for what the reader may not see', async () => {
    expect((await get(await library.publish(vietnam, 'Law', { audience: 'NETWORK' }))).status).toBe(404);
  });
});
