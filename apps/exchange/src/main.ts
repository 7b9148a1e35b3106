import { AccessModule } from '#access';
import { SubgraphHttpModule, SubgraphSchemasModule } from '#graphql';
import { MessagingModule } from '#messaging';
import { runService } from '#platform';
import { ExchangeModule } from './index.js';

await runService({
  name: 'exchange',
  modules: () => [
    AccessModule,
    SubgraphSchemasModule,
    SubgraphHttpModule.forRoot('exchange'),
    MessagingModule.forRoot({ runsJobs: false }),
    ExchangeModule,
  ],
});
