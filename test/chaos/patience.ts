import { waitFor } from '#testing';

/** Whatever the network is doing to itself meanwhile, a question of the harness's own has this long to be answered. */
const PATIENCE_MS = 90_000;
const AGAIN_MS = 500;

/** Asks until it is answered: a process may just be starting, a server may just have cut the connection. */
export async function persist<T>(what: string, ask: () => Promise<T>, timeoutMs = PATIENCE_MS): Promise<T> {
  const { answer } = await waitFor(what, async () => ({ answer: await ask() }), { timeoutMs, everyMs: AGAIN_MS });
  return answer;
}

export const reasonOf = (error: unknown): string => {
  if (!(error instanceof Error)) return String(error);
  return error.cause === undefined ? error.message : `${error.message} (${reasonOf(error.cause)})`;
};
