import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { ContentFields } from '../publication/content-fields.js';
import { kindResolver } from '../publication/kind-resolver.js';
import { countryReference, type CountryReference } from '../publication/publication-fields.js';
import type { PublicationRecord } from '../publication/record.js';
import { TranslatedFields } from '../publication/translated-fields.js';
import type { PracticeContent } from './practice.js';

const TOLD = ['problem', 'action', 'results', 'evidence', 'cost', 'replicability'] as const;

@Resolver('Practice')
@ContentFields('startedOn', 'endedOn', 'partners')
@TranslatedFields(...TOLD)
export class PracticeResolver extends kindResolver('PRACTICE', TOLD) {
  @ResolveField()
  async countries(@Parent() record: PublicationRecord): Promise<CountryReference[]> {
    return ((await record.read()) as PracticeContent).countries.map(countryReference);
  }
}
