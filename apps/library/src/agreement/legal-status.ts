import { inWords, onDate } from '../publication/legal-dates.js';
import type { AgreementContent } from './agreement.js';

/** One to three English sentences, for alerts and pages; empty when nothing is known. */
export const legalStatus = (content: AgreementContent): string =>
  [stands(content), lasts(content)].filter((part) => part !== '').join(' ');

function stands({ phase, inForceOn, signedOn, endedOn, expiresOn, endReason }: AgreementContent): string {
  if (phase === 'ENDED') {
    const when = endedOn ?? expiresOn;
    const why = endReason ? ` Reason: ${endReason}${/[.!?]$/.test(endReason) ? '' : '.'}` : '';
    return `${when ? `Ended ${onDate(when)}.` : 'Ended.'}${why}`;
  }
  if (inForceOn) return `In force from ${inWords(inForceOn)}.`;
  return signedOn ? `Signed ${onDate(signedOn)}.` : '';
}

const RENEWED = {
  AUTOMATIC: ' and renews by itself',
  BY_CONSENT: ' unless its parties renew it',
  NONE: ' and is not renewed',
} as const;
const RENEWAL = {
  AUTOMATIC: 'It renews by itself.',
  BY_CONSENT: 'It ends unless its parties renew it.',
  NONE: 'It is not renewed.',
} as const;

function lasts({ phase, expiresOn, endedOn, renewal, noticeMonths }: AgreementContent): string {
  if (phase === 'ENDED') return '';
  if (endedOn) return `Ends ${onDate(endedOn)}.`;
  if (!expiresOn) return '';
  return `Its term runs out ${onDate(expiresOn)}${renewal ? RENEWED[renewal] : ''}.${noticeOf(noticeMonths)}`;
}

/** What an officer must know of an agreement that is about to end: whether it does, and how much notice there must be. */
export function renewalOf({ endedOn, renewal, noticeMonths }: AgreementContent): string {
  if (endedOn) return '';
  return `${renewal ? RENEWAL[renewal] : 'The record does not say whether it is renewed.'}${noticeOf(noticeMonths)}`;
}

const noticeOf = (months: number | undefined): string =>
  months ? ` Notice to end it: ${months} ${months === 1 ? 'month' : 'months'}.` : '';
