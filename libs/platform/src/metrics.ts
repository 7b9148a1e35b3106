import { collectDefaultMetrics, Registry } from 'prom-client';

/** The process's one register of metrics, read at /metrics. Names begin with `comity_`; units are in the names. */
export const metrics = new Registry();
collectDefaultMetrics({ register: metrics });
