import { Inject, Module, type OnModuleInit } from '@nestjs/common';
import { CanaryModule } from './canary/canary.module.js';
import { ChangeSequencer } from './change/change-sequencer.js';
import { OlderWords } from './change/older-words.js';
import { DeliveryJobs } from './delivery/delivery-jobs.js';
import { DeliveryModule } from './delivery/delivery.module.js';
import { ExchangeDatabase } from './exchange-database.js';
import { HubJobs } from './feed/hub/hub-jobs.js';
import { HubModule } from './feed/hub/hub.module.js';
import { MailJobs } from './mail/mail-jobs.js';
import { MailModule } from './mail/mail.module.js';
import { PruningModule } from './ledger/pruning.module.js';
import { ReconciliationJobsModule } from './reconciliation/reconciliation-jobs.js';

/** What the exchange does by itself: sequences changes and delivers them. For processes that run jobs. */
@Module({
  imports: [
    DeliveryModule,
    PruningModule,
    ReconciliationJobsModule,
    CanaryModule,
    HubModule,
    MailModule,
    ExchangeDatabase,
  ],
  providers: [OlderWords],
})
export class ExchangeJobsModule implements OnModuleInit {
  constructor(
    @Inject(ChangeSequencer) private readonly sequencer: ChangeSequencer,
    @Inject(DeliveryJobs) private readonly deliveries: DeliveryJobs,
    @Inject(HubJobs) private readonly hub: HubJobs,
    @Inject(MailJobs) private readonly mails: MailJobs,
  ) {}

  onModuleInit(): void {
    this.sequencer.promise = () => this.deliveries.promise();
    this.sequencer.onSequenced = (matched, promised) => {
      this.deliveries.matched(matched, promised);
      this.hub.wake();
      this.mails.wake();
    };
  }
}
