import { Module } from '@nestjs/common';
import { AccessModule } from '#access';
import { ChangeModule } from '../change/change.module.js';
import { CLOCK, type Clock } from '../delivery/clock.js';
import { DeliveryService } from '../delivery/delivery.service.js';
import { RecentAttempts } from '../delivery/recent-attempts.js';
import { RecentAttemptsResolver } from '../delivery/recent-attempts.resolver.js';
import { SendingModule } from '../delivery/sending.module.js';
import { ExchangeDatabase } from '../exchange-database.js';
import { HealthReader } from '../health/health-reader.js';
import { HealthResolver } from '../health/health.resolver.js';
import { ReplayModule } from '../replay/replay.module.js';
import { EndpointSecretService } from './endpoint-secret.service.js';
import { EndpointTrialService } from './endpoint-trial.service.js';
import { EndpointResolver } from './endpoint.resolver.js';
import { EndpointService } from './endpoint.service.js';
import { Handshake } from './handshake.js';
import { NetworkKeyResolver } from './network-key.resolver.js';
import { Trials } from './trials.js';

@Module({
  imports: [ExchangeDatabase, AccessModule, ChangeModule, SendingModule, ReplayModule],
  providers: [
    { provide: Trials, inject: [CLOCK], useFactory: (clock: Clock) => new Trials(clock) },
    Handshake,
    EndpointService,
    EndpointTrialService,
    EndpointSecretService,
    DeliveryService,
    EndpointResolver,
    NetworkKeyResolver,
    HealthReader,
    HealthResolver,
    RecentAttempts,
    RecentAttemptsResolver,
  ],
  exports: [EndpointService],
})
export class EndpointModule {}
