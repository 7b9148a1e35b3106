import type { Problem, PublicationKind } from '#kernel';
import type { z } from 'zod';
import type { LegalDay } from '../schedule/legal-day.js';
import type { SearchText } from '../search/search-text.js';
import type { Envelope } from './envelope.js';
import type { LinkedData } from './linked-data.js';
import type { PublicationRecord } from './record.js';

/** All that the library must know of a kind; what is the same for every kind is in this folder. */
export interface KindDefinition<C extends Envelope> {
  kind: PublicationKind;
  /** in a sentence, with no article */
  noun: string;
  schema: z.ZodType<C>;
  /** countries concerned besides the owner's own */
  countries(content: C): string[];
  /** who reads it when the audience is PARTIES: countries by code, bodies by id */
  parties(content: C): string[];
  /** the date that a reader sorts by and an alert speaks of */
  legalDate(content: C): string | null;
  /** one English sentence on where it stands in law; empty when nothing is known */
  status(content: C): string;
  /** how it is cited at home */
  reference(content: C): string | undefined;
  /** what, with its title, tells one from another: of two records of one owner that agree in it, one is too many */
  identity(content: C): (string | undefined)[];
  /** what is searched besides titles, summaries and the reference */
  moreText(content: C): SearchText[];
  /** what a record of this kind is in JSON-LD and no other; a CreativeWork where it says nothing */
  jsonLd?(content: C, record: Pick<PublicationRecord, 'id' | 'countryCode'>): LinkedData;
  /** fields that say what it is in law, which a correction leaves alone; an asterisk stands for a place in a list */
  legalFields: readonly string[];
  /** what happens to it by itself on days that it names, past ones too; nothing where it does not say */
  legalDays?(content: C): LegalDay[];
  /** what a draft need not say yet, and what stands for it while the rest is checked; published it must be said */
  untilSaid?: Partial<C>;
  checkOwner(content: C, owner: string): Problem[];
}
