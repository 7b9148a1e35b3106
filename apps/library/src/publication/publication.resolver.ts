import { Inject } from '@nestjs/common';
import { Args, Mutation, Parent, Query, ResolveField, ResolveReference, Resolver } from '@nestjs/graphql';
import { CurrentActor, type Actor } from '#access';
import { asResult, loader, type ErrorValue, type SubgraphContext } from '#graphql';
import { DraftReader } from './draft-reader.service.js';
import { Drafts } from './drafts.service.js';
import { PublicationList, type ListArguments, type PublicationPage } from './publication-list.service.js';
import { PublicationReader } from './publication-reader.service.js';
import { Publishing, type PublishOptions } from './publishing.service.js';
import type { PublicationRecord } from './record.js';
import type { Highlight } from '../search/highlighter.service.js';
import type { Expanded } from '../search/search-pages.service.js';
import { Revocation } from './revocation.service.js';

type Result<T> = Promise<T | ErrorValue>;

@Resolver('Publication')
export class PublicationResolver {
  constructor(
    @Inject(PublicationList) private readonly list: PublicationList,
    @Inject(PublicationReader) private readonly reader: PublicationReader,
    @Inject(DraftReader) private readonly draftReader: DraftReader,
    @Inject(Drafts) private readonly draftWriter: Drafts,
    @Inject(Publishing) private readonly publishing: Publishing,
    @Inject(Revocation) private readonly revocation: Revocation,
  ) {}

  @Query()
  publications(@CurrentActor() actor: Actor, @Args() given: ListArguments): Promise<PublicationPage> {
    return this.list.all(actor, given);
  }

  @Query()
  publication(
    @CurrentActor() actor: Actor,
    @Args('id') id: string,
    @Args('revision') revision: number | undefined,
    @Args('asOf') asOf: string | undefined,
  ): Promise<PublicationRecord | null> {
    return this.reader.find(actor, id, revision, asOf);
  }

  @Query()
  drafts(@CurrentActor() actor: Actor, @Args() given: ListArguments): Promise<PublicationPage> {
    return this.draftReader.list(actor, given);
  }

  @Mutation()
  publish(
    @CurrentActor() actor: Actor,
    @Args('id') id: string,
    @Args() options: PublishOptions,
  ): Result<PublicationRecord> {
    return asResult(() => this.publishing.publish(actor, id, options));
  }

  @Mutation()
  correct(
    @CurrentActor() actor: Actor,
    @Args('id') id: string,
    @Args() options: PublishOptions,
  ): Result<PublicationRecord> {
    return asResult(() => this.publishing.publish(actor, id, { ...options, correction: true }));
  }

  @Mutation()
  openDraft(@CurrentActor() actor: Actor, @Args('id') id: string): Result<PublicationRecord> {
    return asResult(() => this.draftWriter.openOn(actor, id));
  }

  @Mutation()
  deleteDraft(@CurrentActor() actor: Actor, @Args('id') id: string): Result<object> {
    return asResult(async () => {
      await this.draftWriter.delete(actor, id);
      return { __typename: 'DraftDeleted', id, publication: await this.reader.find(actor, id) };
    });
  }

  @Mutation()
  revoke(
    @CurrentActor() actor: Actor,
    @Args('id') id: string,
    @Args('reason') reason: string,
  ): Result<PublicationRecord> {
    return asResult(() => this.revocation.revoke(actor, id, reason));
  }

  @ResolveField('__resolveType')
  typename({ __typename }: PublicationRecord): string {
    return __typename;
  }

  @ResolveReference()
  reference({ id }: { id: string }, context: SubgraphContext): Promise<PublicationRecord | null> {
    return referenced(this.reader, id, context);
  }
}

/** Entities that other subgraphs name: one query for all of a request. */
export const referenced = (
  reader: PublicationReader,
  id: string,
  context: SubgraphContext,
): Promise<PublicationRecord | null> =>
  loader<string, PublicationRecord | null>(context, PublicationReader, (ids) =>
    reader.findMany(context.actor, ids),
  ).load(id);

@Resolver('PublicationConnection')
export class PublicationConnectionResolver {
  @ResolveField()
  totalCount(@Parent() page: PublicationPage): Promise<number> {
    return page.count();
  }

  @ResolveField()
  correctedTo(@Parent() { searched }: PublicationPage): string | null {
    return searched?.correctedTo ?? null;
  }

  @ResolveField()
  didYouMean(@Parent() { searched }: PublicationPage): Promise<string | null> | null {
    return searched?.didYouMean() ?? null;
  }

  @ResolveField()
  expandedBy(@Parent() { searched }: PublicationPage): Expanded[] {
    return searched?.expandedBy ?? [];
  }

  @ResolveField()
  facets(@Parent() { searched }: PublicationPage): object | null {
    return searched?.facets() ?? null;
  }
}

@Resolver('PublicationEdge')
export class PublicationEdgeResolver {
  @ResolveField()
  highlights(
    @Parent() { highlights }: { highlights?: () => Promise<Highlight[]> },
  ): Promise<Highlight[]> | Highlight[] {
    return highlights?.() ?? [];
  }
}
