/** What a strip of marks shows of an endpoint's last attempts. */
export interface Attempt {
  readonly at: string;
  readonly status: number | null;
  readonly ms: number;
  readonly error: string | null;
}

export const hasArrived = ({ error }: Attempt): boolean => error === null;

/** What a delivery log can be asked for. */
export const STATES = ['DELIVERED', 'PENDING', 'SENDING', 'FAILED', 'GAVE_UP', 'SKIPPED'] as const;
