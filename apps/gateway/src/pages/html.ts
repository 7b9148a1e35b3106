/**
 * HTML that is safe by default: every value put into the template is escaped unless it is Html already. Characters that
 * turn the direction of the text around them (U+202A–202E, U+2066–2069) and control characters are left out, because an
 * escaped title could otherwise still rewrite the sentence it stands in; direction comes from `dir` attributes alone.
 */
export class Html {
  constructor(readonly text: string) {}
  toString(): string {
    return this.text;
  }
}

export type Value = Html | string | number | null | undefined | false | readonly Value[];

export function html(strings: TemplateStringsArray, ...values: Value[]): Html {
  let text = strings[0] ?? '';
  values.forEach((value, at) => {
    text += render(value) + (strings[at + 1] ?? '');
  });
  return new Html(text);
}

function render(value: Value): string {
  if (value === null || value === undefined || value === false) return '';
  if (value instanceof Html) return value.text;
  if (Array.isArray(value)) return value.map(render).join('');
  return escape(String(value));
}

const NAMED: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

const escape = (text: string): string => legible(text).replace(/[&<>"']/g, (c) => NAMED[c] as string);

/** Without characters that are not seen and change what is. Marks of Arabic and Hebrew typing (LRM, RLM, ALM) stay. */
const legible = (text: string): string =>
  // eslint-disable-next-line no-control-regex -- these are what is taken out
  text.toWellFormed().replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g, '');

/** An address that may stand in an href: http or https, nothing else. */
export function webAddress(text: string | null | undefined): string | null {
  if (!text || !URL.canParse(text)) return null;
  const { protocol, href } = new URL(text);
  return protocol === 'http:' || protocol === 'https:' ? href : null;
}

/** A block of data inside a page. Not a script, so no policy is needed; `<` is written so that it cannot end the block. */
export function dataBlock(type: string, value: unknown): Html {
  const json = JSON.stringify(value).replace(
    /[<>&\u2028-\u202e\u2066-\u2069]/g,
    (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  return new Html(`<script type="${escape(type)}">${json}</script>`);
}
