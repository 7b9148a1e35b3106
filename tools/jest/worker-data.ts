/**
 * A worker of jest-light-runner 0.8 asks for its settings once and waits for ever. Its question is lost when the runner has
 * no task for it yet, and the answer to one worker is sent to all, also to those that do not listen yet: on a busy machine
 * some then hang. Here, loaded before anything else in a worker, an answer that came early is kept, and the question is repeated.
 */
const QUESTION = 'jest-light-runner-get-worker-data';
const AGAIN_MS = 200;

type Send = NonNullable<typeof process.send>;

const send: Send | undefined = process.send?.bind(process);
if (send) {
  let answer: unknown;
  const keep = (message: unknown): void => {
    if ((message as { type?: unknown } | null)?.type === 'jest-light-runner-worker-data') answer ??= message;
  };
  // Node holds messages back until somebody listens; to listen before Tinypool does would take them from it.
  process.once('newListener', function listen(event: string | symbol) {
    if (event === 'message') process.on('message', keep);
    else process.once('newListener', listen);
  });
  const ask = (): void => {
    if (answer !== undefined) process.emit('message', answer, undefined);
    else {
      send(QUESTION);
      setTimeout(ask, AGAIN_MS);
    }
  };
  process.send = ((message: unknown, ...rest: []) => {
    if (message !== QUESTION) return send(message, ...rest);
    ask();
    return true;
  }) as Send;
}
