import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { ContentFields } from '../publication/content-fields.js';
import { kindResolver } from '../publication/kind-resolver.js';
import { countryReference, type CountryReference } from '../publication/publication-fields.js';
import type { PublicationRecord } from '../publication/record.js';
import { TOPICS, type Entry } from '../vocabulary/vocabulary.js';
import type { LawContent } from './law.js';

@Resolver('Law')
@ContentFields(
  'lawType',
  'number',
  'gazette',
  'adoptedOn',
  'publishedOn',
  'inForceOn',
  'repealedOn',
  'legalForce',
  'provisions',
)
export class LawResolver extends kindResolver('LAW') {
  @ResolveField()
  async entriesIntoForce(@Parent() record: PublicationRecord): Promise<object[]> {
    const { entriesIntoForce = [] } = (await record.read()) as LawContent;
    return entriesIntoForce.map((entry) => ({ provisions: [], ...entry }));
  }

  @ResolveField()
  async jurisdiction(@Parent() record: PublicationRecord): Promise<CountryReference | null> {
    const { jurisdiction } = (await record.read()) as LawContent;
    return jurisdiction ? countryReference(jurisdiction) : null;
  }
}

@Resolver('Provision')
export class ProvisionResolver {
  @ResolveField()
  topic(@Parent() { topic }: LawContent['provisions'][number]): Entry | null {
    return topic === undefined ? null : TOPICS.get(topic);
  }
}
