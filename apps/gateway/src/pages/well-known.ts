import type { Site } from './view.js';

/** What one node tells another: who it is and where its doors are. */
export const wellKnown = ({ name, version, contact, url }: Site): Record<string, unknown> => ({
  name,
  version,
  software: 'comity',
  url: `${url}/`,
  contact,
  graphql: `${url}/graphql`,
  subscriptions: { websocket: `${url.replace(/^http/, 'ws')}/graphql`, events: `${url}/graphql/stream` },
  changes: `${url}/changes`,
  snapshot: `${url}/snapshot`,
  feeds: {
    atom: `${url}/feeds/publications.atom`,
    json: `${url}/feeds/publications.json`,
    ofCountry: `${url}/feeds/countries/{code}.atom`,
    ofBody: `${url}/feeds/bodies/{id}.atom`,
    ofRegister: `${url}/feeds/register.atom`,
  },
  register: { page: `${url}/register`, csv: `${url}/register.csv`, json: `${url}/register.json` },
  publication: `${url}/publications/{id}`,
  vocabularies: `${url}/vocabularies`,
  openapi: `${url}/openapi.json`,
  documentation: `${url}/docs`,
});
