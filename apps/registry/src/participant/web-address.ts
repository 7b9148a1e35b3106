import type { Problem } from '#kernel';
import { textProblems } from './stated-text.js';

const LONGEST_ADDRESS = 500;

/** An address that may stand in a link: http or https, with a host, without a name and password. */
export function webAddressProblems(path: string, text: string | null | undefined): Problem[] {
  const problems = textProblems(path, text, LONGEST_ADDRESS);
  if (problems.length > 0 || text === null || text === undefined) return problems;
  const url = URL.canParse(text) ? new URL(text) : null;
  const fits = url && /^https?:$/.test(url.protocol) && !url.username && !url.password && url.hostname.includes('.');
  return fits ? [] : [{ path, message: 'is no web address; expected one such as https://www.moh.gov.vn' }];
}
