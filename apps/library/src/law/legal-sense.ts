import type { z } from 'zod';
import { isCertainlyBefore } from '../publication/legal-dates.js';
import type { LawContent } from './law.js';

type Dated = Pick<LawContent, 'adoptedOn' | 'inForceOn' | 'repealedOn' | 'legalForce' | 'entriesIntoForce'>;

/** What cannot be true of a law at once. What is merely unusual, such as a law in force before it was adopted, may be. */
export function checkLegalSense(law: Dated, context: z.RefinementCtx): void {
  const refuse = (path: (string | number)[], message: string): void =>
    context.addIssue({ code: 'custom', path, message });
  const { inForceOn, repealedOn, legalForce, entriesIntoForce: entries = [] } = law;
  if (isCertainlyBefore(repealedOn, inForceOn))
    refuse(['repealedOn'], `lies before the entry into force (${inForceOn})`);
  if (legalForce === 'DRAFT' && repealedOn) refuse(['repealedOn'], 'a draft cannot have been repealed');
  if (legalForce === 'DRAFT' && law.adoptedOn) refuse(['adoptedOn'], 'a draft has not been adopted');
  const [first] = entries;
  if (!first) return;
  if (inForceOn !== first.on)
    refuse(
      ['inForceOn'],
      `expected ${first.on}, the first of entriesIntoForce${inForceOn ? `, not ${inForceOn}` : ''}`,
    );
  entries.forEach(({ on }, index) => {
    const before = entries[index - 1]?.on;
    if (isCertainlyBefore(on, before))
      refuse(['entriesIntoForce', index, 'on'], `lies before the one above (${before}); expected them in order`);
    if (isCertainlyBefore(repealedOn, on))
      refuse(['entriesIntoForce', index, 'on'], `lies after the repeal (${repealedOn})`);
  });
  if (entries.filter(({ provisions }) => provisions === undefined).length > 1)
    refuse(['entriesIntoForce'], 'more than one of them names no provisions; only one can be for all the rest');
  if (legalForce === 'PARTLY_IN_FORCE' && entries.length === 1 && first.provisions === undefined)
    refuse(
      ['entriesIntoForce', 0, 'provisions'],
      'is missing: which provisions are in force, when the law is so in part?',
    );
}
