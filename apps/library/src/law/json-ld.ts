import { country, type LinkedData } from '../publication/linked-data.js';
import type { LawContent } from './law.js';

const FORCE: Partial<Record<LawContent['legalForce'], string>> = {
  IN_FORCE: 'https://schema.org/InForce',
  PARTLY_IN_FORCE: 'https://schema.org/PartiallyInForce',
  NOT_IN_FORCE: 'https://schema.org/NotInForce',
  ADOPTED: 'https://schema.org/NotInForce',
  REPEALED: 'https://schema.org/NotInForce',
};

/** schema.org Legislation with ELI's dates. */
export const legislation = (law: LawContent, { countryCode }: { countryCode: string | null }): LinkedData => ({
  '@type': ['Legislation', 'eli:LegalResource'],
  legislationIdentifier: law.number,
  legislationType: law.lawType,
  legislationDate: law.adoptedOn,
  legislationLegalForce: FORCE[law.legalForce],
  legislationJurisdiction: country(law.jurisdiction ?? countryCode),
  'eli:id_local': law.number,
  'eli:date_document': law.adoptedOn,
  'eli:date_publication': law.publishedOn,
  'eli:first_date_entry_in_force': law.inForceOn,
  'eli:date_no_longer_in_force': law.repealedOn,
});
