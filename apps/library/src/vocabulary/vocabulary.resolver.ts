import { Args, Context, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { SubgraphContext } from '#graphql';
import { allTexts, readText, type Text } from '../text.js';
import { conceptIn } from './held-schemes.js';
import { LEGAL_BASES, OCCUPATIONS, TOPICS, type Entry } from './vocabulary.js';

abstract class EntryFields {
  @ResolveField()
  label(
    @Parent() entry: Entry,
    @Args('language') asked: string | undefined,
    @Context() context: SubgraphContext,
  ): Text | null {
    return readText(entry.labels, asked, context);
  }

  @ResolveField()
  labels(@Parent() entry: Entry): Text[] {
    return allTexts(entry.labels);
  }

  @ResolveField()
  concept(@Parent() { scheme, code }: Entry): Entry | null {
    return conceptIn(scheme, code);
  }
}

@Resolver('Topic')
export class TopicResolver extends EntryFields {
  @Query()
  topics(): readonly Entry[] {
    return TOPICS.entries;
  }

  @ResolveField()
  parent(@Parent() { broader }: Entry): string | null {
    return broader;
  }
}

@Resolver('LegalBasis')
export class LegalBasisResolver extends EntryFields {
  @Query()
  legalBases(@Args('scheme') scheme: string | undefined): readonly Entry[] {
    return LEGAL_BASES.entries.filter((entry) => !scheme || entry.scheme === scheme);
  }
}

@Resolver('Occupation')
export class OccupationResolver extends EntryFields {
  @Query()
  occupations(): readonly Entry[] {
    return OCCUPATIONS.unitEntries;
  }
}
