import { Inject } from '@nestjs/common';
import { Args, Context, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { CurrentActor, type Actor } from '#access';
import type { SubgraphContext } from '#graphql';
import type { OpenDraft } from '../publication/draft-reader.service.js';
import type { PublicationPage } from '../publication/publication-list.service.js';
import { AsOfList, type AsOfArguments } from './as-of-list.service.js';
import type { ContentDifference } from './compare-contents.js';
import { Comparisons, type RevisionComparison } from './comparison.service.js';

interface Asked {
  id: string;
  from: number;
  to: number;
  language?: string | null;
}

@Resolver('PublicationDraft')
export class ComparisonResolver {
  constructor(
    @Inject(Comparisons) private readonly comparisons: Comparisons,
    @Inject(AsOfList) private readonly asOf: AsOfList,
  ) {}

  @Query()
  publicationsAsOf(@CurrentActor() actor: Actor, @Args() given: AsOfArguments): Promise<PublicationPage> {
    return this.asOf.page(actor, given);
  }

  @Query()
  compareRevisions(
    @CurrentActor() actor: Actor,
    @Args() { id, from, to, language }: Asked,
    @Context() { languages }: SubgraphContext,
  ): Promise<RevisionComparison | null> {
    return this.comparisons.revisions(actor, id, { from, to }, { languages, textsIn: language ?? null });
  }

  @ResolveField()
  differences(
    @Parent() { publication }: OpenDraft,
    @Args('language') language: string | undefined,
    @Context() { actor, languages }: SubgraphContext,
  ): Promise<ContentDifference[]> {
    return this.comparisons.ofDraft(actor, publication, { languages, textsIn: language ?? null });
  }
}
