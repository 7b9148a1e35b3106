export * from './database.js';
export * from './environment.js';
export * from './receiver.js';
export * from './redis.js';
export * from './wait-for.js';
