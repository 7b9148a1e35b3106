import { parseCookie } from 'cookie';

/** Over HTTPS the name itself makes browsers refuse one set by a neighbouring host or without `Secure`. */
export const sessionCookieName = (publicUrl: string): string =>
  publicUrl.startsWith('https:') ? '__Host-comity' : 'comity';

/** The secret of the session in a Cookie header, under the one name that it has here. */
export function sessionIn(header: string | undefined, publicUrl: string): string | undefined {
  if (!header) return undefined;
  return parseCookie(header)[sessionCookieName(publicUrl)] || undefined;
}

/**
 * Whether a request that may change something comes from a page of this node. Browsers send a cookie along with what other
 * sites make them send; they also say from where, and that cannot be forged by a page.
 */
export function isOwnOrigin(headers: Record<string, unknown>, publicUrl: string): boolean {
  const { origin, host } = headers;
  const site = headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return false;
  if (origin === undefined) return site !== undefined;
  if (typeof origin !== 'string' || !URL.canParse(origin)) return false;
  return new URL(origin).host === host || new URL(origin).origin === new URL(publicUrl).origin;
}
