import type { MailReaderEntity, MailReaderState } from './mail-reader.entity.js';

/** A reader of letters as the participant's people see them. */
export interface MailReaderView {
  __typename: 'MailReader';
  id: string;
  personId: string | null;
  address: string | null;
  state: MailReaderState;
  stateReason: string | null;
  language: string;
  timeZone: string;
  hour: number;
  weekday: number;
  pausedUntil: Date | null;
  nextLetterAt: Date | null;
}

/** @param address where letters go now; null: not to be shown, or nowhere */
export const mailReaderView = (entity: MailReaderEntity, address: string | null): MailReaderView => ({
  __typename: 'MailReader',
  id: entity.id,
  personId: entity.person,
  address,
  state: entity.state,
  stateReason: entity.stateReason,
  language: entity.language,
  timeZone: entity.zone,
  hour: entity.hour,
  weekday: entity.weekday,
  pausedUntil: entity.pausedUntil,
  nextLetterAt: entity.state === 'ACTIVE' ? entity.slotAt : null,
});
