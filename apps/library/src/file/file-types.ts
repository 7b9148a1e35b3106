/** What may be uploaded: documents that people read, and pictures. Nothing that runs. */
export interface FileType {
  mediaType: string;
  extensions: readonly string[];
  /** how its kind is found in the content: by its first bytes, inside a ZIP, or because it is readable text */
  found: 'magic' | 'zip' | 'text';
  /** a browser may show it in place; everything else is only saved */
  isShown: boolean;
  hasText: boolean;
}

const OFFICE = 'application/vnd.openxmlformats-officedocument';

export const DOCX = `${OFFICE}.wordprocessingml.document`;
export const PDF = 'application/pdf';

const TYPES: readonly FileType[] = [
  { mediaType: PDF, extensions: ['pdf'], found: 'magic', isShown: false, hasText: true },
  { mediaType: DOCX, extensions: ['docx'], found: 'zip', isShown: false, hasText: true },
  { mediaType: `${OFFICE}.spreadsheetml.sheet`, extensions: ['xlsx'], found: 'zip', isShown: false, hasText: false },
  {
    mediaType: `${OFFICE}.presentationml.presentation`,
    extensions: ['pptx'],
    found: 'zip',
    isShown: false,
    hasText: false,
  },
  {
    mediaType: 'application/vnd.oasis.opendocument.text',
    extensions: ['odt'],
    found: 'zip',
    isShown: false,
    hasText: false,
  },
  { mediaType: 'image/png', extensions: ['png'], found: 'magic', isShown: true, hasText: false },
  { mediaType: 'image/jpeg', extensions: ['jpg', 'jpeg'], found: 'magic', isShown: true, hasText: false },
  { mediaType: 'text/plain', extensions: ['txt'], found: 'text', isShown: true, hasText: true },
  { mediaType: 'text/markdown', extensions: ['md', 'markdown'], found: 'text', isShown: false, hasText: true },
  { mediaType: 'text/csv', extensions: ['csv'], found: 'text', isShown: false, hasText: true },
];

export const typeNamed = (mediaType: string): FileType | undefined =>
  TYPES.find((type) => type.mediaType === mediaType.toLowerCase());

export const typeOfExtension = (extension: string): FileType | undefined =>
  TYPES.find(({ extensions }) => extensions.includes(extension.toLowerCase()));

export const ACCEPTED = TYPES.map(({ extensions }) => (extensions[0] as string).toUpperCase()).join(', ');
