import { isPartialDate } from '#kernel';

/**
 * Dates as files write them. A format is made of the tokens YYYY, MM, M, DD, D, of `*` for "anything may follow", and of
 * what stands between them. A date is as precise as its format: `YYYY` gives a year and nothing is made up.
 */
const TOKENS: Record<string, { group: 'year' | 'month' | 'day' | null; pattern: string }> = {
  YYYY: { group: 'year', pattern: '(?<year>\\d{4})' },
  MM: { group: 'month', pattern: '(?<month>\\d{2})' },
  M: { group: 'month', pattern: '(?<month>\\d{1,2})' },
  DD: { group: 'day', pattern: '(?<day>\\d{2})' },
  D: { group: 'day', pattern: '(?<day>\\d{1,2})' },
  '*': { group: null, pattern: '[^]*' },
};
const BUDDHIST_ERA = 543;
/** Each doubles the ways in which a long value could fit. */
const MOST_RESTS = 2;
const LONGEST_VALUE = 1000;

export interface DateFormat {
  text: string;
  pattern: RegExp;
}

/** The format, or what is wrong with it. */
export function dateFormat(text: string): DateFormat | string {
  const parts = text.match(/[A-Za-z]+|\*|[^A-Za-z*]+/g)?.flatMap(splitRun) ?? [];
  const seen = new Set<string>();
  let pattern = '';
  for (const part of parts) {
    const token = TOKENS[part];
    if (!token && /[A-Za-z]/.test(part))
      return `${JSON.stringify(part)} in ${JSON.stringify(text)} is not a part of a date; expected YYYY, MM, M, DD, D or *`;
    if (token?.group && seen.has(token.group)) return `${JSON.stringify(text)} names the ${token.group} twice`;
    if (token?.group) seen.add(token.group);
    pattern += token?.pattern ?? part.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
  }
  if (parts.filter((part) => part === '*').length > MOST_RESTS) return `${JSON.stringify(text)} has * more than twice`;
  if (!seen.has('year')) return `${JSON.stringify(text)} has no year; expected YYYY in it`;
  if (seen.has('day') && !seen.has('month')) return `${JSON.stringify(text)} has a day and no month`;
  return { text, pattern: new RegExp(`^${pattern}$`, 'u') };
}

/** `YYYYMMDD` is one run of letters and three tokens. */
function splitRun(run: string): string[] {
  const tokens = run.match(/YYYY|MM|DD|M|D/g);
  return tokens && tokens.join('') === run ? tokens : [run];
}

export interface DateRules {
  formats: readonly DateFormat[];
  buddhist: boolean;
  /** first and last year that is believed */
  years: readonly [number, number];
}

/** A partial date as the library keeps it, or `{ problem }`: what is wrong and what would be right. */
export function readDate(value: string, { formats, buddhist, years }: DateRules): string | { problem: string } {
  const match =
    value.length > LONGEST_VALUE
      ? undefined
      : formats.map(({ pattern }) => pattern.exec(value)).find((found) => found !== null);
  const expected = formats.map(({ text }) => text).join(' or ');
  if (!match) return { problem: `is not a date; expected ${expected}` };
  const { year = '', month, day } = match.groups ?? {};
  const gregorian = Number(year) - (buddhist ? BUDDHIST_ERA : 0);
  const date = [String(gregorian).padStart(4, '0'), month?.padStart(2, '0'), day?.padStart(2, '0')]
    .filter((part) => part !== undefined)
    .join('-');
  if (gregorian < years[0] || gregorian > years[1])
    return { problem: `has the year ${gregorian}, which cannot be meant; expected ${years[0]} to ${years[1]}` };
  return isPartialDate(date) ? date : { problem: `is a date that does not exist; expected ${expected}` };
}
