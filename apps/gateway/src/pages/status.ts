import type { Key } from '#wording';
import { dateOf, isPast } from './date.js';
import { html, type Html } from './html.js';
import { statusOfEvent } from './kinds/event.js';
import { statusOfResource } from './kinds/resource.js';
import type { AgreementEntry, ConfidenceLevel, Entry, LawEntry, PracticeEntry } from './publication.js';
import { say } from './say.js';
import type { View } from './view.js';

/** What a publication means in law today, as a word, a shape and a colour. */
export interface Status {
  shape: 'holds' | 'coming' | 'ended' | 'unknown';
  words: Html;
}

export function statusOf(view: View, entry: Entry): Status {
  if (entry.state === 'REVOKED') return { shape: 'ended', words: say(view, 'status.withdrawn') };
  if (isLoose(entry.confidence?.status) && (entry.kind === 'LAW' || entry.kind === 'AGREEMENT'))
    return notEstablished(view);
  const known = isLoose(entry.confidence?.date) ? withoutDates(entry) : entry;
  switch (known.kind) {
    case 'LAW':
      return ofLaw(view, known);
    case 'AGREEMENT':
      return ofAgreement(view, known);
    case 'PRACTICE':
      return ofPractice(view, known);
    case 'EVENT':
      return statusOfEvent(view, known);
    case 'RESOURCE':
      return statusOfResource(view, known);
  }
}

/** What is not established is not said here: not a status, and no date within one. */
const notEstablished = (view: View): Status => ({ shape: 'unknown', words: say(view, 'status.notEstablished') });

const isLoose = (level: ConfidenceLevel | null | undefined): boolean => level === 'LOW' || level === 'NONE';

function withoutDates(entry: Entry): Entry {
  switch (entry.kind) {
    case 'LAW':
      return { ...entry, adoptedOn: null, inForceOn: null, repealedOn: null };
    case 'AGREEMENT':
      return { ...entry, signedOn: null, inForceOn: null, expiresOn: null };
    case 'PRACTICE':
      return { ...entry, startedOn: null, endedOn: null };
    case 'RESOURCE':
      return { ...entry, issuedOn: null };
    case 'EVENT':
      return entry;
  }
}

/** With its date where that is known, in the words for it; else without. */
const dated = (view: View, date: string | null, withDate: Key, without: Key): Html =>
  date ? say(view, withDate, { date: dateOf(view, date) }) : say(view, without);

const until = (view: View, status: Html, date: string | null): Html =>
  date ? say(view, 'status.until', { status, date: dateOf(view, date) }) : status;

const comesInForce = (view: View, date: string): Status => ({
  shape: 'coming',
  words: say(view, 'status.inForceFrom', { date: dateOf(view, date) }),
});

function ofLaw(view: View, { legalForce, adoptedOn, inForceOn, repealedOn }: LawEntry): Status {
  if (legalForce === 'REPEALED' || (repealedOn && isPast(view, repealedOn)))
    return { shape: 'ended', words: dated(view, repealedOn, 'status.repealedOn', 'status.repealed') };
  if (legalForce === 'NOT_IN_FORCE') return { shape: 'ended', words: say(view, 'status.notInForce') };
  if (legalForce === 'DRAFT') return { shape: 'coming', words: say(view, 'status.draft') };
  if (inForceOn && !isPast(view, inForceOn)) return comesInForce(view, inForceOn);
  switch (legalForce) {
    case 'IN_FORCE':
      return {
        shape: 'holds',
        words: until(view, dated(view, inForceOn, 'status.inForceSince', 'status.inForce'), repealedOn),
      };
    case 'PARTLY_IN_FORCE':
      return {
        shape: 'holds',
        words: until(view, dated(view, inForceOn, 'status.partlySince', 'status.partly'), repealedOn),
      };
    case 'ADOPTED':
      return { shape: 'coming', words: dated(view, adoptedOn, 'status.adoptedOn', 'status.adopted') };
    case 'UNKNOWN':
    case null:
      return notEstablished(view);
  }
}

function ofAgreement(view: View, { phase, signedOn, inForceOn, expiresOn }: AgreementEntry): Status {
  if (phase === 'ENDED' || (expiresOn && isPast(view, expiresOn)))
    return { shape: 'ended', words: dated(view, expiresOn, 'status.endedOn', 'status.ended') };
  if (inForceOn && !isPast(view, inForceOn)) return comesInForce(view, inForceOn);
  switch (phase) {
    case 'IN_FORCE':
      return {
        shape: 'holds',
        words: until(view, dated(view, inForceOn, 'status.inForceSince', 'status.inForce'), expiresOn),
      };
    case 'SIGNED':
      return {
        shape: 'coming',
        words: until(view, dated(view, signedOn, 'status.signedOn', 'status.signed'), expiresOn),
      };
    case 'NEGOTIATION':
      return { shape: 'coming', words: say(view, 'status.negotiation') };
    case 'UNKNOWN':
    case null:
      return notEstablished(view);
  }
}

function ofPractice(view: View, { startedOn, endedOn }: PracticeEntry): Status {
  if (endedOn && isPast(view, endedOn))
    return { shape: 'ended', words: say(view, 'status.practiceEnded', { date: dateOf(view, endedOn) }) };
  if (startedOn) return { shape: 'holds', words: say(view, 'status.practiceSince', { date: dateOf(view, startedOn) }) };
  return { shape: 'unknown', words: say(view, 'status.practiceUnknown') };
}

/** The line that says it. The shape is for those who see it; the words say the same. */
export const statusLine = ({ shape, words }: Status): Html =>
  html`<span class="status ${shape}"><span class="shape" aria-hidden="true"></span>${words}</span>`;
