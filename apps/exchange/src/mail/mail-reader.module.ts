import { Module } from '@nestjs/common';
import { AccessModule } from '#access';
import { CLOCK, systemClock } from '../delivery/clock.js';
import { ExchangeDatabase } from '../exchange-database.js';
import { BounceService } from './bounce.service.js';
import { MailConsent } from './mail-consent.js';
import { MailController } from './mail.controller.js';
import { MailLinks } from './mail-links.js';
import { MailboxResolver } from './mailbox.resolver.js';
import { MailboxService } from './mailbox.service.js';
import { MailReaderResolver } from './mail-reader.resolver.js';
import { MailReaderService } from './mail-reader.service.js';

/** Whom letters go to, and what they say of it. */
@Module({
  imports: [ExchangeDatabase, AccessModule],
  controllers: [MailController],
  providers: [
    { provide: CLOCK, useValue: systemClock },
    MailReaderService,
    MailReaderResolver,
    MailboxService,
    MailboxResolver,
    MailLinks,
    MailConsent,
    BounceService,
  ],
  exports: [MailReaderService],
})
export class MailReaderModule {}
