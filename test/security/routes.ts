import type { Client } from '../e2e/client.js';

/** A route as the running node describes it in /openapi.json. */
export interface Route {
  method: string;
  /** with its places in braces: /publications/{ref} */
  path: string;
  /** what RouteAccess says */
  access: string;
  /** media type of what is sent */
  sends: string | null;
}

interface OpenApi {
  paths: Record<
    string,
    Record<string, { 'x-access': string; requestBody?: { content: Record<string, unknown> } } | undefined>
  >;
}

export async function routesOf(client: Client): Promise<Route[]> {
  const { paths } = await client.json<OpenApi>('/openapi.json');
  return Object.entries(paths).flatMap(([path, operations]) =>
    Object.entries(operations).map(([method, operation]) => ({
      method: method.toUpperCase(),
      path,
      access: operation?.['x-access'] ?? '',
      sends: Object.keys(operation?.requestBody?.content ?? {})[0] ?? null,
    })),
  );
}

/** What may stand in a place; where nothing is said here, the id of a record. */
const PLACES: Record<string, readonly string[]> = {
  '/feeds/{file}': ['publications.atom', 'publications.json', 'register.atom'],
  '/feeds/countries/{file}': ['VN.atom', 'VN.json', 'DE.atom'],
  '/feeds/bodies/{file}': ['asean.atom', 'ASEAN-HC3.atom'],
  '/exports/publications.{format}': ['csv', 'xlsx', 'ndjson', 'jsonld', 'bib', 'ris'],
  '/changes/{position}/reach.csv': ['1', '2', '99999'],
  '/changes/{position}/reach.json': ['1', '2', '99999'],
  '/vocabularies/{scheme}': ['GCM'],
  '/vocabularies/{scheme}/{rest}': ['GCM', '6'],
  '/templates/{kind}.csv': ['law', 'agreement'],
  '/templates/{kind}.xlsx': ['law'],
  '/schemas/{kind}.json': ['law', 'event'],
  '/countries/{id}': ['VN', 'DE'],
  '/bodies/{id}': ['ASEAN', 'ASEAN-HC3'],
};
/** What stands in a place beside a record's id. */
const WITH_RECORD: Record<string, string> = { range: '1..2', n: '1' };

/** Addresses of a route, for one record and its file. */
export function addressesOf({ path }: Route, id: string, file: string | null): string[] {
  const given = path === '/files/{id}' ? [file ?? 'none'] : PLACES[path];
  const places = path.match(/\{\w+\}/g) ?? [];
  if (given && places.length === 1) return given.map((value) => path.replace(/\{\w+\}/, value));
  let next = 0;
  return [path.replaceAll(/\{(\w+)\}/g, (_, name: string) => given?.[next++] ?? WITH_RECORD[name] ?? id)];
}
