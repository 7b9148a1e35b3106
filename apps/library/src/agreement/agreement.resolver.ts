import { Inject } from '@nestjs/common';
import { Args, Mutation, Parent, ResolveField, ResolveReference, Resolver } from '@nestjs/graphql';
import { CurrentActor, type Actor } from '#access';
import { asResult, type ErrorValue, type SubgraphContext } from '#graphql';
import { EmbargoReader } from '../embargo/embargo-reader.service.js';
import { ContentFields } from '../publication/content-fields.js';
import { DraftReader } from '../publication/draft-reader.service.js';
import { Drafts } from '../publication/drafts.service.js';
import { givenOf } from '../publication/given.js';
import { PublicationFields, countryReference, participantReference } from '../publication/publication-fields.js';
import { PublicationReader } from '../publication/publication-reader.service.js';
import { PublicationUrls } from '../publication/publication-urls.js';
import { referenced } from '../publication/publication.resolver.js';
import { Publishing, type PublishOptions } from '../publication/publishing.service.js';
import type { PublicationRecord } from '../publication/record.js';
import { RevisionReader } from '../publication/revision-reader.service.js';
import type { AgreementContent } from './agreement.js';
import { expiringOn } from './expiring.js';
import { legalStatus } from './legal-status.js';

type Input = Record<string, unknown>;
type Result = Promise<PublicationRecord | ErrorValue>;

@Resolver('Agreement')
@ContentFields(
  'agreementType',
  'form',
  'binding',
  'parties',
  'signedOn',
  'publishedOn',
  'inForceOn',
  'expiresOn',
  'endedOn',
  'endReason',
  'phase',
  'content',
  'quota',
  'durationMonths',
  'renewal',
  'noticeMonths',
  'jointCommittee',
)
export class AgreementResolver extends PublicationFields {
  constructor(
    @Inject(Drafts) private readonly drafts: Drafts,
    @Inject(Publishing) private readonly publishing: Publishing,
    @Inject(PublicationReader) private readonly reader: PublicationReader,
    @Inject(RevisionReader) protected readonly revisionReader: RevisionReader,
    @Inject(DraftReader) protected readonly draftReader: DraftReader,
    @Inject(EmbargoReader) protected readonly embargoReader: EmbargoReader,
    @Inject(PublicationUrls) protected readonly urls: PublicationUrls,
  ) {
    super();
  }

  @Mutation()
  createAgreement(@CurrentActor() actor: Actor, @Args('input') input: Input): Result {
    return asResult(() => this.drafts.create(actor, 'AGREEMENT', givenOf('AGREEMENT', input)));
  }

  @Mutation()
  updateAgreement(
    @CurrentActor() actor: Actor,
    @Args('id') id: string,
    @Args('input') input: Input,
    @Args('expectedVersion') expectedVersion: number,
  ): Result {
    return asResult(() => this.drafts.update(actor, 'AGREEMENT', id, givenOf('AGREEMENT', input), expectedVersion));
  }

  @Mutation()
  publishAgreement(@CurrentActor() actor: Actor, @Args('input') input: Input, @Args() options: PublishOptions): Result {
    return asResult(() => this.publishing.publishNew(actor, 'AGREEMENT', givenOf('AGREEMENT', input), options));
  }

  @ResolveField()
  async legalStatus(@Parent() record: PublicationRecord): Promise<string | null> {
    return legalStatus((await record.read()) as AgreementContent) || null;
  }

  @ResolveField()
  async expiringOn(@Parent() record: PublicationRecord): Promise<string | null> {
    return record.revocation ? null : expiringOn((await record.read()) as AgreementContent);
  }

  @ResolveReference()
  reference({ id }: { id: string }, context: SubgraphContext): Promise<PublicationRecord | null> {
    return referenced(this.reader, id, context);
  }
}

type Party = AgreementContent['parties'][number];

@Resolver('Party')
export class PartyResolver {
  @ResolveField()
  country(@Parent() { country }: Party): object | null {
    return country === undefined ? null : countryReference(country);
  }

  @ResolveField()
  body(@Parent() { body }: Party): object | null {
    return body === undefined ? null : participantReference(body);
  }
}
