import { Module } from '@nestjs/common';
import { AccessModule } from '#access';
import { CursorCodec } from '#kernel';
import { Outbox } from '#messaging';
import { ENVIRONMENT, type Environment } from '#platform';
import { assertionProviders } from './assertion/assertion.providers.js';
import { AsOfList } from './comparison/as-of-list.service.js';
import { ComparisonController } from './comparison/comparison.controller.js';
import { ComparisonResolver } from './comparison/comparison.resolver.js';
import { Comparisons } from './comparison/comparison.service.js';
import { EmbargoReader } from './embargo/embargo-reader.service.js';
import { EmbargoResolver } from './embargo/embargo.resolver.js';
import { Embargoes } from './embargo/embargoes.service.js';
import { CatalogueController } from './catalogue/catalogue.controller.js';
import { ExportController } from './export/export.controller.js';
import { ExportService } from './export/export.service.js';
import { Idempotency } from './idempotency/idempotency.service.js';
import { ImportController } from './import/import.controller.js';
import { ImportFindings } from './import/import-findings.service.js';
import { ImportRuns } from './import/import-runs.service.js';
import { ImportedDrafts } from './import/imported-drafts.service.js';
import { TemplateController } from './template/template.controller.js';
import { attachedFileProviders } from './file/attached-file.providers.js';
import { FileController } from './file/file.controller.js';
import { KeptFilesModule } from './file/kept-files.module.js';
import { ImportService } from './import/import.service.js';
import { ImportedRecords } from './import/imported-records.service.js';
import { kindResolvers } from './kind-resolvers.js';
import { LinkCheck } from './link/link-check.service.js';
import { LinkReader } from './link/link-reader.service.js';
import { LinkResolver } from './link/link.resolver.js';
import { LibraryDatabase } from './library.database.js';
import { lifecycleProviders } from './lifecycle.providers.js';
import { PracticeReviewReader } from './practice/practice-review-reader.service.js';
import { PracticeReviews } from './practice/practice-reviews.service.js';
import { AudienceBodies } from './publication/audience-bodies.service.js';
import { DraftReader } from './publication/draft-reader.service.js';
import { Drafts } from './publication/drafts.service.js';
import { KindServices } from './publication/kind-services.js';
import { Duplicates } from './publication/duplicates.service.js';
import { OwnedPublications } from './publication/owned-publications.service.js';
import { PublicationController } from './publication/publication.controller.js';
import { PublicationWritingController } from './publication/publication-writing.controller.js';
import { PublicationList } from './publication/publication-list.service.js';
import { PublicationReader } from './publication/publication-reader.service.js';
import { PublicationUrls } from './publication/publication-urls.js';
import {
  PublicationConnectionResolver,
  PublicationEdgeResolver,
  PublicationResolver,
} from './publication/publication.resolver.js';
import { Publishing } from './publication/publishing.service.js';
import { References } from './publication/references.service.js';
import { RevisionReader } from './publication/revision-reader.service.js';
import { RevisionWriter } from './publication/revision-writer.service.js';
import { RevisionResolver } from './publication/revision.resolver.js';
import { Revocation } from './publication/revocation.service.js';
import { Serials } from './publication/serials.service.js';
import { CountryPublicationsResolver, ParticipantPublicationsResolver } from './publication/within.resolver.js';
import { PublicationFacetsResolver } from './search/facets.resolver.js';
import { Facets } from './search/facets.service.js';
import { FeedUrls } from './search/feed-urls.js';
import { Highlighter } from './search/highlighter.service.js';
import { SavedSearchResolver } from './search/saved-search.resolver.js';
import { SavedSearches } from './search/saved-searches.service.js';
import { SearchPages } from './search/search-pages.service.js';
import { SearchStatistics } from './search/word-shares.service.js';
import { Suggestions } from './search/suggestions.service.js';
import { SearchIndexModule } from './search/search-index.module.js';
import { Searching } from './search/searching.service.js';
import { DemonstrationAssertions } from './seed/demonstration-assertions.js';
import { LibrarySeed } from './seed/library-seed.js';
import { SnapshotRecordsController } from './snapshot/snapshot-records.controller.js';
import { SnapshotService } from './snapshot/snapshot.service.js';
import { SurveyController } from './survey/survey.controller.js';
import { surveyProviders } from './survey/survey.providers.js';
import { ConceptResolver } from './vocabulary/concept.resolver.js';
import { HeldVocabularies } from './vocabulary/held-vocabularies.service.js';
import { VocabularyLoading } from './vocabulary/load/vocabulary-loading.service.js';
import { PublicationCounts } from './vocabulary/publication-counts.service.js';
import { SchemeResolver } from './vocabulary/scheme.resolver.js';
import { VocabularyController } from './vocabulary/vocabulary.controller.js';
import { VocabularyUrls } from './vocabulary/vocabulary-urls.js';
import { VocabularyStore } from './vocabulary/vocabulary-store.service.js';
import { LegalBasisResolver, OccupationResolver, TopicResolver } from './vocabulary/vocabulary.resolver.js';

const reading = [
  PublicationReader,
  PublicationList,
  RevisionReader,
  DraftReader,
  EmbargoReader,
  PublicationUrls,
  KindServices,
  Searching,
  Comparisons,
  AsOfList,
  Facets,
  Highlighter,
  SearchPages,
  SearchStatistics,
  SavedSearches,
  FeedUrls,
  Suggestions,
  LinkReader,
  PracticeReviewReader,
];
const writing = [
  OwnedPublications,
  AudienceBodies,
  Duplicates,
  LinkCheck,
  References,
  PracticeReviews,
  Embargoes,
  Drafts,
  Publishing,
  Revocation,
  RevisionWriter,
  Serials,
  Idempotency,
  Outbox,
];
const graph = [
  PublicationResolver,
  PublicationConnectionResolver,
  PublicationFacetsResolver,
  PublicationEdgeResolver,
  SavedSearchResolver,
  RevisionResolver,
  ComparisonResolver,
  LinkResolver,
  EmbargoResolver,
  ...kindResolvers,
  CountryPublicationsResolver,
  ParticipantPublicationsResolver,
  TopicResolver,
  LegalBasisResolver,
  OccupationResolver,
  SchemeResolver,
  ConceptResolver,
];
const vocabularies = [VocabularyStore, HeldVocabularies, VocabularyLoading, VocabularyUrls, PublicationCounts];
const cursors = {
  provide: CursorCodec,
  inject: [ENVIRONMENT],
  useFactory: ({ CURSOR_SECRET }: Environment) => new CursorCodec(CURSOR_SECRET),
};

/** Many records at once, out and in. */
const files = [
  ExportService,
  SnapshotService,
  ImportService,
  ImportedRecords,
  ImportedDrafts,
  ImportRuns,
  ImportFindings,
];
const doors = [
  PublicationWritingController,
  ComparisonController,
  SurveyController,
  ExportController,
  SnapshotRecordsController,
  CatalogueController,
  TemplateController,
  ImportController,
];

/** Everything that the library's schema is made of. */
@Module({
  imports: [LibraryDatabase, AccessModule, SearchIndexModule, KeptFilesModule],
  controllers: [PublicationController, VocabularyController, FileController, ...doors],
  providers: [
    ...reading,
    ...writing,
    ...lifecycleProviders,
    ...graph,
    ...vocabularies,
    ...assertionProviders,
    ...surveyProviders,
    ...attachedFileProviders,
    ...files,
    cursors,
    LibrarySeed,
    DemonstrationAssertions,
  ],
  exports: [ImportService, LibrarySeed],
})
export class LibraryNounsModule {}
