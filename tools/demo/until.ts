/** Asks until it holds. True when it held in time. */
export async function until(holds: () => boolean | Promise<boolean>, withinMs: number, everyMs = 10): Promise<boolean> {
  const deadline = Date.now() + withinMs;
  while (!(await holds())) {
    if (Date.now() > deadline) return false;
    await new Promise((done) => setTimeout(done, everyMs));
  }
  return true;
}
