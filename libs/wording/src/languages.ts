/** The languages in which the interface itself speaks; content is shown in any. */
export const INTERFACE_LANGUAGES = ['en', 'fr', 'es', 'ru', 'ar', 'zh-Hans', 'vi', 'th'] as const;
export type InterfaceLanguage = (typeof INTERFACE_LANGUAGES)[number];

export const directionOf = (tag: InterfaceLanguage): 'ltr' | 'rtl' => (tag === 'ar' ? 'rtl' : 'ltr');

/**
 * The first of a reader's languages that the interface speaks, else English. A country is no matter (`fr-CH` → `fr`), and
 * Chinese of any script is answered in the one there is: who reads the other reads it sooner than English.
 * @param preferred BCP 47 tags by falling preference
 */
export function interfaceLanguage(preferred: readonly string[]): InterfaceLanguage {
  for (const tag of preferred) {
    const [primary = ''] = tag.toLowerCase().split('-');
    const found = INTERFACE_LANGUAGES.find((own) => own.split('-')[0] === primary);
    if (found) return found;
  }
  return 'en';
}
