import { withinTime } from './node.js';

/** Nothing for so long, and the line is taken for dead. */
const IDLE_MS = 60_000;

/** The lines of an answer as they come; what breaks off throws. */
export async function* linesOf({ body }: Response): AsyncGenerator<string> {
  if (!body) return;
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let held = '';
  try {
    for (;;) {
      const { done, value } = await withinTime(reader.read(), IDLE_MS);
      if (done) break;
      const parts = (held + decoder.decode(value, { stream: true })).split('\n');
      held = parts.pop() ?? '';
      yield* parts;
    }
    if (held !== '') yield held;
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}
