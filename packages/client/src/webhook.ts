import { WebhookRefused } from './errors.js';
import type { WebhookEvent } from './types.js';

export interface VerifyOptions {
  /** the endpoint's secret, whsec_…; several while one is being replaced */
  secret: string | readonly string[];
  /** of the request; names in any case */
  headers: Headers | Record<string, string | string[] | undefined>;
  /** the very bytes, before anything has read them as JSON */
  body: string | Uint8Array;
  /** how far its time may be from now; default 300 */
  toleranceSeconds?: number;
  now?: Date;
}

const encoder = new TextEncoder();

/**
 * A webhook that the node has signed (Standard Webhooks, `v1`: HMAC-SHA256 over id, timestamp and body), or WebhookRefused.
 * Keep the ids of the last days, `headers['webhook-id']`: the same message may come twice.
 */
export async function verifyWebhook(options: VerifyOptions): Promise<WebhookEvent> {
  const { secret, headers, toleranceSeconds = 300, now = new Date() } = options;
  const [id, timestamp, signature] = ['webhook-id', 'webhook-timestamp', 'webhook-signature'].map((name) =>
    headerOf(headers, name),
  );
  if (!id || !timestamp || !signature)
    throw new WebhookRefused('webhook-id, webhook-timestamp or webhook-signature is missing');
  if (!/^\d{1,12}$/.test(timestamp)) throw new WebhookRefused('its time is no number');
  const age = now.getTime() / 1000 - Number(timestamp);
  if (Math.abs(age) > toleranceSeconds) throw new WebhookRefused(age > 0 ? 'it is too old' : 'it is from the future');
  const body = typeof options.body === 'string' ? options.body : new TextDecoder().decode(options.body);
  const message = encoder.encode(`${id}.${timestamp}.${body}`);
  const given = signature.split(' ').flatMap((part) => (part.startsWith('v1,') ? [bytesOf(part.slice(3))] : []));
  for (const one of [secret].flat()) {
    const key = await keyOf(one);
    for (const bytes of given)
      if (bytes && (await crypto.subtle.verify('HMAC', key, bytes, message))) return JSON.parse(body) as WebhookEvent;
  }
  throw new WebhookRefused('no signature in it is of this secret');
}

type Key = Awaited<ReturnType<typeof crypto.subtle.importKey>>;

async function keyOf(secret: string): Promise<Key> {
  const bytes = bytesOf(secret.replace(/^whsec_/, ''));
  if (!bytes || bytes.length === 0)
    throw new TypeError('The secret is not one of an endpoint: expected whsec_ and base64.');
  return crypto.subtle.importKey('raw', bytes, { name: 'HMAC', hash: 'SHA-256' }, false, ['verify']);
}

function bytesOf(base64: string): Uint8Array<ArrayBuffer> | null {
  try {
    return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
  } catch {
    return null;
  }
}

function headerOf(headers: VerifyOptions['headers'], name: string): string | null {
  if (headers instanceof Headers) return headers.get(name);
  const found = Object.entries(headers).find(([key]) => key.toLowerCase() === name)?.[1];
  return [found].flat()[0] ?? null;
}
