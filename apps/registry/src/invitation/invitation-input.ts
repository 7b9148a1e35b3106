import type { Role } from '#access';
import { isLanguage, type Problem } from '#kernel';
import { textProblems } from '../participant/stated-text.js';
import type { Days } from '../person/participant-days.js';

export interface InviteInput extends Days {
  participant: string;
  email: string;
  name: string;
  language?: string | null;
  roles: Role[];
  kinds?: string[] | null;
}

const LONGEST_NAME = 200;
const LONGEST_ADDRESS = 254;
const ADDRESS = /^[^\s@<>",;:\\()[\]]{1,64}@[^\s@<>",;:\\()[\]]+\.[^\s@<>",;:\\()[\].]{2,}$/;

export function personProblems({ email, name, language }: InviteInput): Problem[] {
  const problems = [
    ...textProblems('input.name', name, LONGEST_NAME),
    ...textProblems('input.email', email, LONGEST_ADDRESS),
  ];
  if (/[\r\n\t]/.test(name)) problems.push({ path: 'input.name', message: 'must be one line' });
  if (!ADDRESS.test(email))
    problems.push({ path: 'input.email', message: 'is no e-mail address; expected one such as an@moh.gov.vn' });
  if (language && !isLanguage(language))
    problems.push({ path: 'input.language', message: 'is no BCP 47 tag that exists; expected one such as vi' });
  return problems;
}
