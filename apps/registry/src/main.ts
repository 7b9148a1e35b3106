import { AccessModule } from '#access';
import { SubgraphHttpModule, SubgraphSchemasModule } from '#graphql';
import { runService } from '#platform';
import { RegistryModule } from './registry.module.js';

await runService({
  name: 'registry',
  modules: () => [SubgraphSchemasModule, AccessModule, RegistryModule, SubgraphHttpModule.forRoot('registry')],
});
