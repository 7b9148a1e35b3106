/**
 * Where a dated fact comes from: the reference data that is shipped, or somebody who entered it here. A later seed
 * corrects its own facts and leaves people's alone.
 */
export type Origin = 'REFERENCE' | 'REGISTER';
