import type { Problem } from '#kernel';
import { countProblems, textProblems } from '../participant/stated-text.js';
import { byLanguage, namesProblems, type NameInput } from '../participant/names.js';
import { webAddressProblems } from '../participant/web-address.js';
import type { AuthorityEntity, OwnFunction } from './authority.entity.js';
import { contactProblems, type ContactPointInput } from './contact-point.js';
import { languagesProblems } from './languages.js';
import { hoursProblems, zoneProblems, type WorkingHours } from './working-hours.js';

/** What is said of an authority. In an update, what is absent stays as it is, and null clears. */
export interface AuthorityDetails {
  names?: NameInput[] | null;
  functions?: OwnFunction[] | null;
  ministry?: string | null;
  legalBasis?: string | null;
  website?: string | null;
  zone?: string | null;
  workingLanguages?: string[] | null;
  workingHours?: WorkingHours[] | null;
  contactPoints?: ContactPointInput[] | null;
}

/** What an authority says of itself; the rest is for the secretariat. */
export const OWN_FIELDS: readonly string[] = ['workingLanguages', 'workingHours', 'contactPoints'];

const LONGEST = 500;

export const detailsProblems = (details: AuthorityDetails): Problem[] => [
  ...(details.names === undefined ? [] : namesProblems('input.names', details.names ?? [])),
  ...countProblems('input.functions', details.functions, 10),
  ...textProblems('input.ministry', details.ministry, LONGEST),
  ...textProblems('input.legalBasis', details.legalBasis, LONGEST),
  ...webAddressProblems('input.website', details.website),
  ...zoneProblems('input.zone', details.zone),
  ...languagesProblems('input.workingLanguages', details.workingLanguages ?? []),
  ...hoursProblems('input.workingHours', details.workingHours ?? []),
  ...contactProblems('input.contactPoints', details.contactPoints ?? []),
];

/** The columns that the details alter. Contact points have a table of their own. */
export function columnsOf(details: AuthorityDetails): Partial<AuthorityEntity> {
  const { names, functions, ministry, legalBasis, website, zone, workingLanguages, workingHours } = details;
  return {
    ...(names && { name: byLanguage(names) }),
    ...(functions !== undefined && { functions: [...new Set(functions)] }),
    ...(ministry !== undefined && { ministry: ministry?.trim() ?? null }),
    ...(legalBasis !== undefined && { legalBasis: legalBasis?.trim() ?? null }),
    ...(website !== undefined && { website }),
    ...(zone !== undefined && { zone }),
    ...(workingLanguages !== undefined && { workingLanguages: workingLanguages ?? [] }),
    ...(workingHours !== undefined && { workingHours: (workingHours ?? []).map(plainHours) }),
  };
}

/** Without the prototype that GraphQL gives its input objects. */
const plainHours = ({ days, from, to, zone }: WorkingHours): WorkingHours => ({ days, from, to, zone });
