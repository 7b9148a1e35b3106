export type FanoutQueue = 'postgres' | 'redis';

export interface BenchOptions {
  rounds?: number;
  endpoints?: number[];
  queue?: FanoutQueue;
  workers?: number;
  phases?: boolean;
  failing?: boolean;
  publications?: number;
  on?: 'memory' | 'database';
  data?: string;
  size?: number;
}
