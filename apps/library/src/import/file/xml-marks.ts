import { BrokenData } from './bytes.js';

/** A tag, or text between tags; of a large document, one after the other. */
export interface Mark {
  kind: 'open' | 'close' | 'empty' | 'text';
  /** of the element, without its prefix; of a text nothing */
  name: string;
  /** the text, or what stands in the tag behind the name */
  text: string;
}

/** Longer than any cell may be: 32,767 characters in Excel, more elsewhere. */
const LONGEST = 1024 * 1024;

/** As much of XML as workbooks are made of. A document type, by which a few bytes can be made to mean gigabytes, is refused. */
export async function* xmlMarks(chunks: AsyncIterable<Buffer>): AsyncGenerator<Mark[]> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let rest = '';
  for await (const chunk of chunks) {
    try {
      rest += decoder.decode(chunk, { stream: true });
    } catch (error) {
      throw new BrokenData('it is not UTF-8', { cause: error });
    }
    const marks: Mark[] = [];
    rest = rest.slice(take(rest, marks));
    if (rest.length > LONGEST) throw new BrokenData('a cell holds more than 1 MB');
    yield marks;
  }
}

/** @returns how far it came */
function take(given: string, marks: Mark[]): number {
  let at = 0;
  for (;;) {
    const tag = given.indexOf('<', at);
    if (tag === -1) return at;
    const special = SPECIAL.find(({ begin }) => given.startsWith(begin, tag));
    if (given.startsWith('<!DOCTYPE', tag)) throw new BrokenData('it has a document type, which no workbook has');
    const end = given.indexOf(special?.end ?? '>', tag);
    if (end === -1) return at;
    if (tag > at) marks.push({ kind: 'text', name: '', text: decoded(given.slice(at, tag)) });
    if (special?.begin === '<![CDATA[') marks.push({ kind: 'text', name: '', text: given.slice(tag + 9, end) });
    else if (!special) marks.push(tagOf(given.slice(tag + 1, end)));
    at = end + (special?.end.length ?? 1);
  }
}

const SPECIAL = [
  { begin: '<!--', end: '-->' },
  { begin: '<![CDATA[', end: ']]>' },
  { begin: '<?', end: '?>' },
];

function tagOf(inside: string): Mark {
  const isClosing = inside.startsWith('/');
  const isEmpty = inside.endsWith('/');
  const body = inside.slice(isClosing ? 1 : 0, isEmpty ? -1 : undefined);
  const space = body.search(/\s/);
  const name = space === -1 ? body : body.slice(0, space);
  return {
    kind: isClosing ? 'close' : isEmpty ? 'empty' : 'open',
    name: name.slice(name.indexOf(':') + 1),
    text: space === -1 ? '' : body.slice(space),
  };
}

/** An attribute of a tag. */
export function attribute({ text }: Mark, name: string): string | undefined {
  const found = new RegExp(`\\s(?:\\w+:)?${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(text);
  return found ? decoded(found[1] ?? found[2] ?? '') : undefined;
}

const ENTITIES: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

const decoded = (text: string): string =>
  text.includes('&')
    ? text.replace(
        /&(?:#x([0-9a-fA-F]{1,6})|#(\d{1,7})|(\w+));/g,
        (whole, hex?: string, decimal?: string, name = '') => {
          const code = hex ? parseInt(hex, 16) : decimal ? Number(decimal) : null;
          if (code === null) return ENTITIES[name] ?? whole;
          return code <= 0x10ffff ? String.fromCodePoint(code) : '\ufffd';
        },
      )
    : text;
