import { Inject } from '@nestjs/common';
import { Args, Mutation, Parent, ResolveField, ResolveReference, Resolver } from '@nestjs/graphql';
import { CurrentActor, type Actor } from '#access';
import { asResult, type ErrorValue, type SubgraphContext } from '#graphql';
import { EmbargoReader } from '../embargo/embargo-reader.service.js';
import { ContentFields } from '../publication/content-fields.js';
import { DraftReader } from '../publication/draft-reader.service.js';
import { Drafts } from '../publication/drafts.service.js';
import { givenOf } from '../publication/given.js';
import { PublicationFields, countryReference, type CountryReference } from '../publication/publication-fields.js';
import { PublicationReader } from '../publication/publication-reader.service.js';
import { PublicationUrls } from '../publication/publication-urls.js';
import { referenced } from '../publication/publication.resolver.js';
import { Publishing, type PublishOptions } from '../publication/publishing.service.js';
import type { PublicationRecord } from '../publication/record.js';
import { RevisionReader } from '../publication/revision-reader.service.js';
import { TOPICS, type Entry } from '../vocabulary/vocabulary.js';
import type { LawContent } from './law.js';

type Input = Record<string, unknown>;
type Result = Promise<PublicationRecord | ErrorValue>;

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
export class LawResolver extends PublicationFields {
  constructor(
    @Inject(Drafts) private readonly drafts: Drafts,
    @Inject(Publishing) private readonly publishing: Publishing,
    @Inject(PublicationReader) private readonly reader: PublicationReader,
    @Inject(RevisionReader) protected readonly revisionReader: RevisionReader,
    @Inject(DraftReader) protected readonly draftReader: DraftReader,
    @Inject(EmbargoReader) protected readonly embargoReader: EmbargoReader,
    @Inject(PublicationUrls) protected readonly urls: PublicationUrls,
  ) {
    super();
  }

  @Mutation()
  createLaw(@CurrentActor() actor: Actor, @Args('input') input: Input): Result {
    return asResult(() => this.drafts.create(actor, 'LAW', givenOf('LAW', input)));
  }

  @Mutation()
  updateLaw(
    @CurrentActor() actor: Actor,
    @Args('id') id: string,
    @Args('input') input: Input,
    @Args('expectedVersion') expectedVersion: number,
  ): Result {
    return asResult(() => this.drafts.update(actor, 'LAW', id, givenOf('LAW', input), expectedVersion));
  }

  @Mutation()
  publishLaw(@CurrentActor() actor: Actor, @Args('input') input: Input, @Args() options: PublishOptions): Result {
    return asResult(() => this.publishing.publishNew(actor, 'LAW', givenOf('LAW', input), options));
  }

  @ResolveReference()
  reference({ id }: { id: string }, context: SubgraphContext): Promise<PublicationRecord | null> {
    return referenced(this.reader, id, context);
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
