/**
 * Files as a caller of the graph gave them, as content: titles come as a list and are stored by language. An empty list is
 * none. @param tell is told which path of the caller's a path in the content is
 */
export function givenFiles(files: unknown, tell: (content: string, given: string) => void): unknown {
  if (!Array.isArray(files)) return files;
  if (files.length === 0) return undefined;
  return files.map((file: Record<string, unknown>, index) => {
    const { titles, ...rest } = file;
    if (!Array.isArray(titles) || titles.length === 0) return rest;
    const title = new Map<string, string>();
    (titles as { language: string; value: string }[]).forEach(({ language, value }, at) => {
      title.set(language, value);
      tell(`files.${index}.title.${language}`, `files.${index}.titles.${at}`);
    });
    return { ...rest, title: Object.fromEntries(title) };
  });
}
