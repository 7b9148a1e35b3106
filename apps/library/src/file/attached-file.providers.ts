import { AttachedFiles } from './attached-files.service.js';
import { FileAnswer } from './file-answer.service.js';
import { FileReader } from './file-reader.service.js';
import { FileUrls } from './file-urls.js';
import { FilesRoomResolver } from './files-room.resolver.js';
import { Intake } from './intake.service.js';
import { PublicationFileResolver, UploadedFileResolver } from './publication-file.resolver.js';
import { UploadRoutes } from './upload.routes.js';

/** Files as records carry them and people send and fetch them. */
export const attachedFileProviders = [
  AttachedFiles,
  FileAnswer,
  FileReader,
  FileUrls,
  FilesRoomResolver,
  Intake,
  UploadRoutes,
  PublicationFileResolver,
  UploadedFileResolver,
];
