/** BCP 47: well formed is not enough, `xx` must be refused too. CLDR (in Node's ICU) is the register that is asked. */
const names = new Intl.DisplayNames(['en'], { type: 'language', fallback: 'none' });
const scripts = new Intl.DisplayNames(['en'], { type: 'script', fallback: 'none' });
const regions = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' });

/** The canonical form (`pt-br` → `pt-BR`), or null when a part of the tag does not exist. */
export function canonicalLanguage(tag: string): string | null {
  let locale: Intl.Locale;
  try {
    locale = new Intl.Locale(tag);
  } catch {
    return null;
  }
  // Undetermined is no language: CLDR throws where it is asked for its name, and not every Node calls it `und` in `language`.
  const [language] = locale.baseName.split('-');
  if (!language || language === 'und' || !names.of(language)) return null;
  if (locale.script && !scripts.of(locale.script)) return null;
  if (locale.region && !regions.of(locale.region)) return null;
  return locale.baseName;
}

export const isLanguage = (tag: string): boolean => canonicalLanguage(tag) !== null;

const rightToLeft = new Set(['ar', 'arc', 'ckb', 'dv', 'fa', 'he', 'ks', 'ps', 'sd', 'ug', 'ur', 'yi']);

/** Writing direction of a language tag, for `dir=` attributes. */
export function direction(tag: string): 'ltr' | 'rtl' {
  const language = tag.split('-')[0] ?? tag;
  return rightToLeft.has(language) ? 'rtl' : 'ltr';
}

/** The text in the first language asked for that there is; then the original; then any. */
export function pickLanguage<T>(
  byLanguage: Readonly<Record<string, T>>,
  wanted: readonly string[],
  original?: string,
): { language: string; value: T } | null {
  const available = Object.keys(byLanguage);
  for (const tag of wanted) {
    const primary = tag.split('-')[0];
    const found = available.find((a) => a === tag) ?? available.find((a) => a.split('-')[0] === primary);
    if (found !== undefined) return { language: found, value: byLanguage[found] as T };
  }
  const fallback = original !== undefined && original in byLanguage ? original : available[0];
  return fallback === undefined ? null : { language: fallback, value: byLanguage[fallback] as T };
}

/** Reads an Accept-Language header into tags by falling preference; junk is skipped. */
export function acceptedLanguages(header: string | undefined): string[] {
  if (!header) return [];
  return header
    .slice(0, 1000)
    .split(',')
    .map((part) => {
      const [tag = '', ...parameters] = part.trim().split(';');
      const q = parameters.map((p) => /^\s*q=([\d.]+)\s*$/.exec(p)?.[1]).find((v) => v !== undefined);
      return { tag: tag.trim(), q: q === undefined ? 1 : Number(q) };
    })
    .filter(({ tag, q }) => q > 0 && isLanguage(tag))
    .sort((a, b) => b.q - a.q)
    .map(({ tag }) => tag);
}
