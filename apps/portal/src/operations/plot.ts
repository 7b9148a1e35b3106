/** The quarters of an hour that are plotted, the earliest first, empty ones too. */
export interface Quarter {
  readonly from: number;
  readonly arrived: number;
  readonly failed: number;
}

const QUARTER_MS = 900_000;
const SHOWN = 48;

interface Attempts {
  readonly from: string;
  readonly arrived: number;
  readonly failures: readonly { readonly reason: string; readonly count: number }[];
}

export function quartersOf(attempts: readonly Attempts[], at: string): Quarter[] {
  const last = Math.floor(Date.parse(at) / QUARTER_MS) * QUARTER_MS;
  const byStart = new Map(attempts.map((one) => [Date.parse(one.from), one]));
  return Array.from({ length: SHOWN }, (_, n) => {
    const from = last - (SHOWN - 1 - n) * QUARTER_MS;
    const found = byStart.get(from);
    const failed = (found?.failures ?? []).reduce((sum, { count }) => sum + count, 0);
    return { from, arrived: found?.arrived ?? 0, failed };
  });
}

/** Why attempts failed, the most frequent first. */
export function reasonsOf(attempts: readonly Attempts[]): { reason: string; count: number }[] {
  const sums = new Map<string, number>();
  for (const { reason, count } of attempts.flatMap(({ failures }) => failures))
    sums.set(reason, (sums.get(reason) ?? 0) + count);
  return [...sums].map(([reason, count]) => ({ reason, count })).toSorted((a, b) => b.count - a.count);
}

interface Block {
  readonly isCode: boolean;
  readonly text: string;
}

/** The paragraphs and the blocks of code of a section of the runbook. */
export function blocksOf(markdown: string): Block[] {
  return markdown.split(/^```\w*\n?/m).flatMap((part, n): Block[] =>
    n % 2 === 1
      ? [{ isCode: true, text: part.trimEnd() }]
      : part
          .split(/\n{2,}/)
          .map((text) =>
            text
              .replace(/\s*\n\s*/g, ' ')
              .replace(/\[([^\]]+)\]\([^)]*\)/g, '$1')
              .trim(),
          )
          .filter(Boolean)
          .map((text) => ({ isCode: false, text })),
  );
}
