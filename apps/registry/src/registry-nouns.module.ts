import { Module } from '@nestjs/common';
import { AccessModule } from '#access';
import { CursorCodec } from '#kernel';
import { Outbox } from '#messaging';
import { ENVIRONMENT, type Environment } from '#platform';
import { AuditController } from './audit/audit.controller.js';
import { AuditNames } from './audit/audit-names.js';
import { AuditResolver } from './audit/audit.resolver.js';
import { AuditService } from './audit/audit.service.js';
import { AuthorityResolver } from './authority/authority.resolver.js';
import { AuthoritySeed } from './authority/authority.seed.js';
import { AuthorityService } from './authority/authority.service.js';
import { ContactPointResolver } from './authority/contact-point.resolver.js';
import { ContactPointService } from './authority/contact-point.service.js';
import { DesignateService } from './authority/designate.service.js';
import { CountryAuthoritiesResolver, DesignationResolver } from './authority/designation.resolver.js';
import { DesignationService } from './authority/designation.service.js';
import { EndDesignationService } from './authority/end-designation.service.js';
import { EnterAuthorityService } from './authority/enter-authority.service.js';
import { BodyResolver } from './body/body.resolver.js';
import { BodySeed } from './body/body.seed.js';
import { BodyService } from './body/body.service.js';
import { CountryBodiesResolver, MembershipResolver } from './body/membership.resolver.js';
import { MembershipService } from './body/membership.service.js';
import { SetMembershipService } from './body/set-membership.service.js';
import { CountryListService } from './country/country-list.service.js';
import { CountryResolver } from './country/country.resolver.js';
import { CountrySeed } from './country/country.seed.js';
import { CountryService } from './country/country.service.js';
import { RegionResolver } from './country/region.resolver.js';
import { ParticipantResolver } from './participant/participant.resolver.js';
import { ParticipantService } from './participant/participant.service.js';
import { EnterPartnerService } from './partner/enter-partner.service.js';
import { PartnerReadsResolver } from './partner/partner-reads.resolver.js';
import { PartnerReads } from './partner/partner-reads.service.js';
import { PartnerResolver } from './partner/partner.resolver.js';
import { PartnerSeed } from './partner/partner.seed.js';
import { PartnerService } from './partner/partner.service.js';
import { personnel } from './person/personnel.js';
import { RegisterController } from './register/register.controller.js';
import { RegisterResolver } from './register/register.resolver.js';
import { RegisterService } from './register/register.service.js';
import { RegistryDatabase } from './registry.database.js';
import { AgreementSafeguardsResolver, SafeguardsPartyResolver } from './safeguards-list/safeguards-check.resolver.js';
import { SafeguardsListResolver } from './safeguards-list/safeguards-list.resolver.js';
import { SafeguardsListSeed } from './safeguards-list/safeguards-list.seed.js';
import { SafeguardsListService } from './safeguards-list/safeguards-list.service.js';
import { CountrySafeguardsResolver, SafeguardsListingResolver } from './safeguards-list/safeguards-listing.resolver.js';
import { RegistrySeed } from './seed/registry-seed.js';

const country = [CountrySeed, CountryService, CountryListService, CountryResolver, RegionResolver];
const body = [
  BodySeed,
  BodyService,
  MembershipService,
  SetMembershipService,
  BodyResolver,
  MembershipResolver,
  CountryBodiesResolver,
];
const safeguards = [
  SafeguardsListSeed,
  SafeguardsListService,
  SafeguardsListResolver,
  SafeguardsListingResolver,
  CountrySafeguardsResolver,
  AgreementSafeguardsResolver,
  SafeguardsPartyResolver,
];
const authority = [
  AuthoritySeed,
  AuthorityService,
  DesignationService,
  DesignateService,
  EndDesignationService,
  EnterAuthorityService,
  ContactPointService,
  ContactPointResolver,
  AuthorityResolver,
  DesignationResolver,
  CountryAuthoritiesResolver,
];
const partner = [PartnerSeed, PartnerService, EnterPartnerService, PartnerResolver, PartnerReads, PartnerReadsResolver];
const register = [RegisterService, RegisterResolver];
const participant = [ParticipantService, ParticipantResolver];
const audit = [AuditService, AuditNames, AuditResolver];
const cursors = {
  provide: CursorCodec,
  inject: [ENVIRONMENT],
  useFactory: ({ CURSOR_SECRET }: Environment) => new CursorCodec(CURSOR_SECRET),
};

/** Everything that the registry's schema is made of. */
@Module({
  imports: [RegistryDatabase, AccessModule],
  controllers: [AuditController, RegisterController],
  providers: [
    Outbox,
    cursors,
    RegistrySeed,
    ...country,
    ...body,
    ...safeguards,
    ...authority,
    ...partner,
    ...participant,
    ...register,
    ...audit,
    ...personnel,
  ],
  exports: [RegistrySeed],
})
export class RegistryNounsModule {}
