import { Module } from '@nestjs/common';
import { byTypename, subgraph } from '#graphql';
import { personnelTypes } from './person/personnel.js';
import { RegistryNounsModule } from './registry-nouns.module.js';
import { registrySdl } from './registry.sdl.js';

/** The registry as a subgraph, for a process of its own and for one with all apps alike. */
@Module({
  imports: [
    RegistryNounsModule,
    subgraph({
      name: 'registry',
      sdl: registrySdl,
      include: [RegistryNounsModule],
      resolvers: {
        ...byTypename('SetMembershipResult', 'DesignateResult', 'AuthorityResult', 'PartnerResult'),
        ...personnelTypes,
      },
    }),
  ],
  exports: [RegistryNounsModule],
})
export class RegistryModule {}
