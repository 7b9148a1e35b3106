import { Counter, Gauge, Histogram } from 'prom-client';
import { metrics } from '#platform';

const registers = [metrics];

export const outboxWaiting = new Gauge({
  name: 'comity_outbox_waiting',
  help: 'Committed changes without a position yet',
  registers,
});
export const outboxOldest = new Gauge({
  name: 'comity_outbox_oldest_seconds',
  help: 'How long the oldest committed change has waited for a position',
  registers,
});
export const sequencerLeading = new Gauge({
  name: 'comity_sequencer_leading',
  help: '1 where the sequencer of this process leads',
  registers,
});
export const sequenced = new Counter({
  name: 'comity_sequenced_total',
  help: 'Changes that were given a position',
  registers,
});
export const rejected = new Counter({
  name: 'comity_outbox_rejected_total',
  help: 'Changes set aside after several tries',
  registers,
});

export const jobsDone = new Counter({
  name: 'comity_jobs_total',
  help: 'Jobs run, by outcome: completed, failed, invalid',
  labelNames: ['job', 'outcome'] as const,
  registers,
});
export const jobDuration = new Histogram({
  name: 'comity_job_duration_seconds',
  help: 'Time that handlers took',
  labelNames: ['job'] as const,
  buckets: [0.005, 0.02, 0.1, 0.5, 2, 10, 60],
  registers,
});
export const wakesDropped = new Counter({
  name: 'comity_wakes_dropped_total',
  help: 'Wake-ups given up while the queue was unreachable; the sweepers find their work',
  labelNames: ['job'] as const,
  registers,
});
