import { expect, it } from '@jest/globals';
import { blocksOf, quartersOf, reasonsOf } from './plot.js';

const attempts = [
  { from: '2026-11-22T11:45:00.000Z', arrived: 5, failures: [{ reason: 'gone', count: 1 }] },
  {
    from: '2026-11-22T12:00:00.000Z',
    arrived: 7,
    failures: [
      { reason: 'gone', count: 1 },
      { reason: 'timeout', count: 4 },
    ],
  },
];

it('twelve hours are plotted by quarters, also those in which nothing was sent', () => {
  const quarters = quartersOf(attempts, '2026-11-22T12:07:00.000Z');
  expect(quarters).toHaveLength(48);
  expect(quarters.slice(-3).map(({ arrived, failed }) => [arrived, failed])).toEqual([
    [0, 0],
    [5, 1],
    [7, 5],
  ]);
});

it('the most frequent reason comes first', () => {
  expect(reasonsOf(attempts)).toEqual([
    { reason: 'timeout', count: 4 },
    { reason: 'gone', count: 2 },
  ]);
});

it('the runbook is shown as paragraphs and code', () => {
  expect(blocksOf('Look at\nthe [log](x.md):\n\n```sql\nSELECT 1\n```\n\nThen restart.')).toEqual([
    { isCode: false, text: 'Look at the log:' },
    { isCode: true, text: 'SELECT 1' },
    { isCode: false, text: 'Then restart.' },
  ]);
});
