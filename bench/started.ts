type Stop = () => Promise<void> | void;

const started: Stop[] = [];

/** Everything that a bench starts says here how it is stopped, also when it fails or is interrupted. */
export function atEnd(stop: Stop): void {
  started.push(stop);
}

/** The last started goes first; one that does not want to go holds up no other. */
export async function endAll(): Promise<void> {
  for (let stop = started.pop(); stop; stop = started.pop()) {
    try {
      await stop();
    } catch (error) {
      process.stderr.write(`could not stop: ${error instanceof Error ? error.message : String(error)}\n`);
    }
  }
}
