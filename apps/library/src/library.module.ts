import { Module } from '@nestjs/common';
import { byTypename, subgraph } from '#graphql';
import { LibraryNounsModule } from './library-nouns.module.js';
import { librarySdl } from './library.sdl.js';

/** The library as a subgraph, for a process of its own and for one with all apps alike. */
@Module({
  imports: [
    LibraryNounsModule,
    subgraph({
      name: 'library',
      sdl: librarySdl,
      include: [LibraryNounsModule],
      resolvers: byTypename(
        'PracticeReviewResult',
        'PublishResult',
        'DraftResult',
        'DeleteDraftResult',
        'ConfirmResult',
        'AssertionResult',
        'LoadVocabularyResult',
        'PublishBatchResult',
        'SaveSearchResult',
        'DeleteSavedSearchResult',
      ),
    }),
  ],
  exports: [LibraryNounsModule],
})
export class LibraryModule {}
