/** What a strip of marks shows of an endpoint's last attempts. */
export interface Attempt {
  readonly at: string;
  readonly status: number | null;
  readonly ms: number;
  readonly error: string | null;
}

interface Tried {
  readonly attempts: readonly Attempt[];
}

const MOST_MARKS = 30;

/** The last attempts of all deliveries in the order in which they were made, the newest last. */
export const lastAttempts = (deliveries: readonly Tried[]): Attempt[] =>
  deliveries
    .flatMap(({ attempts }) => attempts)
    .toSorted((a, b) => a.at.localeCompare(b.at))
    .slice(-MOST_MARKS);

export const hasArrived = ({ error }: Attempt): boolean => error === null;

/** The latest moment at which anything arrived: of the attempts that are shown, or of the last delivery that did. */
export function lastSuccess(attempts: readonly Attempt[], deliveredAt: string | null | undefined): string | null {
  const moments = attempts.filter(hasArrived).map(({ at }) => at);
  if (deliveredAt) moments.push(deliveredAt);
  return moments.toSorted().at(-1) ?? null;
}

/** What a delivery log can be asked for. */
export const STATES = ['DELIVERED', 'PENDING', 'SENDING', 'FAILED', 'GAVE_UP', 'SKIPPED'] as const;
