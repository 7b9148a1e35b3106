/** Runs assertions on a part of an answer; when one fails, the message shows the whole. */
export function showing(whole: unknown, assertions: () => void): void {
  try {
    assertions();
  } catch (error) {
    if (error instanceof Error) error.message += `\n\nin: ${JSON.stringify(whole, null, 1).slice(0, 4000)}`;
    throw error;
  }
}
