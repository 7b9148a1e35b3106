/** What a text is worth in law, in words. */
export const LEGAL_VALUES: Record<string, string> = {
  OFFICIAL: 'official',
  AUTHORITATIVE: 'authoritative',
  COURTESY: 'courtesy translation',
  MACHINE: 'machine translation, not confirmed',
};
