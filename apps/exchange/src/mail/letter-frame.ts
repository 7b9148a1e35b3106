import { direction } from '#kernel';

/** One piece of a letter: what stands in it is put into its places afterwards, escaped. */
export interface LetterFrame {
  whole: string;
  item: string;
}

const ITEM = '<!-- item -->';
const AFTER_ITEM = '<!-- after item -->';

/** No font is fetched from anywhere: who opens a letter is nobody else's business. */
const MJML = (lang: string, dir: string): string => `
<mjml lang="${lang}" dir="${dir}">
  <mj-head>
    <mj-title>%%heading%%</mj-title>
    <mj-attributes>
      <mj-all font-family="Helvetica, Arial, sans-serif" />
      <mj-section direction="${dir}" padding="8px 0" />
      <mj-text align="${dir === 'rtl' ? 'right' : 'left'}" font-size="15px" line-height="1.5" color="#1a1a1a" padding="8px 16px" />
      <mj-button background-color="#0b4a6f" color="#ffffff" align="${dir === 'rtl' ? 'right' : 'left'}" padding="8px 16px" />
    </mj-attributes>
  </mj-head>
  <mj-body>
    <mj-section>
      <mj-column>
        <mj-text font-size="20px" font-weight="bold">%%heading%%</mj-text>
        <mj-raw>${ITEM}</mj-raw>
        <mj-text>%%body%%</mj-text>
        <mj-raw>${AFTER_ITEM}</mj-raw>
        <mj-button href="%%link%%">%%action%%</mj-button>
        <mj-text font-size="13px" color="#555555">%%foot%%</mj-text>
      </mj-column>
    </mj-section>
  </mj-body>
</mjml>`;

const frames = new Map<string, Promise<LetterFrame>>();

/** Compiled once for each language: no stored text ever goes through the compiler, and a letter costs no compilation. */
export function letterFrame(language: string): Promise<LetterFrame> {
  const known = frames.get(language) ?? compile(language);
  frames.set(language, known);
  return known;
}

async function compile(language: string): Promise<LetterFrame> {
  const { default: mjml } = await import('mjml');
  const { html } = await mjml(MJML(language, direction(language)), { validationLevel: 'strict', ignoreIncludes: true });
  const [before, rest] = html.split(ITEM) as [string, string];
  const [item, after] = rest.split(AFTER_ITEM) as [string, string];
  return { whole: `${before}%%items%%${after}`, item };
}

/** Puts what is HTML already into the places, in one pass: what is put in is not looked at again. */
export const put = (frame: string, given: Readonly<Record<string, string>>): string =>
  frame.replace(/%%(\w+)%%/g, (_, name: string) => given[name] ?? '');

export const escaped = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => `&#${character.codePointAt(0)};`);
