import type { Problem } from '#kernel';
import { countProblems } from '../participant/stated-text.js';

export const WEEKDAYS = ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY', 'SUNDAY'] as const;
export type Weekday = (typeof WEEKDAYS)[number];

/** Days of the week on which an authority can be reached, from a time to another of its own clock. */
export interface WorkingHours {
  days: Weekday[];
  from: string;
  to: string;
  zone: string;
}

const MOST_HOURS = 14;
const TIME = /^(?:[01]\d|2[0-3]):[0-5]\d$/;

export function hoursProblems(path: string, hours: readonly WorkingHours[]): Problem[] {
  const problems = countProblems(path, hours, MOST_HOURS);
  return problems.length > 0 ? problems : hours.flatMap((one, place) => problemsOf(`${path}.${place}`, one));
}

function problemsOf(path: string, { days, from, to, zone }: WorkingHours): Problem[] {
  const problems = zoneProblems(`${path}.zone`, zone);
  if (days.length === 0) problems.push({ path: `${path}.days`, message: 'is empty; expected at least one day' });
  if (new Set(days).size !== days.length) problems.push({ path: `${path}.days`, message: 'names a day twice' });
  const malformed = Object.entries({ from, to }).filter(([, time]) => !TIME.test(time));
  for (const [field, time] of malformed)
    problems.push({ path: `${path}.${field}`, message: `${time} is no time of the day; expected one such as 08:30` });
  if (malformed.length === 0 && from >= to)
    problems.push({ path: `${path}.to`, message: `${to} is not after ${from}; expected a later time of the same day` });
  return problems;
}

/** A zone of the IANA database by its name; an offset such as +07:00 is refused, since it says nothing of summer time. */
export function zoneProblems(path: string, zone: string | null | undefined): Problem[] {
  if (zone === null || zone === undefined) return [];
  if (/^(?:UTC|[A-Z][A-Za-z_]+(?:\/[A-Za-z0-9_+-]+){1,2})$/.test(zone) && isZone(zone)) return [];
  return [
    {
      path,
      message: `${zone.slice(0, 60)} is no time zone of the IANA database; expected one such as Asia/Ho_Chi_Minh`,
    },
  ];
}

function isZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}
