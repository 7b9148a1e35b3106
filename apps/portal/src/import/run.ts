/** A run of an import, as the library tells it (docs/import.md). */
export interface Run {
  readonly id: string;
  /** the participant whose records they are */
  readonly owner: string;
  readonly state: 'RUNNING' | 'DONE' | 'FAILED' | 'BROKEN_OFF' | 'CANCELLED';
  readonly asked: Asked & { readonly name?: string; readonly mapping?: string };
  /** why it failed, in English */
  readonly fault: string | null;
  readonly counts: Counts;
  readonly createdBy: string;
  readonly cancelledBy: string | null;
  readonly fileHash: string;
  readonly fileSize: number;
  readonly expectedRows: number | null;
  readonly createdAt: string;
  readonly finishedAt: string | null;
}

/** What one asks of an import; everything but the file. */
export interface Asked {
  readonly kind: string | null;
  readonly sheet: string | null;
  readonly dryRun: boolean;
  readonly allOrNothing: boolean;
  readonly as: 'drafts' | 'published';
}

export interface Counts {
  readonly rows?: number;
  readonly added?: number;
  readonly revised?: number;
  readonly unchanged?: number;
  readonly leftOut?: number;
  readonly bad?: number;
  readonly bytes?: number;
}

export const KINDS = ['LAW', 'AGREEMENT', 'PRACTICE', 'EVENT', 'RESOURCE'] as const;

/** What is asked of it, as one of three things to somebody who looks at a list. */
export const aimOf = ({ dryRun, as }: Asked): 'check' | 'drafts' | 'published' => (dryRun ? 'check' : as);

/** What a run has written, or, of a check, would write. */
export const written = ({ added = 0, revised = 0 }: Counts): number => added + revised;

/** Whether a file is the one that was sent: its name and its length say so well enough before it is sent again. */
export const isOf = ({ asked, fileSize }: Run, file: Pick<File, 'name' | 'size'>): boolean =>
  fileSize === file.size && (asked.name === undefined || asked.name === nameToSend(file.name));

const LONGEST_NAME = 200;

/** As the library takes it: no longer, and without what cannot be seen. */
export const nameToSend = (name: string): string => name.replace(/\p{Cc}/gu, '').slice(-LONGEST_NAME);

export function addressToSend({ kind, sheet, dryRun, allOrNothing, as }: Asked, fileName: string): string {
  const words = new URLSearchParams({ as, dryRun: String(dryRun), allOrNothing: String(allOrNothing) });
  if (kind) words.set('kind', kind);
  if (sheet) words.set('sheet', sheet);
  const name = nameToSend(fileName);
  if (name !== '') words.set('name', name);
  return `/imports?${words}`;
}
