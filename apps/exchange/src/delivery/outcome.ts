export interface Outcome {
  /** null: no answer */
  status: number | null;
  ms: number;
  /** in words, for the subscriber; null after a success */
  error: string | null;
  /** the beginning of the answer, at most 2 KB; after a success only where it was asked for */
  excerpt: string | null;
  retryAfter: string | undefined;
  timedOut: boolean;
  /** the fault lies on our side of the network: no attempt was made */
  ours: boolean;
  /** whether a connection stood, on which the request was sent */
  reached: boolean;
}

/** What became of a delivery that could not be signed: our fault, so it waits and no attempt is used. */
export const UNSIGNABLE: Outcome = {
  status: null,
  ms: 0,
  error: 'could not be signed',
  excerpt: null,
  retryAfter: undefined,
  timedOut: false,
  ours: true,
  reached: false,
};
