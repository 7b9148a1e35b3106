import { invalidInput, isCountryCode, isPartialDate, type Problem } from '#kernel';
import type { DesignationQuestion } from '../authority/designation.service.js';
import { CAPACITIES, type Capacity } from '../authority/capacity.js';

type Query = Record<string, unknown>;

const RULES: Record<keyof DesignationQuestion, { fits: (value: string) => boolean; expected: string }> = {
  on: { fits: isPartialDate, expected: 'a date that exists, as YYYY, YYYY-MM or YYYY-MM-DD' },
  capacity: { fits: (value) => CAPACITIES.includes(value as Capacity), expected: `one of ${CAPACITIES.join(', ')}` },
  country: { fits: isCountryCode, expected: 'an ISO 3166-1 alpha-2 code in capitals, such as VN' },
};

/** The question in an address; an empty parameter, as a form sends it, asks for all. */
export function readRegisterRequest(query: Query): DesignationQuestion {
  const problems: Problem[] = [];
  const read = Object.entries(RULES).map(([name, { fits, expected }]) => {
    const value = query[name];
    if (value === undefined || value === '') return [name, null];
    if (typeof value === 'string' && fits(value)) return [name, value];
    problems.push({ path: name, message: Array.isArray(value) ? 'given more than once' : `expected ${expected}` });
    return [name, null];
  });
  if (problems.length > 0) throw invalidInput(problems);
  return Object.fromEntries(read) as DesignationQuestion;
}
