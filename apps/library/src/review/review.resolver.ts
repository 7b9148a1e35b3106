import { Inject } from '@nestjs/common';
import { Args, Context, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { CurrentActor, type Actor } from '#access';
import { asResult, loader, type ErrorValue, type SubgraphContext } from '#graphql';
import { problemsOf } from '../check/check-draft.js';
import type { Problem } from '#kernel';
import type { Content } from '../publication/content.js';
import { Duplicates } from '../publication/duplicates.service.js';
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
    @Inject(Duplicates) private readonly duplicates: Duplicates,
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
  async problems(@Parent() draft: OpenDraft, @Context() context: SubgraphContext): Promise<object[]> {
    const { kind, ownerId, newestRevision, read } = draft.publication;
    const problems = problemsOf(kind, ownerId, await read());
    const duplicates = newestRevision > 0 ? [] : await this.duplicatesOf(context).load(draft);
    return [...problems, ...duplicates].map(({ path, message }) => ({ path: path.split('.'), message }));
  }

  /** All of one owner: nobody reads another's drafts. */
  private duplicatesOf(context: SubgraphContext) {
    return loader<OpenDraft, Problem[]>(context, Duplicates, async (drafts) => {
      const looked: { id: string; content: Content }[] = [];
      for (const { publication } of drafts) looked.push({ id: publication.id, content: await publication.read() });
      return this.duplicates.problemsOf(drafts[0]?.publication.ownerId ?? '', looked);
    });
  }

  @ResolveField()
  comments(@Parent() draft: OpenDraft, @Context() context: SubgraphContext): Promise<DraftComment[]> {
    return loader<OpenDraft, DraftComment[]>(context, DraftComments, (drafts) =>
      this.draftComments.ofMany(drafts),
    ).load(draft);
  }
}
