import { isCountryCode } from './countries.js';

/**
 * A participant's id says what it is: an authority is `CC-NAME` with its country's ISO code (`VN-MOH`); bodies and
 * partners never begin with two letters and a hyphen (`ASEAN-HC3`, `IOM`). So the country needs no look-up.
 */
const AUTHORITY = /^([A-Z]{2})-[A-Z0-9]{2,20}$/;
const OTHER = /^[A-Z][A-Z0-9]{2,15}(?:-[A-Z0-9]{1,20})*$/;

export const isParticipantId = (id: string): boolean => isAuthorityId(id) || OTHER.test(id);

export function isAuthorityId(id: string): boolean {
  return participantCountry(id) !== null;
}

/** The country that a national authority speaks for; null for bodies and partners. */
export function participantCountry(id: string): string | null {
  const code = AUTHORITY.exec(id)?.[1];
  return code !== undefined && isCountryCode(code) ? code : null;
}
