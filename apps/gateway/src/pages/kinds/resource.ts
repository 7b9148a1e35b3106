import { dateOf } from '../date.js';
import { html, webAddress, type Html } from '../html.js';
import { countryLink, type CountryName } from '../participant.js';
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

const NOUNS: Record<string, string> = {
  GUIDE: 'a guide',
  TOOL: 'a tool',
  TRAINING_MATERIAL: 'training material',
  REPORT: 'a report',
  DATASET: 'a dataset',
  STANDARD: 'a standard',
  TEMPLATE: 'a template',
  WEBSITE: 'a website',
  CONTACT_LIST: 'a list of contacts',
};

export const nounOfResource = ({ resourceType }: ResourceFacts): string => NOUNS[resourceType ?? ''] ?? 'a resource';

export const statusOfResource = (view: View, { issuedOn }: ResourceFacts): Status =>
  issuedOn
    ? { shape: 'holds', words: html`Issued ${dateOf(view, issuedOn)}` }
    : { shape: 'unknown', words: html`When it was issued is not said` };

export function resourceOf(view: View, resource: ResourceDetails): Html {
  const { licence, countries } = resource;
  const facts: [string, Html | string | null][] = [
    ['By', resource.authors.length > 0 ? resource.authors.map((name) => name).join(', ') : null],
    ['Issued by', resource.publisher],
    ['Edition', resource.edition],
    ['Known as', resource.identifier],
    ['Format', resource.format],
    [
      'Licence',
      licence &&
        (webAddress(licence)
          ? html`<a href="${webAddress(licence)}" rel="license external noopener noreferrer"><bdi>${licence}</bdi></a>`
          : licence),
    ],
    [
      'About',
      countries.length > 0
        ? html`${countries.map((country, at) => [at > 0 && ', ', countryLink(view, country)])}`
        : null,
    ],
  ];
  const known = facts.filter(([, fact]) => fact !== null && fact !== '');
  if (known.length === 0) return html``;
  return html`<section class="block">
    <h2>The thing itself</h2>
    <dl class="facts">
      ${known.map(
        ([words, fact]) =>
          html`<dt>${words}</dt>
            <dd>${typeof fact === 'string' ? html`<bdi>${fact}</bdi>` : fact}</dd>`,
      )}
    </dl>
  </section>`;
}

const TYPES: Record<string, string> = { REPORT: 'Report', DATASET: 'Dataset', WEBSITE: 'WebSite' };
export const resourceSchemaType = ({ resourceType }: ResourceFacts): string =>
  TYPES[resourceType ?? ''] ?? 'CreativeWork';

export const resourceJsonLd = (resource: ResourceFacts & ResourceDetails): Record<string, unknown> => ({
  additionalType: resource.resourceType,
  ...(resource.authors.length > 0
    ? { author: resource.authors.map((name) => ({ '@type': 'Organization', name })) }
    : {}),
  ...(resource.issuedOn ? { datePublished: resource.issuedOn } : {}),
  ...(resource.edition ? { bookEdition: resource.edition } : {}),
  ...(resource.licence ? { license: resource.licence } : {}),
  ...(resource.format ? { encodingFormat: resource.format } : {}),
  spatialCoverage: resource.countries.map(({ code, name }) => ({ '@type': 'Country', identifier: code, name })),
});
