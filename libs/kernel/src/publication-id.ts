import { isCountryCode } from './countries.js';
import { participantCountry } from './participant.js';
import { codeOfKind, KIND_CODES, kindOfCode, type PublicationKind } from './publication-kind.js';

/** Citable ids: `VN-LAW-2026-000123`, revision 2 of it `VN-LAW-2026-000123@2`. Given once, never reused. */
const PATTERN = new RegExp(
  `^([A-Z][A-Z0-9]*(?:-[A-Z0-9]+)*?)-(${KIND_CODES.join('|')})-(\\d{4})-(\\d{6,})(?:@([1-9]\\d{0,5}))?$`,
);

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
  return `${publicationPrefix(owner)}-${codeOfKind(kind)}-${year}-${String(serial).padStart(6, '0')}`;
}

/** Null when the text is not a citable id. */
export function parsePublicationId(text: string): PublicationRef | null {
  const match = PATTERN.exec(text);
  if (!match) return null;
  const [, prefix = '', code = '', , , revision] = match;
  if (prefix.length === 2 && !isCountryCode(prefix)) return null;
  const id = text.split('@')[0] as string;
  const kind = kindOfCode(code) as PublicationKind;
  return revision === undefined ? { id, kind } : { id, kind, revision: Number(revision) };
}
