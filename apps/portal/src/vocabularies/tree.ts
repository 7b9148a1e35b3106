/** A code as the JSON form of a vocabulary has it. */
export interface Code {
  readonly code: string;
  readonly broader: string | null;
  readonly notation: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly standing: Readonly<Record<string, string>>;
  readonly altLabels: Readonly<Record<string, readonly string[]>>;
  readonly assignable: boolean;
  readonly unconfirmed: boolean;
  readonly status: 'CURRENT' | 'DEPRECATED';
  readonly replacedBy: string | null;
}

export interface Row {
  readonly code: Code;
  /** 0 at the top */
  readonly level: number;
  readonly hasBelow: boolean;
}

const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/**
 * The rows that are shown, in tree order: those whose codes above are all open. Whoever looks for words sees what has them, in any
 * language, with all that stands above it.
 */
export function rowsOf(codes: readonly Code[], open: ReadonlySet<string>, search: string): Row[] {
  const byCode = new Map(codes.map((one) => [one.code, one]));
  const parents = new Set(codes.flatMap(({ broader }) => (broader === null ? [] : [broader])));
  const above = (one: Code): Code[] => {
    const next = one.broader === null ? undefined : byCode.get(one.broader);
    return next ? [next, ...above(next)] : [];
  };
  const words = plain(search).split(/\s+/).filter(Boolean);
  const shown = new Set<string>();
  if (words.length > 0)
    for (const one of codes.filter((code) => words.every((word) => textOf(code).includes(word))))
      for (const { code } of [one, ...above(one)]) shown.add(code);
  return codes.flatMap((code) => {
    const ancestors = above(code);
    const isShown = words.length > 0 ? shown.has(code.code) : ancestors.every((one) => open.has(one.code));
    return isShown ? [{ code, level: ancestors.length, hasBelow: parents.has(code.code) }] : [];
  });
}

const textOf = ({ code, notation, labels, altLabels }: Code): string =>
  plain([code, notation, ...Object.values(labels), ...Object.values(altLabels).flat()].join('\n'));

/** Small vocabularies are shown whole, of large ones the top. */
export const openAtFirst = (codes: readonly Code[]): Set<string> =>
  new Set(codes.length <= 120 ? codes.map(({ code }) => code) : []);

/** Words that nobody stands behind yet. */
export const isUnconfirmed = ({ standing }: Code, language: string): boolean =>
  !['OFFICIAL', 'CONFIRMED'].includes(standing[language] ?? 'COURTESY');
