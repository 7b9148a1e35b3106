import { unstorable, type Problem } from '#kernel';

/** What speaks against a text that somebody states; an absent one is not at fault. */
export function textProblems(path: string, text: string | null | undefined, most: number): Problem[] {
  if (text === null || text === undefined) return [];
  if (text.trim() === '') return [{ path, message: 'is empty; leave it out, or give null to clear it' }];
  if (text.length > most) return [{ path, message: `${text.length} characters; expected at most ${most}` }];
  const refusal = unstorable(text);
  return refusal === null ? [] : [{ path, message: refusal }];
}

export function countProblems(path: string, list: readonly unknown[] | null | undefined, most: number): Problem[] {
  return list && list.length > most ? [{ path, message: `${list.length} entries; expected at most ${most}` }] : [];
}
