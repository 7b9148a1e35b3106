import { keepIntegrity } from './assets.js';

/**
 * `page`: is read; the one script that may run keeps what was read for when there is no connection, and is named by its hash.
 * `script`: asks the API from the browser, with scripts, a socket and fonts of our own.
 */
export type Policy = 'page' | 'script';

const POLICIES: Record<Policy, string> = {
  page: `default-src 'none'; script-src '${keepIntegrity}'; worker-src 'self'; manifest-src 'self'; style-src 'self'; font-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`,
  script:
    "default-src 'none'; style-src 'self'; img-src 'self'; script-src 'self'; connect-src 'self'; font-src 'self'; worker-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
};

/**
 * Nothing from elsewhere, nothing inline, in nobody's frame.
 * @param formTargets origins that a form may lead to besides our own
 */
export function securityHeaders(
  policy: Policy,
  isSecure: boolean,
  formTargets: readonly string[] = [],
): Record<string, string> {
  const forms = ["form-action 'self'", ...formTargets].join(' ');
  return {
    'content-security-policy': POLICIES[policy].replace("form-action 'self'", forms),
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'referrer-policy': 'strict-origin-when-cross-origin',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
    ...(isSecure ? { 'strict-transport-security': 'max-age=31536000; includeSubDomains' } : {}),
  };
}
