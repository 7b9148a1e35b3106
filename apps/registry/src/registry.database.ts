import { accessSchema } from '#access';
import { DatabaseModule } from '#database';
import { messagingSchema } from '#messaging';
import { registrySchema } from './registry.schema.js';

export const RegistryDatabase = DatabaseModule.forApp(registrySchema, [messagingSchema, accessSchema]);
