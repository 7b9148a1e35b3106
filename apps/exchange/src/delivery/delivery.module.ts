import { Module } from '@nestjs/common';
import { publicUrlOf, ENVIRONMENT, type Environment } from '#platform';
import { ChangeModule } from '../change/change.module.js';
import { ChangeSequencer } from '../change/change-sequencer.js';
import { AddressGuard } from '../endpoint/address-guard.js';
import { SealingModule } from '../endpoint/sealing.module.js';
import { ExchangeDatabase } from '../exchange-database.js';
import { CLOCK, systemClock } from './clock.js';
import { DeliveryJobs } from './delivery-jobs.js';
import { Envelopes } from './envelopes.js';
import { LeaseHolder } from './lease-holder.js';
import { DeliveryPipeline } from './pipeline.js';
import { RightsJobs } from './rights-jobs.js';
import { Sender } from './sender.js';
import { Targets } from './targets.js';

/** Only what a header may hold. */
const userAgent = (environment: Environment): string =>
  `${environment.NODE_NAME} (+${publicUrlOf(environment)}; ${environment.CONTACT})`.replace(/[^\x20-\x7e]/g, '?');

/** The sending side: sequencing, claiming, sending, sweeping. */
@Module({
  imports: [ExchangeDatabase, ChangeModule, SealingModule],
  providers: [
    { provide: CLOCK, useValue: systemClock },
    {
      provide: Sender,
      inject: [AddressGuard, ENVIRONMENT],
      useFactory: (guard: AddressGuard, environment: Environment) => new Sender(guard, userAgent(environment)),
    },
    Targets,
    Envelopes,
    DeliveryPipeline,
    LeaseHolder,
    DeliveryJobs,
    RightsJobs,
    ChangeSequencer,
  ],
  exports: [DeliveryJobs, ChangeSequencer],
})
export class DeliveryModule {}
