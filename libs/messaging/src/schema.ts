import type { AppSchema } from '#database';
import { Outbox0001732200000000 } from './migrations/0001-outbox.js';
import { Notices0002732200000000 } from './migrations/0002-notices.js';
import { NoticeEntity } from './notice.entity.js';
import { OutboxRejectedEntity } from './outbox-rejected.entity.js';
import { OutboxEntity } from './outbox.entity.js';

/** No app's own: whoever emits changes or sequences them passes it to `DatabaseModule.forApp` as `alsoMigrates`. */
export const messagingSchema: AppSchema = {
  name: 'messaging',
  entities: [OutboxEntity, OutboxRejectedEntity, NoticeEntity],
  migrations: [Outbox0001732200000000, Notices0002732200000000],
};
