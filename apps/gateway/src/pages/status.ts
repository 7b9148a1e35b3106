import { dateOf, isPast } from './date.js';
import { html, type Html } from './html.js';
import { statusOfEvent } from './kinds/event.js';
import { statusOfResource } from './kinds/resource.js';
import type { AgreementEntry, ConfidenceLevel, Entry, LawEntry, PracticeEntry } from './publication.js';
import type { View } from './view.js';

/** What a publication means in law today, as a word, a shape and a colour. */
export interface Status {
  shape: 'holds' | 'coming' | 'ended' | 'unknown';
  words: Html;
}

export function statusOf(view: View, entry: Entry): Status {
  if (entry.state === 'REVOKED') return { shape: 'ended', words: html`Withdrawn by its publisher` };
  if (isLoose(entry.confidence?.status) && (entry.kind === 'LAW' || entry.kind === 'AGREEMENT')) return NOT_ESTABLISHED;
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
const NOT_ESTABLISHED: Status = { shape: 'unknown', words: html`Whether it is in force is not established here` };

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

const on = (view: View, word: string, date: string | null): Html =>
  date ? html`${word} ${dateOf(view, date)}` : html``;

function ofLaw(view: View, { legalForce, adoptedOn, inForceOn, repealedOn }: LawEntry): Status {
  if (legalForce === 'REPEALED' || (repealedOn && isPast(view, repealedOn))) {
    return { shape: 'ended', words: html`Repealed${on(view, ' on', repealedOn)}` };
  }
  if (legalForce === 'NOT_IN_FORCE') return { shape: 'ended', words: html`Not in force` };
  if (legalForce === 'DRAFT') return { shape: 'coming', words: html`A draft, not adopted yet` };
  if (inForceOn && !isPast(view, inForceOn))
    return { shape: 'coming', words: html`In force from ${dateOf(view, inForceOn)}` };
  const until = on(view, ', until', repealedOn);
  switch (legalForce) {
    case 'IN_FORCE':
      return { shape: 'holds', words: html`In force${on(view, ' since', inForceOn)}${until}` };
    case 'PARTLY_IN_FORCE':
      return { shape: 'holds', words: html`Partly in force${on(view, ' since', inForceOn)}${until}` };
    case 'ADOPTED':
      return { shape: 'coming', words: html`Adopted${on(view, ' on', adoptedOn)}, not in force yet` };
    case 'UNKNOWN':
    case null:
      return NOT_ESTABLISHED;
  }
}

function ofAgreement(view: View, { phase, signedOn, inForceOn, expiresOn }: AgreementEntry): Status {
  if (phase === 'ENDED' || (expiresOn && isPast(view, expiresOn))) {
    return { shape: 'ended', words: html`Ended${on(view, ' on', expiresOn)}` };
  }
  if (inForceOn && !isPast(view, inForceOn))
    return { shape: 'coming', words: html`In force from ${dateOf(view, inForceOn)}` };
  const until = on(view, ', until', expiresOn);
  switch (phase) {
    case 'IN_FORCE':
      return { shape: 'holds', words: html`In force${on(view, ' since', inForceOn)}${until}` };
    case 'SIGNED':
      return { shape: 'coming', words: html`Signed${on(view, ' on', signedOn)}, not in force yet${until}` };
    case 'NEGOTIATION':
      return { shape: 'coming', words: html`Under negotiation` };
    case 'UNKNOWN':
    case null:
      return NOT_ESTABLISHED;
  }
}

function ofPractice(view: View, { startedOn, endedOn }: PracticeEntry): Status {
  if (endedOn && isPast(view, endedOn)) return { shape: 'ended', words: html`Ended in ${dateOf(view, endedOn)}` };
  if (startedOn) return { shape: 'holds', words: html`Under way since ${dateOf(view, startedOn)}` };
  return { shape: 'unknown', words: html`When it began is not said` };
}

/** The line that says it. The shape is for those who see it; the words say the same. */
export const statusLine = ({ shape, words }: Status): Html =>
  html`<span class="status ${shape}"><span class="shape" aria-hidden="true"></span>${words}</span>`;
