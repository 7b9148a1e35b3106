import { isDay, type Problem } from '#kernel';
import { textProblems } from '../participant/stated-text.js';
import { webAddressProblems } from '../participant/web-address.js';
import { isHeldByOne, type Capacity } from './capacity.js';
import type { DesignationEntity } from './designation.entity.js';

/** Which designation is meant: one of a country in a capacity; of several regulators, the authority's own. */
export interface HeldCapacity {
  authority: string;
  capacity: Capacity;
  /** for CLUSTER_COORDINATOR alone */
  body?: string | null;
}

export interface DesignateInput extends HeldCapacity {
  from: string;
  to?: string | null;
  instrument?: string | null;
  instrumentFile?: { url: string; sha256: string } | null;
  deputy?: { authority?: string | null; office?: string | null } | null;
}

export interface EndDesignationInput extends HeldCapacity {
  to: string;
}

const LONGEST = 500;
const SHA256 = /^[0-9a-f]{64}$/;

/** @param node the public address of this node, which may keep the instrument itself */
export function designateProblems(input: DesignateInput, node: string): Problem[] {
  const { authority, from, to, instrument, instrumentFile: file, deputy } = input;
  const problems = [...dayProblems('input.from', from), ...dayProblems('input.to', to)];
  if (problems.length === 0 && to && to <= from)
    problems.push({
      path: 'input.to',
      message: `${to} is not after ${from}; expected the first day no longer covered`,
    });
  problems.push(...textProblems('input.instrument', instrument, LONGEST), ...bodyProblems(input));
  if (file && !file.url.startsWith(`${node}/files/`))
    problems.push(...webAddressProblems('input.instrumentFile.url', file.url));
  if (file && !SHA256.test(file.sha256))
    problems.push({
      path: 'input.instrumentFile.sha256',
      message: 'is no SHA-256 of the file; expected 64 hexadecimal digits in small letters',
    });
  problems.push(...textProblems('input.deputy.office', deputy?.office, LONGEST));
  if (deputy && !deputy.authority && !deputy.office)
    problems.push({ path: 'input.deputy', message: 'is empty; expected an authority, an office or both' });
  if (deputy?.authority === authority)
    problems.push({
      path: 'input.deputy.authority',
      message: 'is the designated authority itself; name its office alone',
    });
  return problems;
}

export const endProblems = (input: EndDesignationInput): Problem[] => [
  ...dayProblems('input.to', input.to),
  ...bodyProblems(input),
];

const dayProblems = (path: string, day: string | null | undefined): Problem[] =>
  !day || isDay(day) ? [] : [{ path, message: `${day} is no full date; expected a day that exists, as YYYY-MM-DD` }];

function bodyProblems({ capacity, body }: HeldCapacity): Problem[] {
  if (capacity === 'CLUSTER_COORDINATOR' && !body)
    return [{ path: 'input.body', message: 'is missing; expected the body that is coordinated, such as ASEAN-HC3' }];
  if (capacity !== 'CLUSTER_COORDINATOR' && body)
    return [{ path: 'input.body', message: `is for CLUSTER_COORDINATOR alone, not for ${capacity}` }];
  return [];
}

/** Those of one heading may not overlap. */
export const headingOf = (
  country: string,
  { authority, capacity, body = null }: HeldCapacity,
): Partial<Pick<DesignationEntity, 'authority' | 'country' | 'capacity'>> & { body: string | null } => ({
  country,
  capacity,
  body,
  ...(isHeldByOne(capacity) ? {} : { authority }),
});
