import { Args, Context, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Inject } from '@nestjs/common';
import { CurrentActor, type Actor } from '#access';
import { asResult, type SubgraphContext } from '#graphql';
import { allTexts, readText, type Text } from '../text.js';
import type { Concept, Scheme } from './concept.js';
import { heldScheme, heldSchemes, successorOf } from './held-schemes.js';
import { labelCountsOf, type LabelCount } from './label-counts.js';
import { languagesOf } from './languages-of.js';
import { inputOf, type GraphInput } from './load/graph-input.js';
import { VocabularyLoading, type VocabularyLoad } from './load/vocabulary-loading.service.js';
import { VocabularyUrls } from './vocabulary-urls.js';

@Resolver('Vocabulary')
export class SchemeResolver {
  constructor(
    @Inject(VocabularyUrls) private readonly urls: VocabularyUrls,
    @Inject(VocabularyLoading) private readonly loading: VocabularyLoading,
  ) {}

  @Query()
  vocabularies(@Args('schemes') asked?: readonly string[] | null): readonly Scheme[] {
    return asked ? heldSchemes().filter(({ scheme }) => asked.includes(scheme)) : heldSchemes();
  }

  @Query()
  vocabulary(@Args('scheme') scheme: string): Scheme | null {
    return heldScheme(scheme);
  }

  @Mutation()
  loadVocabulary(@CurrentActor() actor: Actor, @Args('input') input: GraphInput, @Args('dryRun') dryRun: boolean) {
    return asResult<VocabularyLoad>(() => this.loading.load(actor, () => inputOf(input), dryRun));
  }

  @ResolveField()
  uri(@Parent() { scheme }: Scheme): string {
    return this.urls.ofScheme(scheme);
  }

  @ResolveField()
  title(
    @Parent() { title }: Scheme,
    @Args('language') asked: string | undefined,
    @Context() context: SubgraphContext,
  ): Text | null {
    return readText(title, asked, context);
  }

  @ResolveField()
  titles(@Parent() { title }: Scheme): Text[] {
    return allTexts(title);
  }

  @ResolveField()
  description(
    @Parent() { description }: Scheme,
    @Args('language') asked: string | undefined,
    @Context() context: SubgraphContext,
  ): Text | null {
    return readText(description, asked, context);
  }

  @ResolveField()
  replaces(@Parent() { replaces }: Scheme): Scheme | null {
    return replaces === null ? null : heldScheme(replaces);
  }

  @ResolveField()
  isReplacedBy(@Parent() { scheme }: Scheme): Scheme | null {
    return successorOf(scheme);
  }

  @ResolveField()
  languages(@Parent() { concepts }: Scheme): string[] {
    return languagesOf(concepts);
  }

  @ResolveField()
  labelCounts(@Parent() scheme: Scheme): LabelCount[] {
    return labelCountsOf(scheme);
  }

  @ResolveField()
  unconfirmedCount(@Parent() { concepts }: Scheme): number {
    return concepts.filter(({ unconfirmed }) => unconfirmed).length;
  }

  @ResolveField()
  conceptCount(@Parent() { concepts }: Scheme): number {
    return concepts.length;
  }

  @ResolveField()
  topConcepts(@Parent() { concepts }: Scheme): Concept[] {
    return concepts.filter(({ broader }) => broader === null);
  }
}
