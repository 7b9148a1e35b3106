import { accessSchema } from '#access';
import { DatabaseModule } from '#database';
import { messagingSchema } from '#messaging';
import { librarySchema } from './library.schema.js';

export const LibraryDatabase = DatabaseModule.forApp(librarySchema, [messagingSchema, accessSchema]);
