import { AccessModule } from '#access';
import { SubgraphHttpModule, SubgraphSchemasModule } from '#graphql';
import { runService } from '#platform';
import { LibraryModule } from './library.module.js';

await runService({
  name: 'library',
  modules: () => [SubgraphSchemasModule, AccessModule, LibraryModule, SubgraphHttpModule.forRoot('library')],
});
