import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  acceptedLanguages,
  canonicalLanguage,
  COUNTRY_CODES,
  countryName,
  CursorCodec,
  isDay,
  isPartialDate,
  isParticipantId,
  isWithin,
  parsePublicationId,
  participantCountry,
  pickLanguage,
  publicationId,
} from './index.js';

describe('countries', () => {
  it('are the 249 assigned codes, each once, each with a name in Lao and Burmese too', () => {
    expect(new Set(COUNTRY_CODES).size).toBe(249);
    for (const language of ['en', 'lo', 'my', 'ar', 'th']) {
      expect(COUNTRY_CODES.filter((code) => countryName(code, language) === code)).toEqual([]);
    }
  });
});

describe('languages', () => {
  it('refuses a tag that is well formed and does not exist', () => {
    expect(canonicalLanguage('xx')).toBeNull();
    expect(canonicalLanguage('en-Quux')).toBeNull();
    expect(canonicalLanguage('not a tag')).toBeNull();
    expect(['und', 'und-x-any', 'und-Latn'].map(canonicalLanguage)).toEqual([null, null, null]);
  });
  it('gives the canonical form of one that does', () => {
    expect(canonicalLanguage('pt-br')).toBe('pt-BR');
    expect(canonicalLanguage('zh-hant-tw')).toBe('zh-Hant-TW');
  });
  it('falls back from the wanted language to the original', () => {
    expect(pickLanguage({ vi: 'Luật', en: 'Law' }, ['fr', 'en-GB'])?.value).toBe('Law');
    expect(pickLanguage({ vi: 'Luật', en: 'Law' }, ['fr'], 'vi')?.value).toBe('Luật');
    expect(pickLanguage({}, ['fr'])).toBeNull();
  });
  it('reads Accept-Language by preference and skips junk', () => {
    expect(acceptedLanguages('de;q=0.5, vi, xx, *;q=0.1, fr;q=0')).toEqual(['vi', 'de']);
  });
});

describe('dates', () => {
  it('keeps partial dates partial and refuses days that do not exist', () => {
    expect(['2012', '2012-04', '2024-02-29'].every(isPartialDate)).toBe(true);
    expect(['2023-02-29', '2012-13', '12-04-2012', '2012-4-1', '', '0000'].some(isPartialDate)).toBe(false);
    expect(isDay('2012-04')).toBe(false);
  });
  it('reads a membership as half open', () => {
    expect(isWithin('2020-01-31', '1973-01-01', '2020-01-31')).toBe(false);
    expect(isWithin('2020-01-30', '1973-01-01', '2020-01-31')).toBe(true);
    expect(isWithin('1900-01-01', null, null)).toBe(true);
  });
});

describe('ids', () => {
  it('reads back what it gives out', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('VN-MOH', 'DE-BMG', 'ASEAN-HC3', 'WHO'),
        fc.constantFrom('LAW' as const, 'AGREEMENT' as const, 'PRACTICE' as const),
        fc.integer({ min: 1900, max: 2100 }),
        fc.integer({ min: 1, max: 9_999_999 }),
        fc.option(fc.integer({ min: 1, max: 999 })),
        (owner, kind, year, serial, revision) => {
          const id = publicationId(owner, kind, year, serial);
          const parsed = parsePublicationId(revision === null ? id : `${id}@${revision}`);
          expect(parsed).toEqual(revision === null ? { id, kind } : { id, kind, revision });
        },
      ),
    );
  });
  it('refuses what is not one', () => {
    for (const text of ['VN-LAW-26-1', 'XX-LAW-2026-000001', 'VN-LAW-2026-000001@0', 'vn-law-2026-000001', "'; drop"]) {
      expect(parsePublicationId(text)).toBeNull();
    }
  });
  it('knows the country of an authority and of nobody else', () => {
    expect(participantCountry('VN-MOH')).toBe('VN');
    expect(participantCountry('ASEAN-HC3')).toBeNull();
    expect(participantCountry('XX-MOH')).toBeNull();
    expect(isParticipantId('IOM')).toBe(true);
    expect(isParticipantId('io m')).toBe(false);
  });
});

describe('cursors', () => {
  const codec = new CursorCodec('a secret of the test');
  it('open only where they were made', () => {
    const cursor = codec.encode('changes', [42, 'VN']);
    expect(codec.decode('changes', cursor)).toEqual([42, 'VN']);
    expect(codec.decode('publications', cursor)).toBeNull();
    expect(new CursorCodec('another').decode('changes', cursor)).toBeNull();
  });
  it('refuse every alteration', () => {
    const cursor = codec.encode('changes', [42]);
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: cursor.length - 1 }),
        fc.constantFrom('A', 'z', '.', '!'),
        (at, character) => {
          const altered = cursor.slice(0, at) + character + cursor.slice(at + 1);
          if (altered !== cursor) expect(codec.decode('changes', altered)).toBeNull();
        },
      ),
    );
  });
});
