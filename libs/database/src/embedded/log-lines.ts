// The server's log, line by line, without letting it flood ours: a server in trouble repeats itself hundreds of times
// a second.
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';

const perSecond = 40;

/** Calls `take` for each line of the stream. */
export function lines(stream: Readable, take: (line: string) => void): void {
  createInterface({ input: stream, crlfDelay: Infinity }).on('line', take);
}

/** Passes on at most forty lines a second, and says how many were held back. */
export function calm(take: (line: string) => void): (line: string) => void {
  let second = 0;
  let passed = 0;
  return (line) => {
    const now = Math.floor(Date.now() / 1000);
    if (now !== second) {
      const held = passed - perSecond;
      second = now;
      passed = 0;
      if (held > 0) take(`(${held} more lines were held back)`);
    }
    if (++passed <= perSecond) take(line);
  };
}
