import { accessSchema } from '#access';
import { DatabaseModule } from '#database';
import { messagingSchema } from '#messaging';
import { exchangeSchema } from './exchange.schema.js';

/** One constant for both modules of this app: in a process that has both they share one pool. */
export const ExchangeDatabase = DatabaseModule.forApp(exchangeSchema, [messagingSchema, accessSchema]);
