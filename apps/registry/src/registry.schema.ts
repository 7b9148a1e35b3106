import type { AppSchema } from '#database';
import { AuthorityEntity } from './authority/authority.entity.js';
import { ContactPointEntity } from './authority/contact-point.entity.js';
import { DesignationEntity } from './authority/designation.entity.js';
import { BodyMemberEntity } from './body/body-member.entity.js';
import { RegionalBodyEntity } from './body/regional-body.entity.js';
import { CountryEntity } from './country/country.entity.js';
import { RegionEntity } from './country/region.entity.js';
import { WhoRegionMembershipEntity } from './country/who-region-membership.entity.js';
import { LetterEntity } from './mail/letter.entity.js';
import { Register1763700000000 } from './migrations/0001-register.js';
import { RegisterInFull1763800000000 } from './migrations/0002-register-in-full.js';
import { Letters1763800000003 } from './migrations/0003-letters.js';
import { PartnerEntity } from './partner/partner.entity.js';
import { SafeguardsEditionEntity } from './safeguards-list/safeguards-edition.entity.js';
import { SafeguardsListingEntity } from './safeguards-list/safeguards-listing.entity.js';

export const registrySchema: AppSchema = {
  name: 'registry',
  entities: [
    RegionEntity,
    CountryEntity,
    WhoRegionMembershipEntity,
    RegionalBodyEntity,
    BodyMemberEntity,
    SafeguardsEditionEntity,
    SafeguardsListingEntity,
    AuthorityEntity,
    ContactPointEntity,
    DesignationEntity,
    PartnerEntity,
    LetterEntity,
  ],
  migrations: [Register1763700000000, RegisterInFull1763800000000, Letters1763800000003],
};
