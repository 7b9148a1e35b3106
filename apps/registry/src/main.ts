import { AccessModule } from '#access';
import { SubgraphHttpModule, SubgraphSchemasModule } from '#graphql';
import { MessagingModule } from '#messaging';
import { runService } from '#platform';
import { RegistryModule } from './registry.module.js';

await runService({
  name: 'registry',
  modules: () => [
    SubgraphSchemasModule,
    AccessModule,
    MessagingModule.forRoot({ runsJobs: false }),
    RegistryModule,
    SubgraphHttpModule.forRoot('registry'),
  ],
});
