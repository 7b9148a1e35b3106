import { Module } from '@nestjs/common';
import { AccessModule } from '#access';
import { ChangeModule } from '../change/change.module.js';
import { CLOCK, systemClock } from '../delivery/clock.js';
import { ExchangeDatabase } from '../exchange-database.js';
import { InboxHub } from './inbox-hub.js';
import { InboxLive } from './inbox-live.js';
import { InboxResolver } from './inbox.resolver.js';
import { InboxService } from './inbox.service.js';
import { QuietService } from './quiet.service.js';

@Module({
  imports: [ExchangeDatabase, AccessModule, ChangeModule],
  providers: [
    { provide: CLOCK, useValue: systemClock },
    InboxHub,
    InboxService,
    InboxLive,
    QuietService,
    InboxResolver,
  ],
})
export class InboxModule {}
