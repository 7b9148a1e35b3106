import type { FastifyHelmetOptions } from '@fastify/helmet';

/** An identity provider's own pages submit forms to wherever people came from; it says itself what they may do. */
const OWN_POLICY = /^\/oidc\//;

/** For what is no page: nothing may be loaded by it, nor may it be framed. Pages replace the policy by their own, see the gateway. */
export function secureHeaders(url: string, isSecure: boolean): FastifyHelmetOptions {
  const none = ["'none'"];
  return {
    contentSecurityPolicy: OWN_POLICY.test(url)
      ? false
      : {
          useDefaults: false,
          directives: { defaultSrc: none, baseUri: none, formAction: none, frameAncestors: none },
        },
    frameguard: { action: 'deny' },
    referrerPolicy: { policy: 'no-referrer' },
    strictTransportSecurity: isSecure ? { maxAge: 31_536_000, includeSubDomains: true } : false,
  };
}
