/**
 * Control characters (line breaks and tabs aside) and noncharacters have no place in a record: PostgreSQL refuses NUL,
 * and XML the others, so that a single title would make the Atom feed unreadable for everybody.
 */
// oxlint-disable-next-line no-control-regex -- they are what is looked for
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufffe\uffff]/;

/** What speaks against a text that is to be stored; null when nothing does. */
export function unstorable(value: string): string | null {
  if (CONTROL.test(value)) return 'must not contain control characters';
  return value.isWellFormed() ? null : 'must be well-formed Unicode';
}
