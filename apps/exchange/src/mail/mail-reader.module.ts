import { Module } from '@nestjs/common';
import { AccessModule } from '#access';
import { CLOCK, systemClock } from '../delivery/clock.js';
import { ExchangeDatabase } from '../exchange-database.js';
import { MailReaderResolver } from './mail-reader.resolver.js';
import { MailReaderService } from './mail-reader.service.js';

/** Whom letters go to, and what they say of it. */
@Module({
  imports: [ExchangeDatabase, AccessModule],
  providers: [{ provide: CLOCK, useValue: systemClock }, MailReaderService, MailReaderResolver],
  exports: [MailReaderService],
})
export class MailReaderModule {}
