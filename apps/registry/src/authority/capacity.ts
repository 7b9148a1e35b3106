/** What an authority is designated for. */
export const CAPACITIES = [
  'DESIGNATED_NATIONAL_AUTHORITY',
  'MIGRANT_HEALTH_FOCAL_POINT',
  'REGULATOR',
  'STATISTICS',
  'CLUSTER_COORDINATOR',
] as const;
export type Capacity = (typeof CAPACITIES)[number];

/** One authority at a time for a country has the capacity, but several regulators may stand side by side. */
export const isHeldByOne = (capacity: Capacity): boolean => capacity !== 'REGULATOR';
