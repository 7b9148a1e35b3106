import { DateTime, IANAZone } from 'luxon';

/** When a reader wants the letters of the day and of the week, by the clock on their wall. */
export interface Habit {
  /** IANA */
  zone: string;
  hour: number;
  /** 1 is Monday */
  weekday: number;
}

export interface Slot {
  at: Date;
  /** the letter of the week goes then too */
  isWeekly: boolean;
}

/** A zone may leave a whole day out (Apia, 30 December 2011). */
const DAYS_AHEAD = [0, 1, 2];

/**
 * The next time that it is the hour there, after a moment. An hour that the switch to summer time leaves out comes as the one
 * after it; one that comes twice counts once.
 */
export function nextSlot({ zone, hour, weekday }: Habit, after: Date): Slot {
  const today = DateTime.fromJSDate(after, { zone });
  for (const days of DAYS_AHEAD) {
    const { year, month, day } = today.plus({ days });
    const at = firstOf(DateTime.fromObject({ year, month, day, hour }, { zone }));
    if (at.toMillis() > after.getTime()) return { at: at.toJSDate(), isWeekly: at.weekday === weekday };
  }
  throw new Error(`There is no ${hour} o'clock in ${zone} after ${after.toISOString()}.`);
}

/** Of an hour that comes twice luxon takes the one by today's offset, so in winter another one than in summer. */
const firstOf = (at: DateTime): DateTime => DateTime.min(...at.getPossibleOffsets()) ?? at;

/** An offset is no zone: it does not know of summer time. */
export const isZone = (zone: string): boolean => /^[A-Za-z]/.test(zone) && IANAZone.isValidZone(zone);
