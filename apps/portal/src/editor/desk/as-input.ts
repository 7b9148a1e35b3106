import { tidy, type Content } from './content.js';

type Texts = Record<string, string>;
type Item = Record<string, unknown>;

const listOf = (texts: unknown): { language: string; value: string }[] =>
  Object.entries((texts ?? {}) as Texts).map(([language, value]) => ({ language, value }));

/** Content as the graph's inputs have it, which know no maps: `validateLaw(input)` is asked what publishing would say. */
export function asInput(content: Content, translated: readonly string[]): Item {
  const { kind: _kind, title, summary, legalValues, files, ...rest } = tidy(content);
  const values = (legalValues ?? {}) as Texts;
  const worth = (texts: unknown): Item[] =>
    listOf(texts).map((text) => ({ ...text, ...(values[text.language] ? { legalValue: values[text.language] } : {}) }));
  return {
    ...rest,
    titles: worth(title),
    summaries: worth(summary),
    ...(Array.isArray(files) ? { files: (files as Item[]).map(fileInput) } : {}),
    ...Object.fromEntries(translated.filter((name) => name in rest).map((name) => [name, listOf(rest[name])])),
  };
}

const fileInput = ({ file, language, role, legalValue, title, provenance }: Item): Item => ({
  file,
  language,
  role,
  legalValue,
  provenance,
  ...(title ? { titles: listOf(title) } : {}),
});

const PLURALS: Readonly<Record<string, string>> = { titles: 'title', summaries: 'summary' };

/** The way back: `input.titles.1` is `title.vi`. */
export function contentPath(path: readonly string[], content: Content): string {
  const [, field = '', index, ...rest] = path;
  const name = PLURALS[field] ?? field;
  const texts = tidy(content)[name];
  const isTexts = typeof texts === 'object' && texts !== null && !Array.isArray(texts);
  if (index !== undefined && isTexts && /^\d+$/.test(index))
    return [name, Object.keys(texts)[Number(index)] ?? ''].join('.');
  return [name, index, ...rest].filter((part) => part !== undefined).join('.');
}
