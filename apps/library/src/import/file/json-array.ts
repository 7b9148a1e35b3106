import type { Line } from './lines.js';

const MOST_CHARACTERS = 10 * 1024 * 1024;

/** The elements of a JSON array, each as if it stood in a line of its own; only the one in hand is in memory. */
export async function* elementsOf(lines: AsyncIterable<Line>): AsyncGenerator<Line> {
  let [depth, isText, isEscaped] = [0, false, false];
  let [element, begun, last] = ['', 0, 0];
  let problem: string | undefined;
  const ended = (): Line => {
    const line = problem === undefined ? { number: begun, text: element } : { number: begun, text: '', problem };
    [element, begun, problem] = ['', 0, undefined];
    return line;
  };
  for await (const line of lines) {
    const { text } = line;
    last = line.number;
    if (line.problem !== undefined) {
      begun ||= last;
      problem ??= line.problem;
    }
    let from = 0;
    for (let at = 0; at < text.length; at++) {
      const mark = text[at] as string;
      if (isText) {
        isText = isEscaped || mark !== '"';
        isEscaped = !isEscaped && mark === '\\';
        continue;
      }
      const closes = depth === 1 && (mark === ',' || mark === ']');
      if (closes && begun > 0) {
        element += text.slice(from, at);
        yield ended();
      }
      if (mark === '{' || mark === '[') depth++;
      else if (mark === '}' || mark === ']') depth--;
      else if (mark === '"') isText = true;
      const isBetween = mark.trim() === '' || closes || (depth === 1 && mark === '[' && begun === 0 && element === '');
      if (begun === 0 && depth > 0 && !isBetween) [begun, from] = [last, at];
      if (begun === 0 && depth === 0 && mark.trim() !== '' && mark !== ']') {
        yield { number: last, text: '', problem: 'stands behind the end of the array, which is the end of the file' };
        return;
      }
    }
    if (begun > 0) element += `${text.slice(from)}\n`;
    if (element.length > MOST_CHARACTERS) [element, problem] = ['', 'the element is longer than 10 MB'];
  }
  if (depth > 0)
    yield {
      number: begun || last,
      text: '',
      problem: 'the array is not closed from here on; what follows could not be read',
    };
}
