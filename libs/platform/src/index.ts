export * from './environment.js';
export * from './execution.js';
export * from './logging.js';
export * from './metrics.js';
export * from './platform.module.js';
export * from './readiness.js';
export * from './service.js';
export * from './tokens.js';
