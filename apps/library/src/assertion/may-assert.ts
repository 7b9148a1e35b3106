import type { Access, Actor } from '#access';
import type { AgreementContent } from '../agreement/agreement.js';
import { partyName } from '../agreement/party.js';
import type { PublicationRecord } from '../publication/record.js';
import { othersThan } from './ask-parties.js';
import { partyOf } from './party-of.js';

/** True exactly when confirmAgreement, of the newest revision, would not be refused. */
export async function mayAssert(access: Access, actor: Actor, record: PublicationRecord): Promise<boolean> {
  const { kind, state, ownerId, revision, newestRevision } = record;
  if (kind !== 'AGREEMENT' || state !== 'PUBLISHED' || revision !== newestRevision) return false;
  if (!access.can(actor, 'agreement:assert', { owner: actor.participant ?? '', kind })) return false;
  const { parties } = (await record.read()) as AgreementContent;
  return othersThan(ownerId, parties.map(partyName)).includes(partyOf(actor) ?? '');
}
