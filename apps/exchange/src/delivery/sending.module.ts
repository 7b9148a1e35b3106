import { Module } from '@nestjs/common';
import { ENVIRONMENT, publicUrlOf, type Environment } from '#platform';
import { AddressGuard } from '../endpoint/address-guard.js';
import { SealingModule } from '../endpoint/sealing.module.js';
import { CLOCK, systemClock } from './clock.js';
import { Sender } from './sender.js';

/** Only what a header may hold. */
const userAgent = (environment: Environment): string =>
  `${environment.NODE_NAME} (+${publicUrlOf(environment)}; ${environment.CONTACT})`.replace(/[^\x20-\x7e]/g, '?');

/** What sends, for deliveries and for what an endpoint's owner asks to be sent at once. */
@Module({
  imports: [SealingModule],
  providers: [
    { provide: CLOCK, useValue: systemClock },
    {
      provide: Sender,
      inject: [AddressGuard, ENVIRONMENT],
      useFactory: (guard: AddressGuard, environment: Environment) => new Sender(guard, userAgent(environment)),
    },
  ],
  exports: [SealingModule, CLOCK, Sender],
})
export class SendingModule {}
