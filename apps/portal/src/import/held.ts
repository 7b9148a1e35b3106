import type { ToSend } from './wire.js';

/**
 * The file that was checked, for as long as the page stays open, so that it need not be chosen again to be imported. After a
 * reload the browser gives it to nobody.
 */
const held = new Map<string, ToSend>();

export function hold(run: string, given: ToSend): void {
  held.clear();
  held.set(run, given);
}

export const heldFor = (run: string): ToSend | null => held.get(run) ?? null;
