import { Module } from '@nestjs/common';
import { LibraryDatabase } from '../library.database.js';
import { SearchIndexModule } from '../search/search-index.module.js';
import { FileRoom } from './file-room.service.js';
import { FileStorage } from './file-storage.service.js';
import { FileTexts } from './file-texts.service.js';

/** Files as they are kept, for those who answer requests and for those who run jobs. */
@Module({
  imports: [LibraryDatabase, SearchIndexModule],
  providers: [FileStorage, FileRoom, FileTexts],
  exports: [FileStorage, FileRoom, FileTexts],
})
export class KeptFilesModule {}
