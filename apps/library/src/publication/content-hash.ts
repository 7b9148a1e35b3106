import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import type { Content } from './content.js';

/** Anyone can recompute it: SHA-256 over the content as canonical JSON (RFC 8785), in UTF-8. */
export const contentHash = (content: Content): string =>
  `sha256:${createHash('sha256')
    .update(canonicalize(content) as string)
    .digest('hex')}`;
