export type { AgreementContent } from './agreement/agreement.js';
export {
  ImportReport,
  ImportService,
  type BadRow,
  type ImportItem,
  type ImportOptions,
} from './import/import.service.js';
export type { LawContent } from './law/law.js';
export { LibraryJobsModule } from './library-jobs.module.js';
export { LibraryModule } from './library.module.js';
export { librarySchema } from './library.schema.js';
export { librarySdl } from './library.sdl.js';
export type { PracticeContent } from './practice/practice.js';
export { definitionOf, type Content } from './publication/content.js';
export { LibrarySeed } from './seed/library-seed.js';
export { nearest } from './vocabulary/nearest.js';
