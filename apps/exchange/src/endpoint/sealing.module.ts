import { Module } from '@nestjs/common';
import { ENVIRONMENT, type Environment } from '#platform';
import { AddressGuard } from './address-guard.js';
import { SecretBox } from './secret-box.js';

/** What both who registers an endpoint and who sends to it need: the guard of addresses and the box of secrets. */
@Module({
  providers: [
    SecretBox,
    {
      provide: AddressGuard,
      inject: [ENVIRONMENT],
      useFactory: ({ WEBHOOK_LOOPBACK }: Environment) => new AddressGuard({ loopback: WEBHOOK_LOOPBACK }),
    },
  ],
  exports: [SecretBox, AddressGuard],
})
export class SealingModule {}
