import { earliestDay, today } from '#kernel';
import { latestDay } from '../publication/legal-dates.js';
import type { AgreementContent } from './agreement.js';

const SOON_MS = 90 * 86_400_000;

/** The end of the term when it is near: today, within 90 days, or in a month or year that has begun. */
export function expiringOn({ phase, expiresOn }: AgreementContent, now = new Date()): string | null {
  if (phase === 'ENDED' || expiresOn === undefined) return null;
  const isNear = earliestDay(expiresOn) <= today(new Date(now.getTime() + SOON_MS));
  return isNear && latestDay(expiresOn) >= today(now) ? expiresOn : null;
}
