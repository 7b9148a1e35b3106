export * from './app-schema.js';
export * from './data-source.js';
export * from './database.js';
export * from './database.module.js';
export * from './keyset.js';
export * from './migrate.js';
export * from './embedded/index.js';
export * from './line.js';
