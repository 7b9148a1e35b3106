import { Module } from '@nestjs/common';
import { AccessModule } from '#access';
import { ENVIRONMENT, publicUrlOf, type Environment } from '#platform';
import { AddressGuard } from '../endpoint/address-guard.js';
import { NetworkKeys } from '../endpoint/network-keys.js';
import { SealingModule } from '../endpoint/sealing.module.js';
import { ExchangeDatabase } from '../exchange-database.js';
import { CLOCK, systemClock } from './clock.js';
import { Sender } from './sender.js';

/** Only what a header may hold. */
const userAgent = (environment: Environment): string =>
  `${environment.NODE_NAME} (+${publicUrlOf(environment)}; ${environment.CONTACT})`.replace(/[^\x20-\x7e]/g, '?');

/** What sends, for deliveries and for what an endpoint's owner asks to be sent at once. */
@Module({
  imports: [ExchangeDatabase, AccessModule, SealingModule],
  providers: [
    { provide: CLOCK, useValue: systemClock },
    {
      provide: Sender,
      inject: [AddressGuard, ENVIRONMENT],
      useFactory: (guard: AddressGuard, environment: Environment) => new Sender(guard, userAgent(environment)),
    },
    NetworkKeys,
  ],
  exports: [SealingModule, CLOCK, Sender, NetworkKeys],
})
export class SendingModule {}
