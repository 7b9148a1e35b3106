import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { INPUTS, nobody, RESULT, startLibrary, vietnam, type TestLibrary } from '../library.fixture.js';
import type { AgreementContent } from './agreement.js';
import { expiringOn } from './expiring.js';
import { legalStatus } from './legal-status.js';
import { nonsenseIn } from './sense.js';

let library: TestLibrary;
beforeAll(async () => {
  library = await startLibrary();
});
afterAll(() => library.stop());

const FULL = {
  parties: [
    { country: 'VN', role: 'ORIGIN', signedOn: '2025-06-01', ratifiedOn: '2025-07', inForceOn: '2025-08-01' },
    { country: 'DE', role: 'DESTINATION', signedOn: '2025-06-01', withdrawnOn: '2099-01-01' },
  ],
  signedOn: '2025-06-01',
  inForceOn: '2025-08-01',
  expiresOn: '2099-07-31',
  phase: 'IN_FORCE',
  content: ['RECRUITMENT', 'FAIR_TREATMENT', 'MIGRANT_HEALTH'],
  quota: { number: 300, period: 'YEAR', note: 'Nurses only.' },
  durationMonths: 60,
  renewal: 'AUTOMATIC',
  noticeMonths: 6,
  jointCommittee: { name: 'Joint Working Group', meets: 'once a year', lastMetOn: '2026-03' },
};

const contentOf = (over: object): AgreementContent =>
  ({ ...INPUTS.Agreement, content: [], ...over }) as unknown as AgreementContent;

describe('an agreement', () => {
  it('says all that is known of its terms', async () => {
    const id = await library.publish(vietnam, 'Agreement', FULL);
    const { publication } = await library.ask(
      nobody,
      `{ publication(id: "${id}") { ... on Agreement { parties { signedOn ratifiedOn inForceOn withdrawnOn } content quota { number period note }
         durationMonths renewal noticeMonths jointCommittee { name meets lastMetOn } expiringOn endedOn endReason legalStatus } } }`,
    );
    expect(publication).toEqual({
      parties: FULL.parties.map(({ signedOn, ratifiedOn = null, inForceOn = null, withdrawnOn = null }) => ({
        signedOn,
        ratifiedOn,
        inForceOn,
        withdrawnOn,
      })),
      content: FULL.content,
      quota: FULL.quota,
      durationMonths: 60,
      renewal: 'AUTOMATIC',
      noticeMonths: 6,
      jointCommittee: FULL.jointCommittee,
      expiringOn: null,
      endedOn: null,
      endReason: null,
      legalStatus:
        'In force from 1 August 2025. Its term runs out on 31 July 2099 and renews by itself. Notice to end it: 6 months.',
    });
  });

  it('stores nothing for what is not given, so that what was hashed before stays as it was', async () => {
    const id = await library.publish(vietnam, 'Agreement');
    const [row] = await library.db.query<{ content: object }>(
      'SELECT content FROM library.revision WHERE publication_id = $1',
      [id],
    );
    expect(Object.keys((row as { content: object }).content).sort()).toEqual(
      `agreementType audience content form kind legalBases legalValues migrantGroups occupations originalLanguage parties phase provenance
      signedOn summary title topics`.split(/\s+/),
    );
  });

  it.each<[string, object, string, string]>([
    ['that ended, without when or why', { phase: 'ENDED' }, 'input.phase', 'say when'],
    ['that ended in time to come', { phase: 'ENDED', endedOn: '2099' }, 'input.endedOn', 'future'],
    ['that will expire, as ended', { phase: 'ENDED', expiresOn: '2099' }, 'input.expiresOn', 'say when it ended'],
    [
      'that has a reason to end and goes on',
      { endReason: 'No longer wanted' },
      'input.endReason',
      'for the phase ENDED only',
    ],
    ['in force from a day to come', { phase: 'IN_FORCE', inForceOn: '2099' }, 'input.inForceOn', 'expected SIGNED'],
    ['signed on a day to come', { signedOn: '2099' }, 'input.signedOn', 'expected NEGOTIATION'],
    ['negotiated although it was signed', { phase: 'NEGOTIATION' }, 'input.phase', 'it was signed (2025-06)'],
    [
      'in force although it has run out for good',
      { phase: 'IN_FORCE', signedOn: '2019', expiresOn: '2020', renewal: 'NONE' },
      'input.phase',
      'it expired in 2020',
    ],
    ['ended before today and in force', { phase: 'IN_FORCE', endedOn: '2026-01' }, 'input.phase', 'it ended (2026-01)'],
    ['in force before its signature', { inForceOn: '2024' }, 'input.inForceOn', 'lies before the signature (2025-06)'],
    [
      'that a party ratified before it signed',
      { parties: [{ country: 'VN', signedOn: '2025-06', ratifiedOn: '2025-05' }, { country: 'DE' }] },
      'input.parties.0.ratifiedOn',
      'lies before the signature (2025-06)',
    ],
    ['with a quota of nobody', { quota: { number: 0 } }, 'input.quota.number', 'at least 1'],
    ['with a period and no number', { quota: { period: 'YEAR', note: 'some' } }, 'input.quota.number', 'is missing'],
    ['with an empty quota', { quota: {} }, 'input.quota', 'expected a number, or a note'],
    ['that lasts no time', { durationMonths: 0 }, 'input.durationMonths', 'at least 1'],
    [
      'whose committee met in time to come',
      { jointCommittee: { name: 'JWG', lastMetOn: '2099' } },
      'input.jointCommittee.lastMetOn',
      'future',
    ],
  ])('%s is refused, by the field', async (_, over, path, message) => {
    const { done } = await library.ask(
      vietnam,
      `mutation ($input: AgreementInput!) { done: publishAgreement(input: $input) { ${RESULT} } }`,
      { input: { ...INPUTS.Agreement, ...over } },
    );
    expect(done).toMatchObject({ __typename: 'InvalidInput' });
    expect(done.problems).toEqual([{ path: path.split('.'), message: expect.stringContaining(message) }]);
  });

  it('that ended says why, when that is all that is known', () => {
    const ended = contentOf({ phase: 'ENDED', endReason: 'Denounced by one party' });
    expect(nonsenseIn(ended)).toEqual([]);
    expect(legalStatus(ended)).toBe('Ended. Reason: Denounced by one party.');
  });

  it('is not refused for what may be right, where only the year is known', () => {
    const now = '2026-11-22';
    const content = contentOf({
      phase: 'IN_FORCE',
      signedOn: '2026',
      inForceOn: '2026',
      expiresOn: '2026',
      renewal: 'NONE',
    });
    expect(nonsenseIn(content, now)).toEqual([]);
  });

  it('is shown as expiring from 90 days before, and not after', () => {
    const content = contentOf({ phase: 'IN_FORCE', expiresOn: '2027-03-31' });
    const on = (day: string) => expiringOn(content, new Date(`${day}T12:00:00Z`));
    expect([on('2026-12-30'), on('2026-12-31'), on('2027-03-31'), on('2027-04-01')]).toEqual([
      null,
      '2027-03-31',
      '2027-03-31',
      null,
    ]);
    expect(expiringOn({ ...content, phase: 'ENDED' }, new Date('2027-03-01'))).toBeNull();
  });
});
