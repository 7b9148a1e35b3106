import { participantCountry } from '#kernel';
import { html, type Html } from './html.js';
import { may } from './may.js';
import type { PublicationRecord } from './publication-record.js';
import { say } from './say.js';
import { href, type View } from './view.js';

/** For those whose record it is, and for those who speak for a party of it: the way to where they act. The API refuses by itself. */
export function yours(view: View, record: PublicationRecord): Html | null {
  const { participant } = view.context.actor;
  if (participant === null) return null;
  const to =
    (place: string) =>
    (words: Html): Html =>
      html`<a href="${href(view, `/work/${place}/${record.id}`)}">${words}</a>`;
  if (record.owner.id === participant)
    return may(view, 'publication:read-drafts')
      ? html`<p class="yours">${say(view, 'publication.yours', { record: to('records') })}</p>`
      : null;
  return isParty(record, participant) && may(view, 'agreement:assert')
    ? html`<p class="yours">${say(view, 'publication.yoursToAnswer', { answer: to('agreements') })}</p>`
    : null;
}

/** Of a withdrawn agreement nothing is asked any more. */
function isParty(record: PublicationRecord, participant: string): boolean {
  if (record.kind !== 'AGREEMENT' || record.revocation) return false;
  const country = participantCountry(participant);
  return record.parties.some(
    (party) => party.body?.id === participant || (country !== null && party.country?.code === country),
  );
}
