import { expect, it } from '@jest/globals';
import { askedFrom, beginningOfDay, exportAddress, filterOf, NOTHING_ASKED, pageOf, paramsOf } from './entries.js';

const midnight = (day: string, later: number): string => `${day}+${later}`;

it('what the address asks is what is asked, and nonsense is not', () => {
  const params = new URLSearchParams('action=grant:give&outcome=MAYBE&from=2026-11-01&to=soon&more=x&person=%20An%20');
  const asked = askedFrom(params);
  expect(asked).toEqual({ ...NOTHING_ASKED, action: 'grant:give', from: '2026-11-01', person: 'An' });
  expect(paramsOf(asked).toString()).toBe('action=grant%3Agive&person=An&from=2026-11-01');
  expect(askedFrom(paramsOf(asked))).toEqual(asked);
});

it('the last day is asked for as a whole', () => {
  const asked = { ...NOTHING_ASKED, from: '2026-11-01', to: '2026-11-30' };
  expect(filterOf(asked, midnight)).toEqual({ from: '2026-11-01+0', to: '2026-11-30+1' });
  expect(filterOf(NOTHING_ASKED, midnight)).toEqual({});
  const next = new Date(beginningOfDay('2026-11-30', 1));
  expect([next.getMonth(), next.getDate(), next.getHours()]).toEqual([11, 1, 0]);
});

it('a file holds the same entries as the page', () => {
  expect(exportAddress('csv', {})).toBe('/exports/audit.csv');
  expect(exportAddress('ndjson', { action: 'grant:give', outcome: 'DONE' })).toBe(
    '/exports/audit.ndjson?action=grant%3Agive&outcome=DONE',
  );
});

it('a record has a page, a person none', () => {
  expect(pageOf('VN-LAW-2026-000123')).toBe('/publications/VN-LAW-2026-000123');
  expect(pageOf('ASEAN-HC3-PRA-2026-000001@2')).toBe('/publications/ASEAN-HC3-PRA-2026-000001%402');
  for (const other of [null, 'VN-MOH', '1c8f0b1e-0000-4000-8000-000000000000']) expect(pageOf(other)).toBeNull();
});
