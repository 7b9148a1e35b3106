import { Inject } from '@nestjs/common';
import { Args, Context, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { CurrentActor, type Actor } from '#access';
import { asResult, loader, type ErrorValue, type SubgraphContext } from '#graphql';
import { problemsOf } from '../check/check-draft.js';
import type { OpenDraft } from '../publication/draft-reader.service.js';
import type { PublicationRecord } from '../publication/record.js';
import { DraftComments, type DraftComment, type NewComment } from './draft-comments.service.js';
import { Reviews } from './reviews.service.js';

type Result = Promise<PublicationRecord | ErrorValue>;

@Resolver('PublicationDraft')
export class ReviewResolver {
  constructor(
    @Inject(Reviews) private readonly reviews: Reviews,
    @Inject(DraftComments) private readonly draftComments: DraftComments,
  ) {}

  @Mutation()
  submitForReview(
    @CurrentActor() actor: Actor,
    @Args('id') id: string,
    @Args('expectedVersion') expectedVersion: number,
    @Args('to') to: string[] | null | undefined,
  ): Result {
    return asResult(() => this.reviews.submit(actor, id, expectedVersion, to ?? []));
  }

  @Mutation()
  approve(
    @CurrentActor() actor: Actor,
    @Args('id') id: string,
    @Args('expectedVersion') expectedVersion: number,
  ): Result {
    return asResult(() => this.reviews.approve(actor, id, expectedVersion));
  }

  @Mutation()
  requestChanges(@CurrentActor() actor: Actor, @Args('id') id: string, @Args('reason') reason: string): Result {
    return asResult(() => this.reviews.requestChanges(actor, id, reason));
  }

  @Mutation()
  rejectDraft(@CurrentActor() actor: Actor, @Args('id') id: string, @Args('reason') reason: string): Result {
    return asResult(() => this.reviews.reject(actor, id, reason));
  }

  @Mutation()
  returnToWork(@CurrentActor() actor: Actor, @Args('id') id: string): Result {
    return asResult(() => this.reviews.returnToWork(actor, id));
  }

  @Mutation()
  commentOnDraft(@CurrentActor() actor: Actor, @Args() comment: NewComment): Result {
    return asResult(() => this.draftComments.add(actor, comment));
  }

  @Mutation()
  resolveComment(
    @CurrentActor() actor: Actor,
    @Args('id') id: string,
    @Args('comment') comment: string,
    @Args('resolved') isResolved: boolean,
  ): Result {
    return asResult(() => this.draftComments.resolve(actor, id, comment, isResolved));
  }

  @ResolveField()
  async problems(@Parent() { publication }: OpenDraft): Promise<object[]> {
    const { kind, ownerId } = publication;
    return problemsOf(kind, ownerId, await publication.read()).map(({ path, message }) => ({
      path: path.split('.'),
      message,
    }));
  }

  @ResolveField()
  comments(@Parent() draft: OpenDraft, @Context() context: SubgraphContext): Promise<DraftComment[]> {
    return loader<OpenDraft, DraftComment[]>(context, DraftComments, (drafts) =>
      this.draftComments.ofMany(drafts),
    ).load(draft);
  }
}
