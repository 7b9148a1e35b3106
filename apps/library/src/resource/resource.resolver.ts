import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { ContentFields } from '../publication/content-fields.js';
import { kindResolver } from '../publication/kind-resolver.js';
import { countryReference, type CountryReference } from '../publication/publication-fields.js';
import type { PublicationRecord } from '../publication/record.js';
import type { ResourceContent } from './resource.js';

@Resolver('Resource')
@ContentFields('resourceType', 'authors', 'publisher', 'issuedOn', 'edition', 'identifier', 'licence', 'format')
export class ResourceResolver extends kindResolver('RESOURCE') {
  @ResolveField()
  async countries(@Parent() record: PublicationRecord): Promise<CountryReference[]> {
    return ((await record.read()) as ResourceContent).countries.map(countryReference);
  }
}
