import { CHANGE_TYPES, type ChangeType } from '#contracts';

/** What each type of change says; the compiler names one that is missing. */
const MEANS: Record<ChangeType, string> = {
  'publication.published': 'A record was published for the first time.',
  'publication.revised': 'A record says something else in law or in fact than before.',
  'publication.corrected': 'A mistake in a record was put right; nothing changed in law.',
  'publication.revoked': 'A record was withdrawn by its owner, with the reason. It stays readable.',
  'publication.confirmation_due': 'The owner should say by now that a record still holds.',
  'publication.not_confirmed': 'The owner did not say in time that a record still holds; it may be out of date.',
  'publication.confirmed': 'The owner says that a record still holds. Nothing changed in it.',
  'publication.withdrawn': 'You may no longer read a record. It comes to whoever asks for anything of records.',
  'agreement.party_confirmed': 'A party of an agreement says that the record says what was agreed.',
  'agreement.party_disputed': 'A party of an agreement says that the record does not say what was agreed.',
  'law.in_force': 'The day has come on which a law, or a part of it, enters into force.',
  'law.ceases': 'The day has come on which a law ceases to be in force.',
  'agreement.in_force': 'The day has come on which an agreement enters into force.',
  'agreement.expiring': 'An agreement runs out in 90 or in 30 days.',
  'agreement.expires': 'The day has come on which an agreement runs out.',
  'designation.changed': 'Another authority was designated under Article 7.3 of the WHO Code, or one no longer is.',
  'body.membership_changed': 'A country joined or left a regional body.',
  'safeguards.edition_published': 'WHO published an edition of its health workforce support and safeguards list.',
};

export interface ChangeTypeView {
  type: ChangeType;
  means: string;
}

export const changeTypes = (): ChangeTypeView[] => CHANGE_TYPES.map((type) => ({ type, means: MEANS[type] }));

/** For the documentation of a schema. */
export const changeTypesInWords = (): string => CHANGE_TYPES.map((type) => `- ${type}: ${MEANS[type]}`).join('\n    ');
