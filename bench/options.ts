export interface BenchOptions {
  rounds?: number;
  endpoints?: number;
  publications?: number;
  on?: 'memory' | 'database';
  data?: string;
  size?: number;
}
