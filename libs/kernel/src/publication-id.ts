import { isCountryCode } from './countries.js';
import { participantCountry } from './participant.js';

/** Citable ids: `VN-LAW-2026-000123`, revision 2 of it `VN-LAW-2026-000123@2`. Given once, never reused. */
export const PUBLICATION_KINDS = ['LAW', 'AGREEMENT', 'PRACTICE'] as const;
export type PublicationKind = (typeof PUBLICATION_KINDS)[number];

const CODES: Record<PublicationKind, string> = { LAW: 'LAW', AGREEMENT: 'AGR', PRACTICE: 'PRA' };
const KINDS = Object.fromEntries(Object.entries(CODES).map(([kind, code]) => [code, kind])) as Record<
  string,
  PublicationKind
>;
const PATTERN = /^([A-Z][A-Z0-9]*(?:-[A-Z0-9]+)*?)-(LAW|AGR|PRA)-(\d{4})-(\d{6,})(?:@([1-9]\d{0,5}))?$/;

export interface PublicationRef {
  id: string;
  kind: PublicationKind;
  /** absent: the newest revision */
  revision?: number;
}

/** What stands first in the id: the country of an authority, else the participant's own id. */
export function publicationPrefix(owner: string): string {
  return participantCountry(owner) ?? owner;
}

export function publicationId(owner: string, kind: PublicationKind, year: number, serial: number): string {
  return `${publicationPrefix(owner)}-${CODES[kind]}-${year}-${String(serial).padStart(6, '0')}`;
}

/** Null when the text is not a citable id. */
export function parsePublicationId(text: string): PublicationRef | null {
  const match = PATTERN.exec(text);
  if (!match) return null;
  const [, prefix = '', code = '', , , revision] = match;
  if (prefix.length === 2 && !isCountryCode(prefix)) return null;
  const id = text.split('@')[0] as string;
  const kind = KINDS[code] as PublicationKind;
  return revision === undefined ? { id, kind } : { id, kind, revision: Number(revision) };
}
