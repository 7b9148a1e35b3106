import { DatabaseModule } from '#database';
import { accessSchema } from './access.schema.js';

export const AccessDatabase = DatabaseModule.forApp(accessSchema);
