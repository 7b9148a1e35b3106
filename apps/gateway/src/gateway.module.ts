import { Module, type DynamicModule } from '@nestjs/common';
import { AccessModule } from '#access';
import type { Transport } from '#federation';
import { GraphqlServer, TRANSPORT } from './graphql-server.js';
import { Pages } from './pages/pages.js';
import { RestProxy } from './proxy.js';
import { SignIn } from './sign-in/sign-in.js';
import { UploadProxy } from './upload-proxy.js';
import { SubgraphReadiness } from './subgraph-readiness.js';

export interface GatewayOptions {
  /** how subgraphs are reached: in this process or over HTTP */
  transport: { inject?: unknown[]; useFactory: (...injected: never[]) => Transport };
}

/** The one public door. */
@Module({})
export class GatewayModule {
  static forRoot({ transport }: GatewayOptions): DynamicModule {
    return {
      module: GatewayModule,
      imports: [AccessModule],
      providers: [
        { provide: TRANSPORT, inject: (transport.inject ?? []) as never[], useFactory: transport.useFactory as never },
        GraphqlServer,
        RestProxy,
        UploadProxy,
        SubgraphReadiness,
        Pages,
        SignIn,
      ],
    };
  }
}
