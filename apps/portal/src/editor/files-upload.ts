import { upload, type Upload } from '../api/upload.js';

/** What the store says of a file that has arrived. */
export interface Receipt {
  readonly id: string;
  readonly name: string;
  readonly mediaType: string;
  readonly size: number;
  readonly sha256: string;
}

/** The whole in one request, told how far it has got. */
export const uploadFile = (file: File, progress: (part: number) => void): Upload<Receipt> =>
  upload(
    `/files?name=${encodeURIComponent(file.name)}`,
    { body: file, type: file.type || 'application/octet-stream' },
    progress,
  );
