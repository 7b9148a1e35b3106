import { describe, expect, it } from '@jest/globals';
import { standingsOf, type GivenAssertion } from './party-standing.js';

const ASKED = new Date('2026-01-01T12:00:00Z');
const parties = [{ country: 'VN' }, { country: 'DE', inForceOn: '2025' }];
const asked = [{ party: 'DE', revision: 2, askedAt: ASKED }];
const standing = (day: string, given: GivenAssertion[] = []) =>
  standingsOf({ parties, owner: 'VN-MOH', revision: 3, asked, given }, new Date(day))[1];
const confirmed = (revision: number): GivenAssertion => ({
  party: 'DE',
  revision,
  state: 'CONFIRMED',
  reason: null,
  statement: {},
  givenBy: 'DE-BMG',
  givenAt: ASKED,
});

describe('silence', () => {
  it('is counted in full days and shown as silence from the sixtieth on, never as consent', () => {
    expect(standing('2026-01-02T11:59:59Z')).toMatchObject({ state: 'SILENT', days: 0, silentSince: null });
    expect(standing('2026-03-02T11:59:59Z')).toMatchObject({ state: 'SILENT', days: 59, silentSince: null });
    expect(standing('2026-03-02T12:00:00Z')).toMatchObject({ state: 'SILENT', days: 60, silentSince: ASKED });
    expect(standing('2036-03-02T12:00:00Z')).toMatchObject({ state: 'SILENT', silentSince: ASKED });
  });

  it('goes on where only an earlier revision was confirmed', () => {
    expect(standing('2026-06-01', [confirmed(1)])).toMatchObject({
      state: 'SILENT',
      days: 150,
      given: { revision: 1, isOutdated: true },
    });
  });

  it('is broken by what is said of the revision that asked, or of a correction of it', () => {
    for (const revision of [2, 3])
      expect(standing('2026-06-01', [confirmed(revision)])).toMatchObject({
        state: 'CONFIRMED',
        days: null,
        silentSince: null,
        given: { isOutdated: false },
      });
  });
});
