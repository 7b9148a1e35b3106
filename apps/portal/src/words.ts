import i18next from 'i18next';
import { initReactI18next, useTranslation } from 'react-i18next';
import { I18NEXT_OPTIONS, interfaceLanguage, portalCatalogue, type PortalKey } from '#wording/browser';
import { session } from './session/session.js';

/** What the interface speaks; texts of records stay in their own languages. */
export const spoken = interfaceLanguage(session.languages);

/** For dates and numbers. Of English the British form, day before month, as on the reading pages. */
export const locale = spoken === 'en' ? 'en-GB' : spoken;

/** Fetches the words of the reader's language, and no others. */
export async function speak(): Promise<void> {
  const words = await portalCatalogue(spoken);
  await i18next.use(initReactI18next).init({
    ...I18NEXT_OPTIONS,
    lng: spoken,
    defaultNS: 'portal',
    resources: { [spoken]: { portal: words } },
  });
}

export type Say = (key: PortalKey, values?: Readonly<Record<string, string | number>>) => string;

/** `const say = useWords(); say('portal.work')`: a key that English lacks does not build. */
export function useWords(): Say {
  const { t } = useTranslation();
  return (key, values = {}) => t(key as string, allUnturned(values));
}

/** A name may not turn the sentence that it is put into: marks that override or embed a direction stay out of it. */
export const unturned = (text: string): string => text.replace(/[\u202a-\u202e\u2066-\u2069]/g, '');

const allUnturned = (values: Readonly<Record<string, string | number>>): Record<string, string | number> =>
  Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, typeof value === 'string' ? unturned(value) : value]),
  );
