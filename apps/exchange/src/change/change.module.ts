import { Module } from '@nestjs/common';
import { AccessModule } from '#access';
import { ExchangeDatabase } from '../exchange-database.js';
import { ChangeChannels } from './change-channels.js';
import { ChangeFeed } from './change-feed.js';
import { ChangeHub } from './change-hub.js';
import { ChangeLog } from './change-log.js';
import { ChangeReader } from './change-reader.js';
import { ChangeResolver } from './change.resolver.js';
import { ChangeService } from './change.service.js';
import { ChangesController } from './changes.controller.js';
import { ChangesCursor } from './changes-cursor.js';
import { ChangesStream } from './changes-stream.js';
import { HeldHead } from './held-head.js';

/** The log: what writes it and what reads it. */
@Module({
  imports: [ExchangeDatabase],
  providers: [ChangeLog, ChangeService, ChangesCursor],
  exports: [ChangeLog, ChangeService, ChangesCursor],
})
export class ChangeModule {}

/** The log's doors: the graph and the change feed. */
@Module({
  imports: [ChangeModule, AccessModule],
  controllers: [ChangesController],
  providers: [ChangeHub, ChangeChannels, ChangeFeed, ChangesStream, ChangeReader, ChangeResolver, HeldHead],
  exports: [HeldHead, ChangeFeed],
})
export class ChangeReadingModule {}
