/** Of the languages that a record has, the one that its reader prefers; else English, else the first. */
export function forReader<T extends { readonly language: string }>(
  texts: readonly T[],
  languages: readonly string[],
): T | null {
  const primary = (tag: string): string => tag.split('-')[0] ?? tag;
  for (const wanted of [...languages, 'en']) {
    const found =
      texts.find(({ language }) => language === wanted) ??
      texts.find(({ language }) => primary(language) === primary(wanted));
    if (found) return found;
  }
  return texts[0] ?? null;
}
