import { log } from '#platform';
import { parse } from 'graphql';
import type { RequestContext } from '../request-context.js';
import type { Reader } from './reader.js';
import type { Site } from './view.js';

interface Key {
  publicKey: string;
  since: string;
  until: string | null;
}

export const networkKeysOperation = parse('query NetworkKeys { networkKeys { publicKey since until } }');

/** What webhooks are signed with by v1a; left out while the exchange does not answer. */
export async function networkKeys(reader: Reader, context: RequestContext): Promise<readonly Key[] | undefined> {
  try {
    return (await reader.read<{ networkKeys: Key[] }>(networkKeysOperation, {}, context)).networkKeys;
  } catch (error) {
    log('pages').warn({ err: error }, 'the keys of the network could not be read');
    return undefined;
  }
}

/** What one node tells another: who it is and where its doors are. */
export const wellKnown = (
  { name, version, contact, url }: Site,
  keys: readonly Key[] | undefined,
): Record<string, unknown> => ({
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
  ...(keys === undefined ? {} : { webhooks: { signatures: ['v1', 'v1a'], keys } }),
  register: { page: `${url}/register`, csv: `${url}/register.csv`, json: `${url}/register.json` },
  publication: `${url}/publications/{id}`,
  vocabularies: `${url}/vocabularies`,
  openapi: `${url}/openapi.json`,
  documentation: `${url}/docs`,
});
