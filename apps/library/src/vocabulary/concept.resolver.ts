import { Inject } from '@nestjs/common';
import { Args, Context, Parent, Query, ResolveField, ResolveReference, Resolver } from '@nestjs/graphql';
import { loader, type SubgraphContext } from '#graphql';
import { allTexts, readText, textOf, type Text } from '../text.js';
import type { Concept, Standing } from './concept.js';
import { deprecationOf, type Deprecation } from './deprecation.js';
import { findConcepts, type ConceptQuestion } from './find-concepts.js';
import { ancestorsOf, conceptIn, narrowerThan, referredTo } from './held-schemes.js';
import { PublicationCounts } from './publication-counts.service.js';
import { VocabularyUrls } from './vocabulary-urls.js';

interface ConceptLabel extends Text {
  standing: Standing;
}

@Resolver('Concept')
export class ConceptResolver {
  constructor(
    @Inject(VocabularyUrls) private readonly urls: VocabularyUrls,
    @Inject(PublicationCounts) private readonly counts: PublicationCounts,
  ) {}

  @Query()
  concepts(@Args() question: ConceptQuestion): Concept[] {
    return findConcepts(question);
  }

  @Query()
  concept(@Args('scheme') scheme: string, @Args('code') code: string): Concept | null {
    return conceptIn(scheme, code);
  }

  @ResolveReference()
  reference({ scheme, code }: Pick<Concept, 'scheme' | 'code'>): Concept {
    return referredTo(scheme, code);
  }

  @ResolveField()
  uri(@Parent() concept: Concept): string {
    return this.urls.of(concept);
  }

  @ResolveField()
  label(
    @Parent() concept: Concept,
    @Args('language') asked: string | undefined,
    @Context() context: SubgraphContext,
  ): ConceptLabel | null {
    const text = readText(concept.labels, asked, context);
    return text && withStanding(concept, text);
  }

  @ResolveField()
  labels(@Parent() concept: Concept): ConceptLabel[] {
    return allTexts(concept.labels).map((text) => withStanding(concept, text));
  }

  @ResolveField()
  definition(
    @Parent() { definition }: Concept,
    @Args('language') asked: string | undefined,
    @Context() context: SubgraphContext,
  ): Text | null {
    return readText(definition, asked, context);
  }

  @ResolveField()
  altLabels(@Parent() { altLabels }: Concept, @Args('language') asked: string | undefined): Text[] {
    return Object.entries(altLabels)
      .filter(([language]) => !asked || language === asked)
      .flatMap(([language, values]) => values.map((value) => textOf(language, value)));
  }

  @ResolveField()
  broader(@Parent() { scheme, broader }: Concept): Concept | null {
    return conceptIn(scheme, broader);
  }

  @ResolveField()
  narrower(@Parent() concept: Concept): Concept[] {
    return narrowerThan(concept);
  }

  @ResolveField()
  ancestors(@Parent() concept: Concept): Concept[] {
    return ancestorsOf(concept);
  }

  @ResolveField()
  deprecation(@Parent() concept: Concept): Deprecation | null {
    return deprecationOf(concept);
  }

  @ResolveField()
  publicationCount(@Parent() concept: Concept, @Context() context: SubgraphContext): Promise<number | null> {
    return loader<Concept, number | null>(context, PublicationCounts, (concepts) =>
      this.counts.of(context.actor, concepts),
    ).load(concept);
  }
}

const withStanding = ({ standing }: Concept, text: Text): ConceptLabel => ({
  ...text,
  standing: standing[text.language] ?? 'COURTESY',
});
