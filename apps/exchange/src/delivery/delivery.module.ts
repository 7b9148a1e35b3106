import { Module } from '@nestjs/common';
import { Notices } from '#messaging';
import { ChangeModule } from '../change/change.module.js';
import { ChangeSequencer } from '../change/change-sequencer.js';
import { ExchangeDatabase } from '../exchange-database.js';
import { Breakers } from '../health/breakers.js';
import { FailingEndpoints } from '../health/failing-endpoints.service.js';
import { HealthJobs } from '../health/health-jobs.js';
import { DeliveryGauges } from './delivery-gauges.js';
import { DeliveryTally } from './delivery-tally.js';
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
    Breakers,
    DeliveryPipeline,
    LeaseHolder,
    DeliveryJobs,
    DeliveryGauges,
    DeliveryTally,
    Notices,
    FailingEndpoints,
    HealthJobs,
    RightsJobs,
    ChangeSequencer,
  ],
  exports: [DeliveryJobs, ChangeSequencer, Targets],
})
export class DeliveryModule {}
