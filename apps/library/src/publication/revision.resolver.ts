import { Inject } from '@nestjs/common';
import { Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { Difference } from '#contracts';
import type { SubgraphContext } from '#graphql';
import { shownDifferences } from './change-of.js';
import { participantReference, type ParticipantReference, type RevisionOf } from './publication-fields.js';
import { PublicationReader } from './publication-reader.service.js';
import { PublicationUrls } from './publication-urls.js';
import { contextOf, readLike } from './read-as.js';
import type { PublicationRecord } from './record.js';
import { RevisionReader } from './revision-reader.service.js';

const refOf = ({ publication_id: id, number }: RevisionOf): string => `${id}@${number}`;

@Resolver('Revision')
export class RevisionResolver {
  constructor(
    @Inject(RevisionReader) private readonly revisions: RevisionReader,
    @Inject(PublicationReader) private readonly publications: PublicationReader,
    @Inject(PublicationUrls) private readonly urls: PublicationUrls,
  ) {}

  @ResolveField()
  ref(@Parent() revision: RevisionOf): string {
    return refOf(revision);
  }

  @ResolveField()
  changeNote(@Parent() { change_note: note }: RevisionOf): string | null {
    return note;
  }

  @ResolveField()
  contentHash(@Parent() { hash }: RevisionOf): string {
    return hash;
  }

  @ResolveField()
  publishedAt(@Parent() { published_at: at }: RevisionOf): Date {
    return at;
  }

  @ResolveField()
  publishedBy(@Parent() { published_by: participant }: RevisionOf): ParticipantReference {
    return participantReference(participant);
  }

  @ResolveField()
  url(@Parent() revision: RevisionOf): string {
    return this.urls.ofRef(refOf(revision));
  }

  @ResolveField()
  async publication(
    @Parent() { record, number }: RevisionOf,
    @Context() asked: SubgraphContext,
  ): Promise<PublicationRecord | null> {
    const found = await this.publications.find(contextOf(record, asked).actor, record.id, number);
    return found && readLike(record, found);
  }

  @ResolveField()
  async differences(@Parent() { record, number }: RevisionOf, @Context() asked: SubgraphContext): Promise<object[]> {
    const { actor } = contextOf(record, asked);
    const found = await this.revisions.withPrevious(actor, record.id, number);
    return found?.before ? shownDifferences(found.before, found.now).map(asJson) : [];
  }
}

const asJson = ({ field, before, after }: Difference) => ({
  field,
  before: before === null ? null : JSON.stringify(before),
  after: after === null ? null : JSON.stringify(after),
});
