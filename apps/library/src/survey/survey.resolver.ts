import { Inject } from '@nestjs/common';
import { Args, Context, Parent, Query, ResolveField, ResolveReference, Resolver } from '@nestjs/graphql';
import { CurrentActor, type Actor } from '#access';
import type { Connection } from '#database';
import { loader, type SubgraphContext } from '#graphql';
import {
  countryReference,
  participantReference,
  type CountryReference,
  type ParticipantReference,
} from '../publication/publication-fields.js';
import { PublicationReader } from '../publication/publication-reader.service.js';
import { referenced } from '../publication/publication.resolver.js';
import type { PublicationRecord } from '../publication/record.js';
import { readText, type Text } from '../text.js';
import type { Entry } from '../vocabulary/vocabulary.js';
import { AgreementNetworks, type NetworkFilter } from './agreement-network.service.js';
import { membersOn, type BodyReference } from './body-members.js';
import { CoverageService, type Coverage, type CoverageQuestion } from './coverage.service.js';
import { LegalTimeline, type LegalEvent, type TimelineArguments } from './legal-timeline.service.js';
import type { AgreementNetwork, NetworkNode } from './network-of.js';
import { PolicyComparison, type PoliciesOnTopic, type PolicyOfCountry } from './policy-comparison.service.js';

type Row = Coverage['rows'][number];
type Column = Coverage['columns'][number];

@Resolver()
export class SurveyResolver {
  constructor(
    @Inject(PolicyComparison) private readonly policies: PolicyComparison,
    @Inject(CoverageService) private readonly coverages: CoverageService,
    @Inject(AgreementNetworks) private readonly networks: AgreementNetworks,
    @Inject(LegalTimeline) private readonly legalTimeline: LegalTimeline,
  ) {}

  @Query()
  comparePolicies(
    @CurrentActor() actor: Actor,
    @Args() asked: { countries: string[]; topics: string[]; first?: number | null },
  ): Promise<PoliciesOnTopic[]> {
    return this.policies.of(actor, asked);
  }

  @Query()
  coverage(@CurrentActor() actor: Actor, @Args() asked: CoverageQuestion): Promise<Coverage> {
    return this.coverages.of(actor, asked);
  }

  @Query()
  agreementNetwork(
    @CurrentActor() actor: Actor,
    @Args('filter') filter?: NetworkFilter | null,
  ): Promise<AgreementNetwork> {
    return this.networks.of(actor, filter ?? {});
  }

  @Query()
  timeline(@CurrentActor() actor: Actor, @Args() asked: TimelineArguments): Promise<Connection<LegalEvent>> {
    return this.legalTimeline.page(actor, asked);
  }
}

@Resolver('RegionalBody')
export class BodyCoverageResolver {
  constructor(@Inject(CoverageService) private readonly coverages: CoverageService) {}

  @ResolveReference()
  reference(body: BodyReference): BodyReference {
    return body;
  }

  /** A page of countries with their bodies names each body many times: it is counted once. */
  @ResolveField()
  coverage(
    @Parent() body: BodyReference,
    @Args() asked: Omit<CoverageQuestion, 'countries'>,
    @Context() context: SubgraphContext,
  ): Promise<Coverage> {
    return loader<string, Coverage>(context, `coverage ${JSON.stringify(asked)}`, (lists) =>
      this.coverages.ofEach(context.actor, asked, lists),
    ).load(membersOn(body, asked.asOf).join(' '));
  }
}

@Resolver('PoliciesOnTopic')
export class PoliciesOnTopicResolver {
  @ResolveField()
  topic(@Parent() { entry }: PoliciesOnTopic): Entry {
    return entry;
  }
}

@Resolver('PoliciesOfCountry')
export class PoliciesOfCountryResolver {
  @ResolveField()
  country(@Parent() { country }: PolicyOfCountry): CountryReference {
    return countryReference(country);
  }

  @ResolveField()
  missing(@Parent() { total }: PolicyOfCountry): boolean {
    return total === 0;
  }
}

@Resolver('CoverageColumn')
export class CoverageColumnResolver {
  @ResolveField()
  code(@Parent() { entry }: Column): string {
    return entry.code;
  }

  @ResolveField()
  label(
    @Parent() { entry }: Column,
    @Args('language') asked: string | undefined,
    @Context() context: SubgraphContext,
  ): Text | null {
    return readText(entry.labels, asked, context);
  }

  @ResolveField()
  gaps(@Parent() { gaps }: Column): CountryReference[] {
    return gaps.map(countryReference);
  }
}

@Resolver('CoverageRow')
export class CoverageRowResolver {
  @ResolveField()
  country(@Parent() { country }: Row): CountryReference {
    return countryReference(country);
  }

  @ResolveField()
  gaps(@Parent() { gaps }: Row): string[] {
    return gaps.map(({ code }) => code);
  }
}

@Resolver('NetworkNode')
export class NetworkNodeResolver {
  @ResolveField()
  country(@Parent() { country }: NetworkNode): CountryReference | null {
    return country === null ? null : countryReference(country);
  }

  @ResolveField()
  body(@Parent() { body }: NetworkNode): ParticipantReference | null {
    return body === null ? null : participantReference(body);
  }
}

@Resolver('LegalEvent')
export class LegalEventResolver {
  constructor(@Inject(PublicationReader) private readonly reader: PublicationReader) {}

  @ResolveField()
  publication(
    @Parent() { publicationId }: LegalEvent,
    @Context() context: SubgraphContext,
  ): Promise<PublicationRecord | null> {
    return referenced(this.reader, publicationId, context);
  }
}
