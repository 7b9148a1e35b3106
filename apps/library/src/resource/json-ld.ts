import { country, type LinkedData } from '../publication/linked-data.js';
import type { ResourceContent } from './resource.js';

const TYPES: Partial<Record<ResourceContent['resourceType'], string>> = {
  REPORT: 'Report',
  DATASET: 'Dataset',
  WEBSITE: 'WebSite',
};

/** schema.org CreativeWork, or the more exact type where there is one. */
export const resourceJsonLd = (resource: ResourceContent, { id }: { id: string }): LinkedData => ({
  '@type': TYPES[resource.resourceType] ?? 'CreativeWork',
  additionalType: resource.resourceType,
  author: resource.authors.map((name) => ({ '@type': 'Organization', name })),
  ...(resource.publisher ? { publisher: { '@type': 'Organization', name: resource.publisher } } : {}),
  datePublished: resource.issuedOn,
  version: resource.edition,
  sameAs: resource.officialUrl,
  identifier: resource.identifier ? [id, resource.identifier] : id,
  license: resource.licence,
  encodingFormat: resource.format,
  spatialCoverage: resource.countries.map((code) => country(code)),
});
