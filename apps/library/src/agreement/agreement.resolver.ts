import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { ContentFields } from '../publication/content-fields.js';
import { kindResolver } from '../publication/kind-resolver.js';
import { countryReference, participantReference } from '../publication/publication-fields.js';
import type { PublicationRecord } from '../publication/record.js';
import type { AgreementContent } from './agreement.js';
import { concernsRecruitment } from './content-areas.js';
import { expiringOn } from './expiring.js';
import { legalStatus } from './legal-status.js';

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
export class AgreementResolver extends kindResolver('AGREEMENT') {
  @ResolveField()
  async legalStatus(@Parent() record: PublicationRecord): Promise<string | null> {
    return legalStatus((await record.read()) as AgreementContent) || null;
  }

  @ResolveField()
  async concernsRecruitment(@Parent() record: PublicationRecord): Promise<boolean> {
    return concernsRecruitment((await record.read()) as AgreementContent);
  }

  @ResolveField()
  async expiringOn(@Parent() record: PublicationRecord): Promise<string | null> {
    return record.revocation ? null : expiringOn((await record.read()) as AgreementContent);
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
