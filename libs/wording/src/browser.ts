import type frame from '#wording/locales/en/frame.json';
import type portal from '#wording/locales/en/portal.json';
import type { Base } from './key.js';
import type { InterfaceLanguage } from './languages.js';

/**
 * The door for what runs in a browser (`#wording/browser`): the same rules, and one catalogue at a time, loaded when its
 * language is chosen.
 */
export { isConfirmed } from './confirmed.js';
export { I18NEXT_OPTIONS } from './i18next-options.js';
export { directionOf, INTERFACE_LANGUAGES, interfaceLanguage, type InterfaceLanguage } from './languages.js';

/** What the signed-in work areas can say. */
export type PortalKey = Base<keyof typeof frame | keyof typeof portal>;

interface PortalCatalogue {
  frame: Record<string, string>;
  portal: Record<string, string>;
}

const LOADERS: Record<InterfaceLanguage, () => Promise<PortalCatalogue>> = {
  en: () =>
    both(
      import('#wording/locales/en/frame.json', { with: { type: 'json' } }),
      import('#wording/locales/en/portal.json', { with: { type: 'json' } }),
    ),
  fr: () =>
    both(
      import('#wording/locales/fr/frame.json', { with: { type: 'json' } }),
      import('#wording/locales/fr/portal.json', { with: { type: 'json' } }),
    ),
  es: () =>
    both(
      import('#wording/locales/es/frame.json', { with: { type: 'json' } }),
      import('#wording/locales/es/portal.json', { with: { type: 'json' } }),
    ),
  ru: () =>
    both(
      import('#wording/locales/ru/frame.json', { with: { type: 'json' } }),
      import('#wording/locales/ru/portal.json', { with: { type: 'json' } }),
    ),
  ar: () =>
    both(
      import('#wording/locales/ar/frame.json', { with: { type: 'json' } }),
      import('#wording/locales/ar/portal.json', { with: { type: 'json' } }),
    ),
  'zh-Hans': () =>
    both(
      import('#wording/locales/zh-Hans/frame.json', { with: { type: 'json' } }),
      import('#wording/locales/zh-Hans/portal.json', { with: { type: 'json' } }),
    ),
  vi: () =>
    both(
      import('#wording/locales/vi/frame.json', { with: { type: 'json' } }),
      import('#wording/locales/vi/portal.json', { with: { type: 'json' } }),
    ),
  th: () =>
    both(
      import('#wording/locales/th/frame.json', { with: { type: 'json' } }),
      import('#wording/locales/th/portal.json', { with: { type: 'json' } }),
    ),
};

type JsonModule = Promise<{ default: Record<string, string> }>;

async function both(frame: JsonModule, portal: JsonModule): Promise<PortalCatalogue> {
  const [{ default: ofFrame }, { default: ofPortal }] = await Promise.all([frame, portal]);
  return { frame: ofFrame, portal: ofPortal };
}

/** The two namespaces of one language, as i18next takes them in `resources` or `addResourceBundle`. */
export const portalCatalogue = (tag: InterfaceLanguage): Promise<PortalCatalogue> => LOADERS[tag]();
