import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';

/** Of what a thing was like, in RFC 8785 JSON: two digests tell whether it was altered, and show nothing of it. */
export function digestOf(content: unknown): string | null {
  if (content === undefined || content === null) return null;
  const plain: unknown = JSON.parse(JSON.stringify(content));
  return createHash('sha256')
    .update(canonicalize(plain) as string)
    .digest('hex');
}
