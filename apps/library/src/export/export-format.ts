import type { PublicationUrls } from '../publication/publication-urls.js';
import type { Exported } from './export-snapshot.js';

export interface Exporting {
  /** from the first record, as often as it is called */
  records: () => AsyncIterable<Exported>;
  urls: PublicationUrls;
}

/** How records are written into a file. */
export interface ExportFormat {
  mediaType: string;
  write: (exporting: Exporting) => AsyncIterable<string | Buffer>;
}
