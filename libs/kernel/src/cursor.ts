import { createHmac, timingSafeEqual } from 'node:crypto';

/**
 * Cursors are opaque to clients and signed: a value that was altered, or made for another list or another filter, is
 * told apart from a good one and refused with a clear error, never half understood.
 */
export class CursorCodec {
  constructor(private readonly secret: string) {}

  /** @param purpose the list (and its filter) that the cursor belongs to */
  encode(purpose: string, keys: readonly (string | number | null)[]): string {
    const body = Buffer.from(JSON.stringify(keys)).toString('base64url');
    return `${body}.${this.sign(purpose, body)}`;
  }

  /** The keys, or null for anything this codec did not issue for this purpose. */
  decode(purpose: string, cursor: string): (string | number | null)[] | null {
    if (cursor.length > 2000) return null;
    const [body, signature, ...rest] = cursor.split('.');
    if (!body || !signature || rest.length > 0) return null;
    const expected = Buffer.from(this.sign(purpose, body));
    const given = Buffer.from(signature);
    if (expected.length !== given.length || !timingSafeEqual(expected, given)) return null;
    return JSON.parse(Buffer.from(body, 'base64url').toString()) as (string | number | null)[];
  }

  private sign(purpose: string, body: string): string {
    return createHmac('sha256', this.secret).update(purpose).update('\0').update(body).digest('base64url').slice(0, 22);
  }
}
