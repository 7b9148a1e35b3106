import { invalidInput, unstorable } from '#kernel';

const LONGEST_NOTE = 2000;

/** A few words of a person to others; null where nothing was said. */
export function noteOf(note: string | null | undefined, path = 'changeNote'): string | null {
  const trimmed = note?.trim() ?? '';
  if (trimmed.length > LONGEST_NOTE)
    throw invalidInput([{ path, message: `must have at most ${LONGEST_NOTE} characters` }]);
  const refusal = unstorable(trimmed);
  if (refusal !== null) throw invalidInput([{ path, message: refusal }]);
  return trimmed === '' ? null : trimmed;
}
