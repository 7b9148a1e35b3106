import type { Change } from '#contracts';
import { countryName, datePrecision } from '#kernel';
import type { AgreementContent } from '../agreement/agreement.js';
import { renewalOf } from '../agreement/legal-status.js';
import type { LawContent } from '../law/law.js';
import { entriesOf } from '../law/legal-days.js';
import { cut, full, nameOf, told } from '../publication/change-of.js';
import { inWords, onDate } from '../publication/legal-dates.js';
import type { PreparedRevision } from '../publication/prepared-revision.js';
import type { LegalDay } from './legal-day.js';

export interface DueDay extends LegalDay {
  /** which day it is where the owner is */
  today: string;
}

const DAY_MS = 86_400_000;
const LONGEST = 1000;
const MOST_PROVISIONS = 10;

/** The record is as it was; the day has come that it named. So it says when that is, also where it is told late. */
export function legalDayChange(revision: PreparedRevision, day: DueDay, now: Date): Change {
  const { what, on, tellsOn, today } = day;
  const late = tellsOn < today ? `Told late, on ${inWords(today)}: nothing could be told ${onDate(tellsOn)}` : '';
  const parts = [`${happens(revision, day)}: ${cut(nameOf(revision), 400)}`, ...more(revision, day), late];
  return {
    ...told(revision),
    type: what,
    revision: revision.number,
    meaning: cut(
      parts
        .filter((part) => part !== '')
        .map(full)
        .join(' '),
      LONGEST,
    ),
    legalDate: on,
    differences: [],
    occurredAt: now.toISOString(),
  };
}

function happens({ country, owner, content }: PreparedRevision, { what, on, today }: DueDay): string {
  const whose = country ? countryName(country, 'en') : owner;
  const isKnown = datePrecision(on) === 'DAY';
  switch (what) {
    case 'law.in_force':
      return `${isInPart(content as LawContent, on) ? 'Parts of a' : 'A'} law of ${whose} entered into force ${onDate(on)}`;
    case 'law.ceases':
      return `A law of ${whose} is no longer in force ${isKnown ? 'from' : 'since'} ${inWords(on)}`;
    case 'agreement.in_force':
      return `An agreement of ${whose} entered into force ${onDate(on)}`;
    case 'agreement.expiring': {
      const days = Math.round((Date.parse(on) - Date.parse(today)) / DAY_MS);
      return `${ending(content as AgreementContent, whose)} ${onDate(on)}${isKnown ? `, in ${days} ${days === 1 ? 'day' : 'days'}` : ''}`;
    }
    case 'agreement.expires':
      return `${ending(content as AgreementContent, whose)} ${onDate(on)}`;
  }
}

const ending = ({ endedOn }: AgreementContent, whose: string): string =>
  endedOn === undefined ? `The term of an agreement of ${whose} runs out` : `An agreement of ${whose} ends`;

function more({ content }: PreparedRevision, { what, on }: DueDay): string[] {
  const unknown = datePrecision(on) === 'DAY' ? '' : 'The record does not say on which day';
  switch (what) {
    case 'law.in_force':
      return [unknown, ...whichParts(content as LawContent, on)];
    case 'law.ceases':
    case 'agreement.in_force':
      return [unknown];
    case 'agreement.expiring':
    case 'agreement.expires':
      return [unknown, renewalOf(content as AgreementContent)];
  }
}

const isInPart = (law: LawContent, on: string): boolean =>
  entriesOf(law).some((entry) => entry.on !== on) || entriesOf(law).some((entry) => entry.provisions !== undefined);

/** The provisions that the day is for, and when the others come. */
function whichParts(law: LawContent, on: string): string[] {
  const entries = entriesOf(law);
  const provisions = entries.flatMap((entry) => (entry.on === on ? (entry.provisions ?? []) : []));
  const later = [...new Set(entries.map((entry) => entry.on).filter((other) => other > on))];
  const named = provisions.slice(0, MOST_PROVISIONS).join('; ');
  const others = provisions.length > MOST_PROVISIONS ? ` and ${provisions.length - MOST_PROVISIONS} more` : '';
  return [
    provisions.length > 0 ? `In force with it: ${named}${others}` : '',
    later.length > 0 ? `Other parts follow ${later.map(onDate).join(', ')}` : '',
  ];
}
