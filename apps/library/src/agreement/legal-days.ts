import { daysBefore, onTheDay, type LegalDay } from '../schedule/legal-day.js';
import type { AgreementContent } from './agreement.js';

/** When there is time to negotiate, and when it is about to happen. */
const WARNED_BEFORE = [90, 30];

/** What is not signed does not enter into force by itself, and what has ended does not end again. */
const WITHOUT: readonly AgreementContent['phase'][] = ['NEGOTIATION', 'ENDED'];

export function legalDays({ phase, inForceOn, expiresOn, endedOn }: AgreementContent): LegalDay[] {
  if (WITHOUT.includes(phase)) return [];
  const end = endedOn ?? expiresOn;
  return [
    ...(inForceOn === undefined ? [] : [onTheDay('agreement.in_force', inForceOn)]),
    ...(end === undefined
      ? []
      : [
          ...WARNED_BEFORE.map((days) => daysBefore('agreement.expiring', end, days)),
          onTheDay('agreement.expires', end),
        ]),
  ];
}
