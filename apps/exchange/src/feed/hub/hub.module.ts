import { Module } from '@nestjs/common';
import { SealingModule } from '../../endpoint/sealing.module.js';
import { ExchangeDatabase } from '../../exchange-database.js';
import { HubJobs } from './hub-jobs.js';
import { HubTeller } from './hub-teller.js';

/** Telling a WebSub hub. For processes that run jobs. */
@Module({ imports: [ExchangeDatabase, SealingModule], providers: [HubTeller, HubJobs], exports: [HubJobs] })
export class HubModule {}
