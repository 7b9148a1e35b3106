import { Module } from '@nestjs/common';
import { AccessModule } from '#access';
import { DeliveryService } from '../delivery/delivery.service.js';
import { ExchangeDatabase } from '../exchange-database.js';
import { EndpointResolver } from './endpoint.resolver.js';
import { EndpointService } from './endpoint.service.js';
import { SealingModule } from './sealing.module.js';

@Module({
  imports: [ExchangeDatabase, AccessModule, SealingModule],
  providers: [EndpointService, DeliveryService, EndpointResolver],
  exports: [EndpointService],
})
export class EndpointModule {}
