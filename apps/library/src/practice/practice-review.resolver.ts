import { Inject } from '@nestjs/common';
import { Args, Context, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { CurrentActor, type Actor } from '#access';
import { asResult, loader, type ErrorValue, type SubgraphContext } from '#graphql';
import { participantReference, type ParticipantReference } from '../publication/publication-fields.js';
import { contextOf } from '../publication/read-as.js';
import type { PublicationRecord } from '../publication/record.js';
import { allTexts, readText, type Text } from '../text.js';
import { isReviewed, PracticeReviewReader, type PracticeReview } from './practice-review-reader.service.js';
import { PracticeReviews, type ReviewInput } from './practice-reviews.service.js';

@Resolver('Practice')
export class ReviewedPracticeResolver {
  constructor(
    @Inject(PracticeReviews) private readonly reviewing: PracticeReviews,
    @Inject(PracticeReviewReader) private readonly reader: PracticeReviewReader,
  ) {}

  @Mutation()
  reviewPractice(
    @CurrentActor() actor: Actor,
    @Args('id') id: string,
    @Args('input') input: ReviewInput,
  ): Promise<PublicationRecord | ErrorValue> {
    return asResult(() => this.reviewing.review(actor, id, input));
  }

  @ResolveField()
  reviews(@Parent() record: PublicationRecord, @Context() context: SubgraphContext): Promise<PracticeReview[]> {
    return reviewsOf(this.reader, record, context);
  }

  /** What a draft says, or what is not published yet, nobody has reviewed. */
  @ResolveField()
  async reviewed(@Parent() record: PublicationRecord, @Context() context: SubgraphContext): Promise<boolean> {
    const isOut = record.draftVersion === null && record.revision <= record.newestRevision;
    return isOut && isReviewed(await reviewsOf(this.reader, record, context));
  }
}

function reviewsOf(
  reader: PracticeReviewReader,
  record: PublicationRecord,
  asking: SubgraphContext,
): Promise<PracticeReview[]> {
  const { id, revision } = record;
  const context = contextOf(record, asking);
  const asked = loader<string, PracticeReview[]>(context, PracticeReviewReader, (refs) =>
    reader.ofMany(
      context.actor,
      refs.map((ref) => ({ id: ref.split('@')[0] as string, revision: Number(ref.split('@')[1]) })),
    ),
  );
  return asked.load(`${id}@${revision}`);
}

@Resolver('PracticeReview')
export class PracticeReviewResolver {
  @ResolveField()
  reviewer(@Parent() { reviewer }: PracticeReview): ParticipantReference {
    return participantReference(reviewer);
  }

  @ResolveField()
  comment(
    @Parent() { comment }: PracticeReview,
    @Args('language') asked: string | undefined,
    @Context() context: SubgraphContext,
  ): Text | null {
    return readText(comment, asked, context);
  }

  @ResolveField()
  comments(@Parent() { comment }: PracticeReview): Text[] {
    return allTexts(comment);
  }
}
