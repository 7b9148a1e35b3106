export { ExportService } from './export/export.service.js';
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
export { conditionsOf, type PublicationFilter } from './publication/filter.js';
export { PublicationList } from './publication/publication-list.service.js';
export { Concepts } from './search/concepts.service.js';
export { SearchIndex } from './search/search-index.service.js';
export { Searching } from './search/searching.service.js';
export type { CompiledSearch } from './search/compiled-search.js';
export { SearchWords } from './search/search-words.service.js';
export { LibrarySeed } from './seed/library-seed.js';
export { LEGAL_BASES, OCCUPATIONS, TOPICS } from './vocabulary/vocabulary.js';
export { ImportFault, refuse } from './import/file/fault.js';
export { factsOf } from './import/file/facts.js';
export type { FileFacts } from './import/file/file-facts.js';
export { quoted } from './import/file/quoted.js';
export { isBroken, type Row } from './import/file/row.js';
export { groupingOf } from './import/group/grouping.js';
export { groupsOf, partsOf, type Grouping } from './import/group/groups.js';
export { checkColumns } from './import/mapping/check-columns.js';
export { checkMapping } from './import/mapping/check-mapping.js';
export { mappingJsonSchema } from './import/mapping/mapping-schema.js';
export { readMapping } from './import/mapping/read-mapping.js';
export { originOf, RowMapper } from './import/mapping/row-mapper.js';
export { openRows } from './import/file/rows.js';
export { sizeOf } from './import/file/bytes.js';
export { BYTE_ORDER_MARK, csvLine } from './sheet/csv-line.js';
export { OwnRows, type ReadRow } from './import/own-rows.js';
