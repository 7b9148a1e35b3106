import { Module } from '@nestjs/common';
import { LibraryDatabase } from '../library.database.js';
import { Concepts } from './concepts.service.js';
import { IndexedWords } from './indexed-words.service.js';
import { SearchIndex } from './search-index.service.js';
import { Stems } from './stems.service.js';

/** One index for all that write records, and for all that have texts of theirs. */
@Module({
  imports: [LibraryDatabase],
  providers: [SearchIndex, IndexedWords, Stems, Concepts],
  exports: [SearchIndex, Stems, Concepts],
})
export class SearchIndexModule {}
