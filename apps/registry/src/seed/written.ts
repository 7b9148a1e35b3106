import type { Change } from '#contracts';
import type { Environment } from '#platform';

/** `reference` leaves out what is made up: the designations of the demonstration. */
export type SeedExtent = Exclude<Environment['SEED'], 'none'>;

/** What the seed of one noun did. */
export interface Written {
  rows: number;
  /** to be told to the network */
  changes: Change[];
}
