export { exchangeSdl } from './exchange-sdl.js';
export { ExchangeModule } from './exchange.module.js';
export { exchangeSchema } from './exchange.schema.js';
export { ExchangeJobsModule } from './exchange-jobs.module.js';
export { readFilter, type ChangeFilterInput } from './change/change-filter.js';
export { ChangeLog } from './change/change-log.js';
export { ChangesCursor } from './change/changes-cursor.js';
export { filterColumns } from './subscription/filter-columns.js';
export { FITTING_BY_SCAN, FITTING_ONE } from './subscription/fitting.js';
