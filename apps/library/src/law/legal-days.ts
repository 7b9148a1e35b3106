import { onTheDay, type LegalDay } from '../schedule/legal-day.js';
import type { LawContent } from './law.js';

/** A draft is not law yet, so no day makes it that; nor what is not in force for other reasons than its date. */
const NEVER_IN_FORCE: readonly LawContent['legalForce'][] = ['DRAFT', 'NOT_IN_FORCE', 'REPEALED'];

export const entriesOf = ({
  entriesIntoForce,
  inForceOn,
}: LawContent): { on: string; provisions?: string[] | undefined }[] =>
  entriesIntoForce ?? (inForceOn === undefined ? [] : [{ on: inForceOn }]);

export function legalDays(law: LawContent): LegalDay[] {
  const entries = NEVER_IN_FORCE.includes(law.legalForce) ? [] : entriesOf(law);
  return [
    ...[...new Set(entries.map(({ on }) => on))].map((on) => onTheDay('law.in_force', on)),
    ...(law.repealedOn === undefined ? [] : [onTheDay('law.ceases', law.repealedOn)]),
  ];
}
