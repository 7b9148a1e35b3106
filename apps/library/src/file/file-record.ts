import type { FileState, TextState } from './file.entity.js';

export interface FileRecord {
  id: string;
  owner: string;
  sha256: string;
  size: number;
  media_type: string;
  name: string;
  state: FileState;
  refusal: string | null;
  uploaded_by: string;
  uploaded_at: Date;
  text_state: TextState;
  text_reason: string | null;
}

export const FILE_COLUMNS = `f.id, f.owner, f.sha256, f.size, f.media_type, f.name, f.state, f.refusal, f.uploaded_by, f.uploaded_at,
  f.text_state, f.text_reason`;

/** What its sender is told. */
export const receiptOf = (file: FileRecord) => ({
  id: file.id,
  name: file.name,
  mediaType: file.media_type,
  size: file.size,
  sha256: file.sha256,
  state: file.state,
  uploadedAt: file.uploaded_at,
  url: `/files/${file.id}`,
});
