/**
 * What is read anew when it is older than so long, in the background: nobody waits for it but the first. What could not be
 * read is tried again by the next who asks.
 */
export function heldFor<T>(milliseconds: number, read: () => Promise<T>): () => Promise<T> {
  let held: Promise<T> | undefined;
  let at = 0;
  let reading = false;
  return () => {
    if (!held) {
      at = Date.now();
      held = read();
      held.catch(() => (held = undefined));
    } else if (Date.now() - at > milliseconds && !reading) {
      reading = true;
      const anew = read();
      anew
        .then(
          () => {
            held = anew;
            at = Date.now();
          },
          () => undefined,
        )
        .finally(() => (reading = false));
    }
    return held;
  };
}
