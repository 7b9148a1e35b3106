import { isUtf8 } from 'node:buffer';

export interface Line {
  /** 1, 2, 3 … as an editor counts them */
  number: number;
  /** without its line feed */
  text: string;
  problem?: string;
}

export const MOST_BYTES = 10 * 1024 * 1024;
const LF = 0x0a;
const BOM = Buffer.from('\ufeff');
const REPLACEMENT = Buffer.from('\ufffd');

/** Lines of a file of any size, one in memory at a time; one that is too long is not even kept. */
export async function* linesOf(
  chunks: AsyncIterable<Buffer>,
  encoding: string,
  most = MOST_BYTES,
): AsyncGenerator<Line> {
  const decode = decoder(encoding);
  let parts: Buffer[] = [];
  let length = 0;
  let number = 0;
  const line = (): Line => {
    number++;
    const given = { parts, length };
    [parts, length] = [[], 0];
    if (given.length > most)
      return { number, text: '', problem: `the line is longer than ${Math.floor(most / 1024 / 1024)} MB` };
    const bytes = given.parts.length === 1 ? (given.parts[0] as Buffer) : Buffer.concat(given.parts);
    return { number, ...decode(number === 1 && bytes.subarray(0, 3).equals(BOM) ? bytes.subarray(3) : bytes) };
  };
  const keep = (bytes: Buffer): void => {
    length += bytes.length;
    if (length <= most) parts.push(bytes);
    else parts = [];
  };
  for await (const chunk of inUtf8(chunks, encoding)) {
    let from = 0;
    for (let at = chunk.indexOf(LF); at !== -1; at = chunk.indexOf(LF, from)) {
      keep(chunk.subarray(from, at));
      from = at + 1;
      yield line();
    }
    if (from < chunk.length) keep(chunk.subarray(from));
  }
  if (length > 0) yield line();
}

/** A byte of 10 is a line feed in every encoding but UTF-16, which is turned into UTF-8 first. */
async function* inUtf8(chunks: AsyncIterable<Buffer>, encoding: string): AsyncGenerator<Buffer> {
  if (!isUtf16(encoding)) return yield* chunks;
  const decoder = new TextDecoder(encoding);
  for await (const chunk of chunks) yield Buffer.from(decoder.decode(chunk, { stream: true }));
  yield Buffer.from(decoder.decode());
}

const isUtf16 = (encoding: string): boolean => /^utf-16/i.test(new TextDecoder(encoding).encoding);

function decoder(encoding: string): (bytes: Buffer) => Pick<Line, 'text' | 'problem'> {
  const name = new TextDecoder(encoding).encoding;
  if (name !== 'utf-8' && !isUtf16(encoding)) {
    const other = new TextDecoder(encoding);
    return (bytes) => ({ text: other.decode(bytes) });
  }
  return (bytes) =>
    isUtf8(bytes) ? { text: bytes.toString('utf8') } : { text: bytes.toString('utf8'), problem: notUtf8(bytes) };
}

/** Names the first byte that is at fault: where decoding had to put U+FFFD and the file has none. */
function notUtf8(bytes: Buffer): string {
  const text = bytes.toString('utf8');
  let offset = 0;
  let from = 0;
  for (let at = text.indexOf('\ufffd'); at !== -1; at = text.indexOf('\ufffd', from)) {
    offset += Buffer.byteLength(text.slice(from, at));
    if (!bytes.subarray(offset, offset + 3).equals(REPLACEMENT)) break;
    offset += 3;
    from = at + 1;
  }
  return `byte ${offset + 1} of the line (0x${bytes.toString('hex', offset, offset + 1).toUpperCase()}) is not UTF-8`;
}
