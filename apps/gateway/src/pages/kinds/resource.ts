import type { Key } from '#wording';
import { dateOf } from '../date.js';
import { html, webAddress, type Html } from '../html.js';
import { commaList } from '../lists.js';
import { countryLink, type CountryName } from '../participant.js';
import { say } from '../say.js';
import type { Status } from '../status.js';
import type { View } from '../view.js';

export const RESOURCE_ENTRY = /* GraphQL */ `
  ... on Resource {
    resourceType
    issuedOn
  }
`;

export const RESOURCE_RECORD = /* GraphQL */ `
  ... on Resource {
    authors
    publisher
    edition
    identifier
    licence
    format
    countries {
      ...CountryName
    }
  }
`;

export interface ResourceFacts {
  kind: 'RESOURCE';
  resourceType: string | null;
  issuedOn: string | null;
}

export interface ResourceDetails {
  authors: string[];
  publisher: string | null;
  edition: string | null;
  identifier: string | null;
  licence: string | null;
  format: string | null;
  countries: CountryName[];
}

export const statusOfResource = (view: View, { issuedOn }: ResourceFacts): Status =>
  issuedOn
    ? { shape: 'holds', words: say(view, 'status.issued', { date: dateOf(view, issuedOn) }) }
    : { shape: 'unknown', words: say(view, 'status.notIssued') };

export function resourceOf(view: View, resource: ResourceDetails): Html {
  const { licence, countries } = resource;
  const address = webAddress(licence);
  const facts: [Key, Html | string | null][] = [
    ['resource.authors', resource.authors.length > 0 ? resource.authors.join(', ') : null],
    ['resource.publisher', resource.publisher],
    ['resource.edition', resource.edition],
    ['resource.identifier', resource.identifier],
    ['resource.format', resource.format],
    [
      'resource.licence',
      address
        ? html`<a href="${address}" rel="license external noopener noreferrer"><bdi>${licence}</bdi></a>`
        : licence,
    ],
    [
      'resource.about',
      countries.length > 0
        ? commaList(
            view,
            countries.map((country) => countryLink(view, country)),
          )
        : null,
    ],
  ];
  const known = facts.filter(([, fact]) => fact !== null && fact !== '');
  if (known.length === 0) return html``;
  return html`<section class="block">
    <h2>${say(view, 'resource.heading')}</h2>
    <dl class="facts">
      ${known.map(
        ([words, fact]) =>
          html`<dt>${say(view, words)}</dt>
            <dd>${typeof fact === 'string' ? html`<bdi>${fact}</bdi>` : fact}</dd>`,
      )}
    </dl>
  </section>`;
}

const TYPES: Record<string, string> = { REPORT: 'Report', DATASET: 'Dataset', WEBSITE: 'WebSite' };
export const resourceSchemaType = ({ resourceType }: ResourceFacts): string =>
  TYPES[resourceType ?? ''] ?? 'CreativeWork';

export const resourceJsonLd = (
  resource: ResourceFacts & ResourceDetails & { id: string },
): Record<string, unknown> => ({
  additionalType: resource.resourceType,
  author: resource.authors.map((name) => ({ '@type': 'Organization', name })),
  // Its own edition and its own publisher, before those of the record that tells of it.
  ...(resource.publisher ? { publisher: { '@type': 'Organization', name: resource.publisher } } : {}),
  ...(resource.edition ? { version: resource.edition } : {}),
  ...(resource.issuedOn ? { datePublished: resource.issuedOn } : {}),
  ...(resource.identifier ? { identifier: [resource.id, resource.identifier] } : {}),
  license: webAddress(resource.licence) ?? (resource.licence && { '@type': 'CreativeWork', name: resource.licence }),
  encodingFormat: resource.format,
  spatialCoverage: resource.countries.map(({ code, name }) => ({ '@type': 'Country', identifier: code, name })),
});
