import type { IssuerOptions } from '#platform';

export const CLIENT_ID = 'comity-gateway';
export const PATH = '/oidc';

export const issuerOf = (publicUrl: string): string => `${publicUrl.replace(/\/+$/, '')}${PATH}`;

/** What the gateway has to know of it. Its ID tokens are for the gateway; the audience of the API is another, so they open nothing there. */
export const issuerOptions = (publicUrl: string): IssuerOptions => ({
  issuer: issuerOf(publicUrl),
  audience: 'comity',
  participants: ['*'],
  roles: 'register',
  clientId: CLIENT_ID,
  name: 'Demonstration people',
});
