import { Counter, Gauge, Histogram } from 'prom-client';
import { metrics } from '#platform';

export const deliveriesTotal = new Counter({
  name: 'comity_deliveries_total',
  help: 'Attempts to deliver, by how they ended',
  labelNames: ['outcome'],
  registers: [metrics],
});

export const deliveryFailures = new Counter({
  name: 'comity_delivery_failures_total',
  help: 'Failed attempts to deliver, by why: gone, overloaded, refused, receiver_fails, redirect, timeout, no_connection',
  labelNames: ['reason'],
  registers: [metrics],
});

export const deliveriesMatched = new Counter({
  name: 'comity_deliveries_matched_total',
  help: 'Deliveries made when changes were matched, without those of disabled endpoints',
  registers: [metrics],
});

export const endpointsByState = new Gauge({
  name: 'comity_endpoints',
  help: 'Webhook endpoints, by state',
  labelNames: ['state'],
  registers: [metrics],
});

export const breakersByState = new Gauge({
  name: 'comity_breakers',
  help: 'Endpoints and hosts that failed lately, by the state of their breaker',
  labelNames: ['state'],
  registers: [metrics],
});

export const deliveryDuration = new Histogram({
  name: 'comity_delivery_duration_seconds',
  help: 'From sending a webhook to its whole answer',
  buckets: [0.005, 0.02, 0.1, 0.5, 2, 5, 15],
  registers: [metrics],
});

export const deliveriesDue = new Gauge({
  name: 'comity_deliveries_due',
  help: 'Deliveries that are due and not yet made; counting stops at 10,000',
  registers: [metrics],
});

export const oldestDue = new Gauge({
  name: 'comity_oldest_due_seconds',
  help: 'How long the oldest due delivery has been due',
  registers: [metrics],
});
