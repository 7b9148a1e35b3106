import { Inject } from '@nestjs/common';
import { Args, Context, Mutation, Parent, ResolveField, ResolveReference, Resolver } from '@nestjs/graphql';
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
import { readText, type Text } from '../text.js';
import type { PracticeContent } from './practice.js';

type Input = Record<string, unknown>;
type Result = Promise<PublicationRecord | ErrorValue>;

const TOLD = ['problem', 'action', 'results', 'evidence', 'cost', 'replicability'] as const;

@Resolver('Practice')
@ContentFields('startedOn', 'endedOn', 'partners')
export class PracticeResolver extends PublicationFields {
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
  createPractice(@CurrentActor() actor: Actor, @Args('input') input: Input): Result {
    return asResult(() => this.drafts.create(actor, 'PRACTICE', givenOf('PRACTICE', input, TOLD)));
  }

  @Mutation()
  updatePractice(
    @CurrentActor() actor: Actor,
    @Args('id') id: string,
    @Args('input') input: Input,
    @Args('expectedVersion') expectedVersion: number,
  ): Result {
    return asResult(() => this.drafts.update(actor, 'PRACTICE', id, givenOf('PRACTICE', input, TOLD), expectedVersion));
  }

  @Mutation()
  publishPractice(@CurrentActor() actor: Actor, @Args('input') input: Input, @Args() options: PublishOptions): Result {
    return asResult(() => this.publishing.publishNew(actor, 'PRACTICE', givenOf('PRACTICE', input, TOLD), options));
  }

  @ResolveReference()
  reference({ id }: { id: string }, context: SubgraphContext): Promise<PublicationRecord | null> {
    return referenced(this.reader, id, context);
  }

  @ResolveField()
  async countries(@Parent() record: PublicationRecord): Promise<CountryReference[]> {
    return ((await record.read()) as PracticeContent).countries.map(countryReference);
  }

  @ResolveField()
  problem(
    @Parent() record: PublicationRecord,
    @Args('language') asked: string | undefined,
    @Context() context: SubgraphContext,
  ): Told {
    return told(record, 'problem', asked, context);
  }

  @ResolveField()
  action(
    @Parent() record: PublicationRecord,
    @Args('language') asked: string | undefined,
    @Context() context: SubgraphContext,
  ): Told {
    return told(record, 'action', asked, context);
  }

  @ResolveField()
  results(
    @Parent() record: PublicationRecord,
    @Args('language') asked: string | undefined,
    @Context() context: SubgraphContext,
  ): Told {
    return told(record, 'results', asked, context);
  }

  @ResolveField()
  evidence(
    @Parent() record: PublicationRecord,
    @Args('language') asked: string | undefined,
    @Context() context: SubgraphContext,
  ): Told {
    return told(record, 'evidence', asked, context);
  }

  @ResolveField()
  cost(
    @Parent() record: PublicationRecord,
    @Args('language') asked: string | undefined,
    @Context() context: SubgraphContext,
  ): Told {
    return told(record, 'cost', asked, context);
  }

  @ResolveField()
  replicability(
    @Parent() record: PublicationRecord,
    @Args('language') asked: string | undefined,
    @Context() context: SubgraphContext,
  ): Told {
    return told(record, 'replicability', asked, context);
  }
}

type Told = Promise<Text | null>;

async function told(
  record: PublicationRecord,
  field: (typeof TOLD)[number],
  asked: string | undefined,
  context: SubgraphContext,
): Told {
  return readText(((await record.read()) as PracticeContent)[field], asked, context, record.originalLanguage);
}
