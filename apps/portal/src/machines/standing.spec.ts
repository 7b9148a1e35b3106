import { expect, it } from '@jest/globals';
import { inOrder, machineRolesFor, standingOf } from './standing.js';

const NOW = new Date('2026-11-22T10:00:00Z');
const kept = (createdAt: string, more: { revokedAt?: string; expiresAt?: string } = {}) => ({ createdAt, ...more });

it('what is revoked is so before it has expired', () => {
  expect(standingOf(kept('2026-01-01T00:00:00Z'), NOW)).toBe('works');
  expect(standingOf(kept('2026-01-01T00:00:00Z', { expiresAt: '2026-12-01T00:00:00Z' }), NOW)).toBe('works');
  const expired = { expiresAt: NOW.toISOString() };
  expect(standingOf(kept('2026-01-01T00:00:00Z', expired), NOW)).toBe('expired');
  expect(standingOf(kept('2026-01-01T00:00:00Z', { ...expired, revokedAt: '2026-02-01T00:00:00Z' }), NOW)).toBe(
    'revoked',
  );
});

it('what works stands first, the newest before the older', () => {
  const [old, young] = [kept('2026-01-01T00:00:00Z'), kept('2026-05-01T00:00:00Z')];
  const gone = kept('2026-10-01T00:00:00Z', { revokedAt: '2026-11-01T00:00:00Z' });
  expect(inOrder([gone, old, young], NOW)).toEqual([young, old, gone]);
});

it('a machine is nothing that says who may', () => {
  expect(machineRolesFor('AUTHORITY')).not.toContain('COORDINATOR');
  expect(machineRolesFor('PARTNER')).toEqual(['PARTNER_AGENT']);
});
