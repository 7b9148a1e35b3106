import { Module } from '@nestjs/common';
import { ChangeModule } from '../change/change.module.js';
import { ChangeSequencer } from '../change/change-sequencer.js';
import { ExchangeDatabase } from '../exchange-database.js';
import { DeliveryGauges } from './delivery-gauges.js';
import { DeliveryJobs } from './delivery-jobs.js';
import { Envelopes } from './envelopes.js';
import { LeaseHolder } from './lease-holder.js';
import { DeliveryPipeline } from './pipeline.js';
import { RightsJobs } from './rights-jobs.js';
import { SendingModule } from './sending.module.js';
import { Targets } from './targets.js';

/** The sending side: sequencing, claiming, sending, sweeping. */
@Module({
  imports: [ExchangeDatabase, ChangeModule, SendingModule],
  providers: [
    Targets,
    Envelopes,
    DeliveryPipeline,
    LeaseHolder,
    DeliveryJobs,
    DeliveryGauges,
    RightsJobs,
    ChangeSequencer,
  ],
  exports: [DeliveryJobs, ChangeSequencer, Targets],
})
export class DeliveryModule {}
