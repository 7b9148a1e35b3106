import { publicUrlOf, type Environment } from '#platform';
import { version } from './version.js';
import type { Site } from './view.js';

export function siteOf(environment: Environment): Site {
  const { NODE_NAME, CONTACT, ACCESS_ISSUERS = [] } = environment;
  const origins = ACCESS_ISSUERS.filter(({ clientId, issuer }) => clientId && URL.canParse(issuer)).map(
    ({ issuer }) => new URL(issuer).origin,
  );
  return {
    name: NODE_NAME,
    version: version(),
    contact: CONTACT,
    url: publicUrlOf(environment),
    makesTokens: ACCESS_ISSUERS.some(({ jwksUri }) => jwksUri?.startsWith('file:')),
    ...(ACCESS_ISSUERS.some(({ clientId }) => clientId) ? { signIn: { formTargets: [...new Set(origins)] } } : {}),
  };
}
