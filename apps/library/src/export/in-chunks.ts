const CHARACTERS = 64 * 1024;

/** Small pieces put together, so that a file is not sent line by line. */
export async function* inChunks(pieces: AsyncIterable<string>): AsyncGenerator<string> {
  let held: string[] = [];
  let length = 0;
  for await (const piece of pieces) {
    held.push(piece);
    length += piece.length;
    if (length < CHARACTERS) continue;
    yield held.join('');
    [held, length] = [[], 0];
  }
  if (held.length > 0) yield held.join('');
}
