export { DEMONSTRATION_PEOPLE, type DemonstrationPerson } from './person/demonstration-people.js';
export { RegistryJobsModule } from './registry-jobs.module.js';
export { RegistryModule } from './registry.module.js';
export { registrySchema } from './registry.schema.js';
export { registrySdl } from './registry.sdl.js';
export { RegistrySeed, type SeedReport } from './seed/registry-seed.js';
export type { SeedExtent } from './seed/written.js';
