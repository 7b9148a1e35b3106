import { expect, it } from '@jest/globals';
import { addressToSend, aimOf, isOf, nameToSend, written, type Asked, type Run } from './run.js';
import { asText, chosenOf, fieldsOf, type Fault } from './faults.js';

const asked: Asked = { kind: 'LAW', sheet: null, dryRun: true, allOrNothing: false, as: 'drafts' };

it('is sent with all that is asked, and the name of the file', () => {
  const words = new URL(addressToSend({ ...asked, sheet: 'Hoja 1' }, 'Luật (2).xlsx'), 'http://n').searchParams;
  expect(Object.fromEntries(words)).toEqual({
    kind: 'LAW',
    sheet: 'Hoja 1',
    dryRun: 'true',
    allOrNothing: 'false',
    as: 'drafts',
    name: 'Luật (2).xlsx',
  });
  expect(nameToSend(`a\n${'x'.repeat(300)}.csv`)).toHaveLength(200);
});

it('is of a file that has its name and its length', () => {
  const run = { asked: { ...asked, name: 'a.csv' }, fileSize: 5 } as Run;
  expect([isOf(run, { name: 'a.csv', size: 5 }), isOf(run, { name: 'a.csv', size: 6 })]).toEqual([true, false]);
  expect(isOf(run, { name: 'b.csv', size: 5 })).toBe(false);
});

it('is a check, or an import of drafts or publications, and counts what it has written', () => {
  expect([aimOf(asked), aimOf({ ...asked, dryRun: false, as: 'published' })]).toEqual(['check', 'published']);
  expect([written({ added: 2, revised: 3, unchanged: 9 }), written({})]).toEqual([5, 0]);
});

const fault = (over: Partial<Fault>): Fault => ({
  key: 'k',
  severity: 'FAULT',
  field: 'title',
  message: 'is missing',
  rows: 1,
  firstLine: 2,
  ...over,
});

it('its faults are chosen by severity and by field', () => {
  const faults = [fault({}), fault({ field: 'lawType', severity: 'WARNING' }), fault({ field: '' })];
  expect(fieldsOf(faults)).toEqual(['', 'lawType', 'title']);
  expect(chosenOf(faults, { severity: 'FAULT', field: null })).toHaveLength(2);
  expect(chosenOf(faults, { severity: 'ALL', field: '' })).toEqual([fault({ field: '' })]);
  expect(chosenOf(faults, { severity: 'WARNING', field: 'title' })).toEqual([]);
});

it('what stood there is shown as text, whatever it was', () => {
  expect([asText('a'), asText(null), asText(['x']), asText(0)]).toEqual(['a', '', '["x"]', '0']);
});
