export { exchangeSdl } from './exchange-sdl.js';
export { ExchangeModule } from './exchange.module.js';
export { exchangeSchema } from './exchange.schema.js';
export { ExchangeJobsModule } from './exchange-jobs.module.js';
