import type { ContactPointEntity } from '../authority/contact-point.service.js';
import type { AuthorityEntity } from '../authority/authority.service.js';
import { nameOf } from '../country/country-names.js';
import type { DesignationEntity } from '../authority/designation.service.js';

/** A designation as the register is given out: flat, in plain words, the same in JSON and CSV. docs/register.md describes it. */
export interface RegisterLine {
  country: string;
  countryName: string;
  capacity: string;
  body: string | null;
  authority: string;
  name: string;
  /** by language */
  names: Record<string, string>;
  ministry: string | null;
  from: string;
  to: string | null;
  instrument: string | null;
  instrumentUrl: string | null;
  instrumentSha256: string | null;
  deputyAuthority: string | null;
  deputyOffice: string | null;
  website: string | null;
  zone: string | null;
  workingLanguages: string[];
  workingHours: { days: string[]; from: string; to: string; zone: string }[];
  contactPoints: {
    office: Record<string, string>;
    email: string | null;
    telephone: string | null;
    address: string | null;
    languages: string[];
    audience: string;
  }[];
  /** made up: the state has designated nobody here */
  demonstration: boolean;
  /** false: name or address were not confirmed */
  certain: boolean;
}

export const registerLine = (
  designation: DesignationEntity,
  authority: AuthorityEntity,
  contacts: readonly ContactPointEntity[],
): RegisterLine => ({
  country: designation.country,
  countryName: nameOf(designation.country, ['en']),
  capacity: designation.capacity,
  body: designation.body,
  authority: authority.id,
  name: authority.name['en'] ?? authority.id,
  names: authority.name,
  ministry: authority.ministry,
  from: designation.from,
  to: designation.to,
  instrument: designation.instrument,
  instrumentUrl: designation.instrumentUrl,
  instrumentSha256: designation.instrumentSha256,
  deputyAuthority: designation.deputyAuthority,
  deputyOffice: designation.deputyOffice,
  website: authority.website,
  zone: authority.zone,
  workingLanguages: authority.workingLanguages,
  workingHours: authority.workingHours,
  contactPoints: contacts.map(({ office, email, telephone, address, languages, audience }) => ({
    office,
    email,
    telephone,
    address,
    languages,
    audience,
  })),
  demonstration: designation.demonstration,
  certain: authority.certain,
});
