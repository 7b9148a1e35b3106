import { bareHost } from './address-guard.js';
import { isLoopbackAddress } from './blocked-addresses.js';

/** What this machine is called among hosts: it has no cap, as nobody else has to be spared. */
export const LOOPBACK_HOST = 'loopback';

/** The host whose load is limited: name and port. */
export function webhookHost(text: string): string {
  const url = new URL(text);
  const name = bareHost(url.hostname);
  return name === 'localhost' || isLoopbackAddress(name) ? LOOPBACK_HOST : url.host;
}

/** The host that is spared; null: this machine. */
export const sparedHost = (host: string): string | null => (host === LOOPBACK_HOST ? null : host);
