import { describe, expect, it } from '@jest/globals';
import { portalCatalogue } from './browser.js';
import { INTERFACE_LANGUAGES, interfaceLanguage } from './languages.js';
import { wording } from './wording.js';

describe('the language of the interface', () => {
  it.each([
    [['fr-CH', 'de'], 'fr'],
    [['de', 'vi', 'en'], 'vi'],
    [['zh-CN'], 'zh-Hans'],
    [['zh'], 'zh-Hans'],
    [['ZH-hans-SG'], 'zh-Hans'],
    [['es-419'], 'es'],
    [['de', 'sv'], 'en'],
    [['frr'], 'en'],
    [[], 'en'],
  ])('for %j is %s', (preferred, expected) => {
    expect(interfaceLanguage(preferred)).toBe(expected);
  });
});

describe('the words', () => {
  it('are of their language, with its direction', () => {
    expect(wording('fr').t('frame.signIn')).toBe('Se connecter');
    expect(INTERFACE_LANGUAGES.filter((tag) => wording(tag).dir === 'rtl')).toEqual(['ar']);
  });

  it('hold what is put into them as it is, whatever it looks like', () => {
    const person = '$t(frame.signIn) {{participant}} <b>&';
    expect(wording('en').t('frame.actsFor', { person, participant: 'VN-MOH' })).toBe(`${person}, VN-MOH`);
  });

  it('are refused by the compiler when nobody has written them', () => {
    // @ts-expect-error: no catalogue has this key
    expect(wording('en').t('frame.nonsense')).toBe('frame.nonsense');
  });

  it('say that no person has confirmed them', () => {
    expect(INTERFACE_LANGUAGES.filter((tag) => wording(tag).isConfirmed)).toContain('en');
    expect(wording('en').isConfirmed).toBe(true);
  });

  it.each(INTERFACE_LANGUAGES)('are loaded by a browser one language at a time: %s', async (tag) => {
    const keys = Object.keys(await portalCatalogue(tag));
    expect(keys).toContain('frame.signIn');
    expect(keys).toContain('portal.work');
  });
});
