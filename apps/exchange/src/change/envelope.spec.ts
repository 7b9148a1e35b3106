import { describe, expect, it } from '@jest/globals';
import type { Change } from '#contracts';
import { aChange } from '../exchange.fixture.js';
import { openEnvelope } from './envelope.js';

const opened = (differs: Partial<Change>): { text: string; data: Change & { truncated: boolean } } => {
  const change = { ...aChange(differs), position: 1, id: '0'.repeat(32), sequencedAt: '2026-11-21T10:00:00.000Z' };
  const text = openEnvelope('https://comity.example.org', change, 'https://comity.example.org/changes?since=x');
  return { text, data: (JSON.parse(`${text}}`) as { data: Change & { truncated: boolean } }).data };
};

describe('the envelope of a change', () => {
  it('stays thin whatever is in the change, and keeps one title', () => {
    // A control character takes one character in the record and six bytes in JSON.
    const heavy = '\u0001';
    const { text, data } = opened({
      title: Object.fromEntries(['vi', 'en', 'fr', 'th', 'lo'].map((language) => [language, heavy.repeat(1000)])),
      meaning: heavy.repeat(1000),
      topics: Array.from({ length: 200 }, (_, n) => `health-personnel/${'x'.repeat(150)}-${n}`),
      differences: [{ field: 'x', before: heavy.repeat(5000), after: null }],
    });
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(18_500);
    expect(data.truncated).toBe(true);
    expect(Object.keys(data.title)[0]).toBe('vi');
    expect(data.meaning).not.toBe('');
  });

  it('cuts between characters, never inside one', () => {
    const { text, data } = opened({
      title: { vi: `x${'🩺'.repeat(3000)}`, en: `${'🩺'.repeat(3000)}` },
      meaning: `y${'🩺'.repeat(499)}`,
      topics: Array.from({ length: 50 }, (_, n) => `health-personnel/${'x'.repeat(250)}-${n}`),
      countries: Array.from({ length: 249 }, () => 'VN'),
    });
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(18_500);
    for (const part of [data.meaning, ...Object.values(data.title)]) expect(part.isWellFormed()).toBe(true);
    expect(text).not.toMatch(/\\ud[89a-f]/i);
  });
});
