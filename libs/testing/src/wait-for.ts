/** Asks until the answer is truthy; fails naming what was waited for. No test sleeps a fixed time. */
export async function waitFor<T>(
  what: string,
  ask: () => T | Promise<T>,
  { timeoutMs = 10_000, everyMs = 20 } = {},
): Promise<NonNullable<Exclude<T, false>>> {
  const until = Date.now() + timeoutMs;
  let lastError: unknown;
  for (;;) {
    try {
      const answer = await ask();
      if (answer) return answer as NonNullable<Exclude<T, false>>;
      lastError = undefined;
    } catch (error) {
      lastError = error;
    }
    if (Date.now() > until) throw new Error(`waited ${timeoutMs} ms for: ${what}`, { cause: lastError });
    await new Promise((resolve) => setTimeout(resolve, everyMs));
  }
}
