import { earliestDay, today, type Problem } from '#kernel';
import type { Content } from '../publication/content.js';
import { deprecatedCodesOf } from '../vocabulary/deprecated-codes.js';

/** What a record may be published with, and its owner should look at once more. */
export function warningsOf(content: Content, now = new Date()): Problem[] {
  const { title, summary, legalBases, originalLanguage } = content;
  const warnings: Problem[] = [];
  const warn = (path: string, message: string): void => void warnings.push({ path, message });
  if (!('en' in title) && Object.keys(title).length === 1)
    warn('title', `has no translation; readers who know no ${originalLanguage} will not find it`);
  for (const language of Object.keys(summary))
    if (!(language in title)) warn(`title.${language}`, `is missing, though there is a summary in ${language}`);
  if (Object.keys(summary).length > 0)
    for (const language of Object.keys(title))
      if (!(language in summary)) warn(`summary.${language}`, `is missing, though there is a title in ${language}`);
  if (Object.keys(summary).length === 0) warn('summary', 'is missing; readers see the title alone');
  if (legalBases.length === 0) warn('legalBases', 'are missing: it will be in no report under the Code');
  if (content.officialUrl === undefined) warn('officialUrl', 'is missing: readers cannot go to the text itself');
  for (const { field, message } of deprecatedCodesOf(content)) warn(field, message);
  const dates = content as unknown as Record<string, unknown>;
  for (const field of ['adoptedOn', 'publishedOn', 'signedOn', 'issuedOn', 'startedOn']) {
    const date = dates[field];
    if (typeof date === 'string' && earliestDay(date) > today(now)) warn(field, `${date} is still to come`);
  }
  const isInForce = dates['legalForce'] === 'IN_FORCE' || dates['phase'] === 'IN_FORCE';
  const inForceOn = dates['inForceOn'];
  if (isInForce && typeof inForceOn === 'string' && earliestDay(inForceOn) > today(now))
    warn('inForceOn', `${inForceOn} is still to come, though it is said to be in force`);
  return warnings;
}
