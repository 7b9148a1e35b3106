/**
 * How the catalogues are written, for every i18next that reads them: a key is one string with dots in it, and what is put
 * into a sentence is escaped by whoever shows it (the pages' template, React), not twice.
 */
export const I18NEXT_OPTIONS = {
  fallbackLng: 'en',
  keySeparator: false,
  nsSeparator: false,
  interpolation: { escapeValue: false },
} as const;
