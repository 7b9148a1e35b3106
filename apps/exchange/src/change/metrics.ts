import { Counter } from 'prom-client';
import { metrics } from '#platform';

export const changesTotal = new Counter({
  name: 'comity_changes_total',
  help: 'Changes that were given a position, by type',
  labelNames: ['type'],
  registers: [metrics],
});
