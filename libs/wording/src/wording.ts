import { createInstance, type i18n } from 'i18next';
import ar from './catalogues/ar.js';
import en from './catalogues/en.js';
import es from './catalogues/es.js';
import fr from './catalogues/fr.js';
import ru from './catalogues/ru.js';
import th from './catalogues/th.js';
import vi from './catalogues/vi.js';
import zhHans from './catalogues/zh-Hans.js';
import { isConfirmed } from './confirmed.js';
import { I18NEXT_OPTIONS } from './i18next-options.js';
import type { Key } from './key.js';
import { directionOf, INTERFACE_LANGUAGES, type InterfaceLanguage } from './languages.js';

/** What stands in the place of `{{name}}`; `count` chooses the plural. */
export type Values = Readonly<Record<string, string | number>>;

/** The interface in one language. */
export interface Wording {
  tag: InterfaceLanguage;
  dir: 'ltr' | 'rtl';
  /** a person has confirmed the translation */
  isConfirmed: boolean;
  /** The words of a key, as plain text: escape them. */
  t(key: Key, values?: Values): string;
}

const CATALOGUES: Record<InterfaceLanguage, Record<string, string>> = {
  en,
  fr,
  es,
  ru,
  ar,
  'zh-Hans': zhHans,
  vi,
  th,
};

let spoken: i18n | undefined;
const wordings = new Map<InterfaceLanguage, Wording>();

/** Made once for each language, when it is first asked for. */
export function wording(tag: InterfaceLanguage): Wording {
  const made = wordings.get(tag) ?? wordingIn(tag);
  wordings.set(tag, made);
  return made;
}

function wordingIn(tag: InterfaceLanguage): Wording {
  spoken ??= speaker();
  const t = spoken.getFixedT(tag);
  return {
    tag,
    dir: directionOf(tag),
    isConfirmed: isConfirmed(tag),
    t: (key, values = {}) => t(key as string, values),
  };
}

function speaker(): i18n {
  const made = createInstance();
  void made.init({
    ...I18NEXT_OPTIONS,
    initAsync: false,
    supportedLngs: [...INTERFACE_LANGUAGES],
    defaultNS: 'pages',
    ns: ['pages'],
    resources: Object.fromEntries(Object.entries(CATALOGUES).map(([tag, pages]) => [tag, { pages }])),
  });
  return made;
}
