import { canonicalLanguage, type Problem } from '#kernel';
import type { MailReaderEntity } from './mail-reader.entity.js';
import { isZone, nextSlot } from './slot.js';

/** What a reader says of when and how letters come. What is absent stays as it is. */
export interface MailSettingsInput {
  language?: string | null;
  timeZone?: string | null;
  hour?: number | null;
  weekday?: number | null;
  pausedUntil?: Date | string | null;
}

export type MailSettings = Pick<
  MailReaderEntity,
  'language' | 'zone' | 'hour' | 'weekday' | 'pausedUntil' | 'slotAt' | 'slotIsWeekly'
>;

/** The settings that there were, with what is asked for, and the next letter's moment by them. */
export function readSettings(
  before: Pick<MailSettings, 'language' | 'zone' | 'hour' | 'weekday' | 'pausedUntil'>,
  { language, timeZone, hour, weekday, pausedUntil }: MailSettingsInput,
  now: Date,
  problems: Problem[],
): MailSettings {
  const settings = { ...before };
  if (language !== undefined && language !== null) settings.language = readLanguage(language, problems);
  if (timeZone !== undefined && timeZone !== null) {
    if (isZone(timeZone)) settings.zone = timeZone;
    else
      problems.push({
        path: 'input.timeZone',
        message: `${JSON.stringify(timeZone)} is no time zone; expected an IANA name such as Asia/Ho_Chi_Minh or Europe/Paris`,
      });
  }
  settings.hour = readWhole(hour, before.hour, 0, 23, 'hour', problems);
  settings.weekday = readWhole(weekday, before.weekday, 1, 7, 'weekday', problems);
  if (pausedUntil !== undefined) settings.pausedUntil = readPause(pausedUntil, now, problems);
  const { at, isWeekly } = nextSlot(settings, now);
  return { ...settings, slotAt: at, slotIsWeekly: isWeekly };
}

function readLanguage(language: string, problems: Problem[]): string {
  const canonical = canonicalLanguage(language);
  if (canonical !== null) return canonical;
  problems.push({ path: 'input.language', message: 'is no language; expected a BCP 47 tag such as vi or pt-BR' });
  return language;
}

function readWhole(
  given: number | null | undefined,
  before: number,
  least: number,
  most: number,
  name: string,
  problems: Problem[],
): number {
  if (given === undefined || given === null) return before;
  if (Number.isInteger(given) && given >= least && given <= most) return given;
  problems.push({ path: `input.${name}`, message: `expected a whole number from ${least} to ${most}` });
  return before;
}

const LONGEST_PAUSE_DAYS = 366;

/** A pause must end: who has left for good is taken off the list instead. */
export function readPause(
  until: Date | string | null,
  now: Date,
  problems: Problem[],
  path = 'input.pausedUntil',
): Date | null {
  if (until === null) return null;
  const date = new Date(until);
  const days = (date.getTime() - now.getTime()) / 86_400_000;
  if (days > 0 && days <= LONGEST_PAUSE_DAYS) return date;
  problems.push({ path, message: `expected a moment to come, within ${LONGEST_PAUSE_DAYS} days` });
  return null;
}
