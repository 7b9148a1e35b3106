export * from './change.js';
export * from './envelope.js';
export * from './jobs.js';
export * from './notice.js';
