import type { Failure } from '../api/failure.js';
import type { Code } from './tree.js';

export interface Report {
  readonly scheme: string;
  readonly dryRun: boolean;
  readonly edition: number;
  readonly added: readonly string[];
  readonly changed: readonly { readonly code: string; readonly fields: readonly string[] }[];
  readonly deprecated: readonly string[];
  readonly unchanged: number;
  readonly changedFields: readonly string[];
}

export interface Fault {
  /** of the file, where it is one with lines */
  readonly line: string | null;
  readonly field: string;
  readonly message: string;
}

export type Answer = { report: Report } | { faults: readonly Fault[]; failure: Failure };

/** `lines.12.label@vi` is line 12, column label@vi. */
export function faultOf({ path, message }: { path: string; message: string }): Fault {
  const [, line, field] = /^lines\.(\d+)(?:\.(.+))?$/.exec(path) ?? [];
  return line ? { line, field: field ?? '', message } : { line: null, field: path, message };
}

/** What the node says to a file that it was sent. */
export function answerOf(status: number, body: unknown, requestId: string | null): Answer {
  if (status < 300) return { report: body as Report };
  const { title = null, problems = [] } = (body ?? {}) as {
    title?: string | null;
    problems?: { path: string; message: string }[];
  };
  const kind = status === 401 ? 'signed-out' : status >= 500 ? 'broken' : 'refused';
  return { faults: problems.map(faultOf), failure: { kind, message: kind === 'refused' ? title : null, requestId } };
}

/** What a file is sent as; null: it is none that can be loaded. */
export const typeOf = (name: string): string | null =>
  /\.csv$/i.test(name) ? 'text/csv' : /\.json$/i.test(name) ? 'application/json' : null;

export const saysSomething = ({ added, changed, deprecated, changedFields, edition }: Report): boolean =>
  edition === 0 || added.length + changed.length + deprecated.length + changedFields.length > 0;

/** @param edition that was read before; null for a vocabulary that would be new */
export async function sendFile(scheme: string, file: File, edition: number | null, dryRun: boolean): Promise<Answer> {
  const query = new URLSearchParams({
    ...(dryRun && { dryRun: 'true' }),
    ...(edition && { edition: String(edition) }),
  });
  try {
    const response = await fetch(`/vocabularies/${encodeURIComponent(scheme)}?${query.toString()}`, {
      method: 'POST',
      headers: { 'content-type': typeOf(file.name) ?? '', accept: 'application/json' },
      body: file,
      signal: AbortSignal.timeout(30_000),
    });
    const body: unknown = await response.json().catch(() => null);
    return answerOf(response.status, body, response.headers.get('x-request-id'));
  } catch {
    return { faults: [], failure: { kind: 'lost', message: null, requestId: null } };
  }
}

/** Every code of a vocabulary with its words in all languages: the file that is downloaded, kept by its ETag. */
export async function readCodes(scheme: string): Promise<Code[] | Failure> {
  try {
    const response = await fetch(`/vocabularies/${encodeURIComponent(scheme)}?format=json`, {
      signal: AbortSignal.timeout(30_000),
    });
    if (response.ok) return ((await response.json()) as { concepts: Code[] }).concepts;
    return { kind: 'broken', message: null, requestId: response.headers.get('x-request-id') };
  } catch {
    return { kind: 'lost', message: null, requestId: null };
  }
}
