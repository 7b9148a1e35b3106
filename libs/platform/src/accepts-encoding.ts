export type Encoding = 'br' | 'gzip';

/** By name, with its weight. */
const NAMED: Readonly<Record<Encoding, RegExp>> = {
  br: /(?:^|,)\s*br\s*(?:;\s*q\s*=\s*([\d.]+)\s*)?(?:,|$)/i,
  gzip: /(?:^|,)\s*gzip\s*(?:;\s*q\s*=\s*([\d.]+)\s*)?(?:,|$)/i,
};

/** Whether who sends this Accept-Encoding takes an answer packed so: it names it, and does not refuse it by `q=0`. */
export function acceptsEncoding(header: string | string[] | undefined, encoding: Encoding): boolean {
  const named = typeof header === 'string' ? NAMED[encoding].exec(header) : null;
  return named !== null && Number(named[1] ?? 1) > 0;
}
