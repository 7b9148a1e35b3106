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

function lasts({ phase, expiresOn, endedOn, renewal, noticeMonths }: AgreementContent): string {
  if (phase === 'ENDED') return '';
  if (endedOn) return `Ends ${onDate(endedOn)}.`;
  if (!expiresOn) return '';
  const notice = noticeMonths ? ` Notice to end it: ${noticeMonths} ${noticeMonths === 1 ? 'month' : 'months'}.` : '';
  return `Its term runs out ${onDate(expiresOn)}${renewal ? RENEWED[renewal] : ''}.${notice}`;
}
