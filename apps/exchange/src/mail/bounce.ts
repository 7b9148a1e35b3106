/** What a report of a mail server (RFC 3464) says of one letter. */
export interface Bounce {
  /** enhanced status code, such as 5.1.1; null: it says none */
  status: string | null;
  isFinal: boolean;
  /** what the other server said */
  diagnostic: string | null;
}

const LONGEST = 500;

/**
 * Reads a delivery report strictly: the one part that is made for machines, which RFC 3464 wants in plain ASCII. Null for
 * anything else, such as an answer of somebody who is on holiday.
 */
export function readBounce(message: string): Bounce | null {
  const text = message.replaceAll('\r\n', '\n');
  const start = /^content-type:\s*message\/delivery-status\b/im.exec(text);
  if (!start) return null;
  const body = text.indexOf('\n\n', start.index);
  if (body < 0) return null;
  const end = text.slice(body + 2).search(/^--\S/m);
  const part = end < 0 ? text.slice(body + 2) : text.slice(body + 2, body + 2 + end);
  const unfolded = part.replace(/\n[ \t]+/g, ' ');
  const recipient = unfolded.split(/\n\s*\n/).find((group) => /^final-recipient:/im.test(group));
  if (recipient === undefined) return null;
  const field = (name: string): string | null =>
    new RegExp(`^${name}:[ \\t]*(.+)$`, 'im').exec(recipient)?.[1]?.trim().slice(0, LONGEST) ?? null;
  const status = /\d\.\d{1,3}\.\d{1,3}/.exec(field('status') ?? '')?.[0] ?? null;
  const isFinal = field('action')?.toLowerCase() === 'failed' && (status?.startsWith('5.') ?? false);
  return { status, isFinal, diagnostic: field('diagnostic-code') };
}
