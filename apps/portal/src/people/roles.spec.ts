import { describe, expect, it } from '@jest/globals';
import {
  deputiesOf,
  hereAndGone,
  isLendable,
  leaving,
  lenderOf,
  rolesAt,
  rolesFor,
  whenOf,
  type Held,
  type Somebody,
} from './roles.js';

const NOW = new Date('2026-11-22T10:00:00Z');
const grant = (id: string, given: Partial<Held> = {}): Held => ({
  id,
  role: 'PUBLISHER',
  from: '2026-01-01',
  until: null,
  startsAt: '2026-01-01T00:00:00Z',
  endsAt: null,
  deputisesFor: null,
  participant: { id: 'VN-MOH' },
  ...given,
});
const past = { until: '2026-06-30', endsAt: '2026-06-30T17:00:00Z' };
const person = (name: string, ...roles: Held[]): Somebody => ({ id: name, name, leftAt: null, roles });

const an = person(
  'An',
  grant('own'),
  grant('soon', { role: 'REVIEWER', until: '2026-11-30', endsAt: '2026-11-30T17:00:00Z' }),
);
const chi = person('Chi', grant('lent', { deputisesFor: 'own', until: '2026-12-05', endsAt: '2026-12-05T17:00:00Z' }));
const dung = person('Dung', grant('before', past));
const people = [an, chi, dung];

describe('a role', () => {
  it('is held from its first moment until before its last', () => {
    expect(whenOf(grant('a', { startsAt: NOW.toISOString() }), NOW)).toBe('now');
    expect(whenOf(grant('a', { endsAt: NOW.toISOString() }), NOW)).toBe('past');
    expect(whenOf(grant('a', { startsAt: '2026-12-01T00:00:00Z' }), NOW)).toBe('later');
  });

  it('of another participant, and one that never began, is not told', () => {
    const never = grant('never', { endsAt: '2026-01-01T00:00:00Z' });
    expect(rolesAt(person('Em', never, grant('there', { participant: { id: 'PH-DOH' } })), 'VN-MOH')).toEqual([]);
  });

  it('is lent by who holds it now as one’s own, and works on records', () => {
    expect(isLendable(grant('a'), NOW)).toBe(true);
    for (const other of [{ deputisesFor: 'x' }, past, { role: 'COORDINATOR' }, { startsAt: '2027-01-01T00:00:00Z' }])
      expect(isLendable(grant('a', other), NOW)).toBe(false);
  });

  it('fits its participant, and the secretariat alone gives what reaches beyond', () => {
    expect(rolesFor('AUTHORITY', false)).toContain('COORDINATOR');
    expect(rolesFor('REGIONAL_BODY', false)).not.toContain('COORDINATOR');
    expect(rolesFor('PARTNER', false)).toEqual(['PARTNER_AGENT', 'COORDINATOR']);
    expect(rolesFor('AUTHORITY', true).filter((role) => role === 'AUDITOR')).toHaveLength(1);
    expect(rolesFor('PARTNER', true)).toContain('SECRETARIAT');
  });
});

describe('people', () => {
  it('are here as long as they hold something or will', () => {
    const { here, gone } = hereAndGone(people, 'VN-MOH', NOW);
    expect(here).toEqual([an, chi]);
    expect(gone).toEqual([dung]);
  });

  it('stand in for each other', () => {
    expect(lenderOf(people, chi.roles[0]!)).toBe(an);
    expect(deputiesOf(people, an.roles[0]!, NOW)).toEqual([chi]);
    expect(deputiesOf(people, an.roles[0]!, new Date('2027-01-01T00:00:00Z'))).toEqual([]);
  });
});

describe('who goes', () => {
  const machines = [
    { name: 'Legal database', createdBy: 'An' },
    { name: 'Revoked', createdBy: 'An', revokedAt: '2026-02-01T00:00:00Z' },
    { name: 'Expired', createdBy: 'An', expiresAt: '2026-02-01T00:00:00Z' },
    { name: 'Of another', createdBy: 'Chi' },
  ];
  const context = { participant: 'VN-MOH', people, machines, now: NOW };

  it('passes on what is held on that day, and takes deputies and machines along', () => {
    const told = leaving(an, { ...context, on: '2026-12-01' });
    expect(told.passes.map(({ id }) => id)).toEqual(['own']);
    expect(told).toMatchObject({ returns: [], deputies: ['Chi'], machines: ['Legal database'] });
    expect(leaving(an, { ...context, on: '2026-11-30' }).passes.map(({ id }) => id)).toEqual(['own', 'soon']);
  });

  it('gives back what was lent', () => {
    const told = leaving(chi, { ...context, on: '2026-11-22' });
    expect(told.passes).toEqual([]);
    expect(told.returns.map(({ id }) => id)).toEqual(['lent']);
  });
});
