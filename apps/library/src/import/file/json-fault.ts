/**
 * Where a text stops being JSON. What JSON.parse says differs between versions of Node and often names no place, so the
 * text is read once more, by the grammar.
 */
export interface JsonFault {
  line: number;
  column: number;
  /** what should have stood there */
  expected: string;
}

type Expected = 'value' | 'value or ]' | 'name or }' | 'name' | ':' | ', or }' | ', or ]' | 'end';

export function jsonFault(text: string): JsonFault {
  const open: ('{' | '[')[] = [];
  let expected: Expected = 'value';
  let at = 0;
  for (;;) {
    const token = tokenAt(text, at);
    const next: Expected | null = token.kind === 'broken' ? null : follow(expected, token, open);
    if (next === null) return { ...placeOf(text, token.start), expected: inWords(expected) };
    expected = next;
    at = token.end;
  }
}

interface Token {
  kind: 'mark' | 'text' | 'other' | 'broken';
  start: number;
  end: number;
  mark: string;
}

const SPACE = /[ \t\n\r]*/y;
const OTHER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;

function tokenAt(text: string, at: number): Token {
  SPACE.lastIndex = at;
  SPACE.exec(text);
  const start = SPACE.lastIndex;
  const mark = text[start] ?? '';
  if (mark !== '' && '{}[],:'.includes(mark)) return { kind: 'mark', start, end: start + 1, mark };
  if (mark === '"') return stringAt(text, start);
  OTHER.lastIndex = start;
  return { kind: OTHER.test(text) ? 'other' : 'broken', start, end: OTHER.lastIndex, mark };
}

const ESCAPE = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;

/** Where it is broken: at the bad character, or at its beginning when it never ends. */
function stringAt(text: string, start: number): Token {
  for (let at = start + 1; at < text.length; at++) {
    const character = text[at] as string;
    if (character === '"') return { kind: 'text', start, end: at + 1, mark: '' };
    ESCAPE.lastIndex = at;
    if (character < ' ' || (character === '\\' && !ESCAPE.test(text)))
      return { kind: 'broken', start: at, end: at, mark: '' };
    if (character === '\\') at = ESCAPE.lastIndex - 1;
  }
  return { kind: 'broken', start, end: start, mark: '' };
}

/** What may come after this token, or null when it may not stand here. Keeps the open brackets. */
function follow(expected: Expected, { kind, mark }: Token, open: ('{' | '[')[]): Expected | null {
  const is = (wanted: string): boolean => kind === 'mark' && mark === wanted;
  const after = (): Expected => (open.length === 0 ? 'end' : open.at(-1) === '{' ? ', or }' : ', or ]');
  const close = (): Expected => {
    open.pop();
    return after();
  };
  const value = (): Expected | null => {
    if (kind !== 'mark') return after();
    if (mark !== '{' && mark !== '[') return null;
    open.push(mark);
    return mark === '{' ? 'name or }' : 'value or ]';
  };
  switch (expected) {
    case 'end':
      return null;
    case ':':
      return is(':') ? 'value' : null;
    case 'name':
      return kind === 'text' ? ':' : null;
    case 'name or }':
      return is('}') ? close() : kind === 'text' ? ':' : null;
    case ', or }':
      return is('}') ? close() : is(',') ? 'name' : null;
    case ', or ]':
      return is(']') ? close() : is(',') ? 'value' : null;
    case 'value or ]':
      return is(']') ? close() : value();
    case 'value':
      return value();
  }
}

function placeOf(text: string, at: number): { line: number; column: number } {
  const before = text.slice(0, at).split('\n');
  return { line: before.length, column: (before.at(-1) as string).length + 1 };
}

function inWords(expected: Expected): string {
  if (expected === 'end') return 'nothing more';
  if (expected === 'name') return 'a name in double quotes';
  if (expected === 'name or }') return 'a name in double quotes, or }';
  return expected.startsWith('value') ? `a ${expected}` : expected;
}
