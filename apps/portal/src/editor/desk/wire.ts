import type { Content, Problem } from './content.js';

/** A draft as the library gives it. */
export interface Held {
  readonly id: string;
  readonly version: number;
  readonly content: Content;
  readonly labels: Labels;
}

/** code to its label by language, by the field that it stands in */
export type Labels = Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, string>>>>>>;

/**
 * Drafts over REST, where content is what the library keeps: what this room does not know goes there and back as it is.
 * Every failure is a Refusal.
 */
export interface Wire {
  read(id: string): Promise<Held>;
  begin(content: Content, key: string): Promise<Held>;
  replace(id: string, content: Content, version: number): Promise<Held>;
}

export type Why = 'lost' | 'signed-out' | 'conflict' | 'unfit' | 'refused' | 'broken';

export class Refusal extends Error {
  constructor(
    readonly why: Why,
    message = '',
    readonly problems: readonly Problem[] = [],
    readonly requestId: string | null = null,
  ) {
    super(message);
  }
}

interface Answer {
  id: string;
  draftVersion: number;
  content: Content;
  labels: Labels;
}

/** @param send `fetch`, or a stand-in for it */
export function wireOf(send: typeof fetch): Wire {
  const ask = async (method: string, path: string, headers: Record<string, string>, body?: Content): Promise<Held> => {
    const { id, draftVersion, content, labels } = await answered<Answer>(send, path, {
      method,
      headers: { accept: 'application/json', ...(body ? { 'content-type': 'application/json' } : {}), ...headers },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    return { id, version: draftVersion, content, labels };
  };
  const draft = (id: string): string => `/publications/${encodeURIComponent(id)}/draft`;
  return {
    read: (id) => ask('GET', draft(id), {}),
    begin: (content, key) => ask('POST', '/publications', { 'idempotency-key': key }, content),
    replace: (id, content, version) => ask('PUT', draft(id), { 'if-match': `"draft-${version}"` }, content),
  };
}

const PATIENCE_MS = 30_000;

/** JSON, or why there is none. */
export async function answered<T>(send: typeof fetch, path: string, init: RequestInit): Promise<T> {
  let response: Response;
  try {
    response = await send(path, { credentials: 'same-origin', signal: AbortSignal.timeout(PATIENCE_MS), ...init });
  } catch {
    throw new Refusal('lost');
  }
  if (response.ok) return (await response.json()) as T;
  throw await refusalOf(response);
}

async function refusalOf(response: Response): Promise<Refusal> {
  const told = await response.json().catch(() => null);
  return refusalAs(response.status, told, response.headers.get('x-request-id'));
}

/** @param told problem+json, or null */
export function refusalAs(status: number, told: unknown, requestId: string | null): Refusal {
  const { title = '', problems = [] } = (told ?? {}) as { title?: string; problems?: Problem[] };
  return new Refusal(whyOf(status), title, problems, requestId);
}

function whyOf(status: number): Why {
  if (status === 401) return 'signed-out';
  if (status === 409 || status === 412) return 'conflict';
  if (status === 400) return 'unfit';
  if (status === 502 || status === 503 || status === 504) return 'lost';
  return status < 500 ? 'refused' : 'broken';
}
