export * from './countries.js';
export * from './cursor.js';
export * from './dates.js';
export * from './fault.js';
export * from './languages.js';
export * from './participant.js';
export * from './publication-id.js';
export * from './text.js';
