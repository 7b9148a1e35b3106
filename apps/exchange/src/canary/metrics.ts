import { Gauge } from 'prom-client';
import { metrics } from '#platform';

export const canaryAge = new Gauge({
  name: 'comity_canary_age_seconds',
  help: 'How long ago the newest canary was sent that has arrived; grows when deliveries stand still',
  registers: [metrics],
});

export const canaryTook = new Gauge({
  name: 'comity_canary_seconds',
  help: 'How long the newest canary that arrived was on its way',
  registers: [metrics],
});
