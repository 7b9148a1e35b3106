import { interactionPolicy, Provider, type Account, type KoaContextWithOIDC } from 'oidc-provider';
import { log } from '#platform';
import { DEMONSTRATION_PEOPLE } from '#registry';
import type { ProviderKeys } from './keys.js';
import { inMemory } from './memory.js';
import { CLIENT_ID, issuerOf, PATH } from './options.js';
import { failedPage, leavePage } from './pages.js';

export const ONE_CLICK = 'urn:comity:acr:1';
export const CONFIRMED = 'urn:comity:acr:2';

export interface ProviderOptions {
  publicUrl: string;
  keys: ProviderKeys;
}

/**
 * An OpenID provider for demonstrations, in this process and behind this door. It does what a real one does (codes with
 * PKCE, sessions, two strengths, back-channel logout), but knows no passwords: one says who one is.
 */
export function identityProvider({ publicUrl, keys }: ProviderOptions): Provider {
  const provider = new Provider(issuerOf(publicUrl), {
    adapter: inMemory(),
    clients: [
      {
        client_id: CLIENT_ID,
        client_name: 'Comity',
        redirect_uris: [`${publicUrl}/sign-in/callback`],
        post_logout_redirect_uris: [`${publicUrl}/sign-out/done`],
        backchannel_logout_uri: `${publicUrl}/sign-in/back-channel`,
        backchannel_logout_session_required: true,
        response_types: ['code'],
        grant_types: ['authorization_code'],
        token_endpoint_auth_method: 'none',
        id_token_signed_response_alg: 'ES256',
      },
    ],
    jwks: keys.jwks as never,
    cookies: {
      keys: keys.cookies,
      names: { session: 'comity_oidc', interaction: 'comity_oidc_interaction', resume: 'comity_oidc_resume' },
    },
    acrValues: [ONE_CLICK, CONFIRMED],
    claims: { openid: ['sub'], profile: ['name'], email: ['email', 'email_verified'], acr: null, sid: null },
    // What was granted goes into the ID token itself: the gateway asks nothing more.
    conformIdTokenClaims: false,
    pkce: { required: () => true },
    clientDefaults: { id_token_signed_response_alg: 'ES256' },
    enabledJWA: { idTokenSigningAlgValues: ['ES256'] },
    interactions: { url: (_context, { uid }) => `${PATH}/interaction/${uid}`, policy: policyWithStrength() },
    features: {
      devInteractions: { enabled: false },
      backchannelLogout: { enabled: true },
      rpInitiatedLogout: { enabled: true, logoutSource: leavePage, postLogoutSuccessSource: leftAlone },
    },
    findAccount: (_context, subject) => accountOf(subject),
    // There is one client, it is this node, and nobody has to be asked whether it may know who signs in.
    loadExistingGrant: grantAll,
    renderError: failedPage,
    fetch: toOwnNodeOnly(`${publicUrl}/sign-in/back-channel`),
    ttl: {
      AccessToken: 300,
      AuthorizationCode: 60,
      IdToken: 300,
      Interaction: 600,
      Session: 12 * 3600,
      Grant: 12 * 3600,
    },
  });
  provider.proxy = publicUrl.startsWith('https:');
  provider.on('server_error', (_context, error) => log('identity-provider').error({ err: error }, 'it failed'));
  provider.on('backchannel.error', (_context, error) =>
    log('identity-provider').warn({ err: error }, 'the gateway could not be told of a logout'),
  );
  return provider;
}

/**
 * The package lets its provider call no local address, since clients elsewhere may register any. Here is one client, it is
 * this node, and it is told of logouts: that address alone may be called, wherever it is.
 */
function toOwnNodeOnly(address: string): typeof fetch {
  return async (asked, given) => {
    if (String(asked) !== address) throw new TypeError(`${String(asked)} is not this node's own address`);
    const { dispatcher: _guarded, ...options } = (given ?? {}) as RequestInit & { dispatcher?: unknown };
    return fetch(address, options);
  };
}

/** Whoever asks for the stronger sign-in is asked again, though somebody is signed in. */
function policyWithStrength(): interactionPolicy.DefaultPolicy {
  const policy = interactionPolicy.base();
  const check = new interactionPolicy.Check(
    'stronger_sign_in',
    'a confirmed sign-in was asked for',
    ({ oidc }) =>
      String(oidc.params?.['acr_values'] ?? '')
        .split(' ')
        .includes(CONFIRMED) && oidc.session?.acr !== CONFIRMED,
  );
  policy.get('login')?.checks.add(check);
  return policy;
}

async function accountOf(subject: string): Promise<Account | undefined> {
  const person = DEMONSTRATION_PEOPLE.find((one) => one.subject === subject);
  if (!person) return undefined;
  const { name, email } = person;
  return { accountId: subject, claims: () => ({ sub: subject, name, email, email_verified: true }) };
}

async function grantAll({ oidc }: KoaContextWithOIDC): Promise<InstanceType<Provider['Grant']> | undefined> {
  const { client, session, provider } = oidc;
  if (!client || !session?.accountId) return undefined;
  const grant = new provider.Grant({ clientId: client.clientId, accountId: session.accountId });
  grant.addOIDCScope('openid profile email');
  await grant.save();
  return grant;
}

function leftAlone(context: KoaContextWithOIDC): void {
  context.redirect('/sign-out/done');
}
