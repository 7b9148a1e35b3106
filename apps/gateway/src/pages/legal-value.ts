import type { Key } from '#wording';
import type { Html } from './html.js';
import { say } from './say.js';
import type { View } from './view.js';

const WORDS = {
  OFFICIAL: 'legalValue.OFFICIAL',
  AUTHORITATIVE: 'legalValue.AUTHORITATIVE',
  COURTESY: 'legalValue.COURTESY',
  MACHINE: 'legalValue.MACHINE',
} as const satisfies Record<string, Key>;

/** What a text is worth in law, in words. */
export const legalValueOf = (view: View, value: string): Html | null =>
  value in WORDS ? say(view, WORDS[value as keyof typeof WORDS]) : null;
