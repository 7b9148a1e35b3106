/** A date as precise as it is given, as people say it; null for what is none. */
export function dayInWords(given: string, language: string): string | null {
  const found = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?$/.exec(given);
  if (!found) return null;
  const [, year = '', month, day] = found;
  const at = new Date(`${year}-${month ?? '01'}-${day ?? '01'}T00:00:00Z`);
  if (Number.isNaN(at.getTime()) || (day && at.getUTCDate() !== Number(day))) return null;
  if (!month) return null;
  return new Intl.DateTimeFormat(`${language}-u-ca-gregory`, {
    year: 'numeric',
    month: 'long',
    ...(day ? { day: 'numeric' } : {}),
    timeZone: 'UTC',
  }).format(at);
}
