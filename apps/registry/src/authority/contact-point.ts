import { audienceKeys } from '#access';
import type { Problem } from '#kernel';
import { byLanguage, namesProblems, type NameInput } from '../participant/names.js';
import { countProblems, textProblems } from '../participant/stated-text.js';
import type { ContactAudience, ContactPointEntity } from './contact-point.entity.js';
import { languagesProblems } from './languages.js';

export interface ContactPointInput {
  office: NameInput[];
  email?: string | null;
  telephone?: string | null;
  address?: string | null;
  languages: string[];
  audience: ContactAudience;
}

const MOST_POINTS = 20;
const LONGEST_EMAIL = 254;
const LONGEST_ADDRESS = 500;
const EMAIL =
  /^[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z]{2,63}$/;
const E164 = /^\+[1-9]\d{6,14}$/;

export function contactProblems(path: string, points: readonly ContactPointInput[]): Problem[] {
  const problems = countProblems(path, points, MOST_POINTS);
  return problems.length > 0 ? problems : points.flatMap((point, place) => problemsOf(`${path}.${place}`, point));
}

function problemsOf(path: string, { office, email, telephone, address, languages }: ContactPointInput): Problem[] {
  const problems = [
    ...namesProblems(`${path}.office`, office),
    ...textProblems(`${path}.address`, address, LONGEST_ADDRESS),
    ...languagesProblems(`${path}.languages`, languages),
  ];
  if (email && (email.length > LONGEST_EMAIL || !EMAIL.test(email)))
    problems.push({ path: `${path}.email`, message: 'is no e-mail address; expected one such as office@moh.gov.vn' });
  if (telephone && !E164.test(telephone))
    problems.push({
      path: `${path}.telephone`,
      message: 'is no number in E.164; expected + and 7 to 15 digits without spaces, such as +842462732273',
    });
  if (!email && !telephone && !address)
    problems.push({ path, message: 'has no e-mail, telephone or address; expected at least one of them' });
  return problems;
}

export const contactRow = (
  authority: string,
  place: number,
  { office, email, telephone, address, languages, audience }: ContactPointInput,
): Omit<ContactPointEntity, 'id'> => ({
  authority,
  place,
  office: byLanguage(office),
  email: email || null,
  telephone: telephone || null,
  address: address?.trim() ?? null,
  languages,
  audience,
  readers: audienceKeys(audience, authority),
});
