import type { Content } from '../publication/content.js';
import type { AttachedFile } from './attached-file.js';

/** A file in the graph, with what the record says of it. */
export interface PublicationFile extends AttachedFile {
  id: string;
  legalValue: NonNullable<AttachedFile['legalValue']>;
  originalLanguage: string;
}

export const publicationFiles = ({ files = [], originalLanguage }: Content): PublicationFile[] =>
  files.map((attached) => ({
    ...attached,
    id: attached.file,
    legalValue: attached.legalValue ?? (attached.language === originalLanguage ? 'AUTHORITATIVE' : 'COURTESY'),
    originalLanguage,
  }));
