import { Module } from '@nestjs/common';
import { PostOffice } from '#messaging';
import { CLOCK, systemClock } from '../delivery/clock.js';
import { ExchangeDatabase } from '../exchange-database.js';
import { MailJobs } from './mail-jobs.js';
import { MailLinks } from './mail-links.js';
import { MailLog } from './mail-log.js';
import { Mailer } from './mailer.js';

/** Sends letters about changes. For processes that run jobs. */
@Module({
  imports: [ExchangeDatabase],
  providers: [{ provide: CLOCK, useValue: systemClock }, PostOffice, MailLinks, MailLog, Mailer, MailJobs],
  exports: [MailJobs],
})
export class MailModule {}
