/**
 * Days are days of somewhere: a role that ends on the 30th in Hanoi ends while it is still the 30th in New York. Found by
 * asking the zone's own calendar, so that summer time, half-hour zones and days without a midnight need no rule.
 */
const HOUR = 3_600_000;
/** No zone is further from UTC. */
const FURTHEST = 15 * HOUR;

/** The calendar day, `YYYY-MM-DD`, of a moment in a zone of the IANA database. */
export function dayIn(zone: string, at: Date): string {
  const parts = new Intl.DateTimeFormat('en', {
    timeZone: zone,
    calendar: 'gregory',
    numberingSystem: 'latn',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  }).formatToParts(at);
  const part = (type: string): string => parts.find((one) => one.type === type)?.value ?? '';
  return `${part('year').padStart(4, '0')}-${part('month')}-${part('day')}`;
}

/** The first moment of a day in a zone. */
export function beginningOf(day: string, zone: string): Date {
  const utc = Date.parse(`${day}T00:00:00Z`);
  let before = utc - FURTHEST;
  let within = utc + FURTHEST;
  while (within - before > 1) {
    const between = Math.floor((before + within) / 2);
    if (dayIn(zone, new Date(between)) < day) before = between;
    else within = between;
  }
  return new Date(within);
}

export function dayAfter(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + 24 * HOUR).toISOString().slice(0, 10);
}
