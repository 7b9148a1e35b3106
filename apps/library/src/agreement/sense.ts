import { earliestDay, today } from '#kernel';
import { isCertainlyBefore, latestDay, onDate } from '../publication/legal-dates.js';
import type { AgreementContent } from './agreement.js';

export interface Nonsense {
  path: (string | number)[];
  message: string;
}

/**
 * What cannot be true together: dates in the wrong order, a phase that its dates speak against. Dates are often known to
 * the year only, so nothing is refused that may be right.
 */
export function nonsenseIn(agreement: AgreementContent, now = today()): Nonsense[] {
  return [
    ...wrongOrder(agreement),
    ...agreement.parties.flatMap((party, index) =>
      wrongOrder(party).map(({ path, message }) => ({ path: ['parties', index, ...path], message })),
    ),
    ...wrongPhase(agreement, now),
    ...(agreement.jointCommittee?.lastMetOn && earliestDay(agreement.jointCommittee.lastMetOn) > now
      ? [{ path: ['jointCommittee', 'lastMetOn'], message: 'lies in the future' }]
      : []),
  ];
}

type Dates = Partial<Record<(typeof ORDER)[number][0], string>>;

const ORDER = [
  ['ratifiedOn', 'signedOn', 'the signature'],
  ['inForceOn', 'signedOn', 'the signature'],
  ['expiresOn', 'inForceOn', 'the entry into force'],
  ['expiresOn', 'signedOn', 'the signature'],
  ['endedOn', 'signedOn', 'the signature'],
  ['endedOn', 'inForceOn', 'the entry into force'],
  ['withdrawnOn', 'signedOn', 'the signature'],
  ['withdrawnOn', 'inForceOn', 'the entry into force'],
] as const;

export function wrongOrder(given: object): Nonsense[] {
  const dates = given as Dates & { signedOn?: string };
  const wrong = ORDER.filter(([later, earlier]) => isCertainlyBefore(dates[later], dates[earlier]));
  const named = wrong.filter(([later], index) => wrong.findIndex(([other]) => other === later) === index);
  return named.map(([later, earlier, what]) => ({
    path: [later],
    message: `lies before ${what} (${dates[earlier]})`,
  }));
}

function wrongPhase(agreement: AgreementContent, now: string): Nonsense[] {
  const { phase, signedOn, inForceOn, expiresOn, endedOn, endReason, renewal, parties } = agreement;
  const isToCome = (date: string | undefined): boolean => date !== undefined && earliestDay(date) > now;
  const isOver = (date: string | undefined): date is string => date !== undefined && latestDay(date) < now;
  const found: Nonsense[] = [];
  const say = (path: string, message: string): void => void found.push({ path: [path], message });
  switch (phase) {
    case 'NEGOTIATION':
      if (isOver(signedOn)) say('phase', `is NEGOTIATION, but it was signed (${signedOn}); expected SIGNED or later`);
      if (isOver(inForceOn)) say('phase', `is NEGOTIATION, but it entered into force (${inForceOn})`);
      break;
    case 'SIGNED':
      if (isToCome(signedOn)) say('signedOn', 'lies in the future, but the phase is SIGNED; expected NEGOTIATION');
      break;
    case 'IN_FORCE':
      if (isToCome(inForceOn)) say('inForceOn', 'lies in the future, but the phase is IN_FORCE; expected SIGNED');
      else if (isToCome(signedOn)) say('signedOn', 'lies in the future, but the phase is IN_FORCE');
      if (renewal === 'NONE' && isOver(expiresOn))
        say('phase', `is IN_FORCE, but it expired ${onDate(expiresOn)} and is not renewed; expected ENDED`);
      break;
    case 'ENDED': {
      const when = endedOn ?? expiresOn ?? parties.find(({ withdrawnOn }) => withdrawnOn)?.withdrawnOn;
      if (when === undefined && endReason === undefined)
        say('phase', 'is ENDED, so say when (endedOn, expiresOn, or a party’s withdrawnOn) or why (endReason)');
      if (isToCome(endedOn)) say('endedOn', 'lies in the future, but the phase is ENDED');
      else if (endedOn === undefined && endReason === undefined && isToCome(expiresOn))
        say('expiresOn', 'lies in the future, but the phase is ENDED; say when it ended (endedOn) or why (endReason)');
      break;
    }
    case 'UNKNOWN':
  }
  if (phase !== 'ENDED' && endReason !== undefined) say('endReason', 'is for the phase ENDED only');
  if (endedOn !== undefined && phase !== 'ENDED' && phase !== 'UNKNOWN' && !isToCome(endedOn))
    found.push({ path: ['phase'], message: `is ${phase}, but it ended (${endedOn}); expected ENDED` });
  return found;
}
