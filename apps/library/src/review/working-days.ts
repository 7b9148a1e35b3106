const DAY_MS = 86_400_000;
const SUNDAY = 0;
const SATURDAY = 6;

/** The moment so many working days earlier: Monday to Friday, in UTC. Holidays are not known here. */
export function workingDaysBefore(now: Date, days: number): Date {
  let at = now.getTime();
  for (let left = days; left > 0;) {
    at -= DAY_MS;
    const day = new Date(at).getUTCDay();
    if (day !== SUNDAY && day !== SATURDAY) left -= 1;
  }
  return new Date(at);
}
