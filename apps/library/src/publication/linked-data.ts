/** A part of a record in JSON-LD; what is undefined or empty is left out. */
export type LinkedData = Record<string, unknown>;

export const country = (code: string | null | undefined): LinkedData | undefined =>
  code ? { '@type': 'Country', identifier: code } : undefined;

export const byLanguage = (texts: Readonly<Record<string, string>>): LinkedData[] =>
  Object.entries(texts).map(([language, value]) => ({ '@language': language, '@value': value }));

/** Leaves out what is not known. */
export const stripped = (given: LinkedData): LinkedData =>
  Object.fromEntries(
    Object.entries(given).filter(([, value]) => value !== undefined && !(Array.isArray(value) && value.length === 0)),
  );
