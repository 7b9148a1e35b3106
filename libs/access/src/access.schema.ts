import type { AppSchema } from '#database';
import { ReaderKeyEntity } from './audience/reader-key.entity.js';
import { AuditEntryEntity } from './audit/audit-entry.entity.js';
import { AuditSealEntity } from './audit/audit-seal.entity.js';
import { AuditWaitingEntity } from './audit/audit-waiting.entity.js';
import { Standing0001763800000000 } from './migrations/0001-standing.js';
import { Audit1763800000002 } from './migrations/0002-audit.js';
import { ReaderKeys1763800000003 } from './migrations/0003-reader-keys.js';
import { SecondPair1763800000004 } from './migrations/0004-second-pair.js';
import { RateLimits1763800000005 } from './migrations/0005-rate-limits.js';
import { ShownTokens1763800000006 } from './migrations/0006-shown-tokens.js';
import { FeedOfLink1763814000041 } from './migrations/0041-feed-of-link.js';
import { ParticipantZones1763899030111 } from './migrations/0111-participant-zones.js';
import { RateLimitEntity } from './rate-limit/rate-limit.entity.js';
import { FeedLinkEntity } from './standing/feed-link.entity.js';
import { InvitationEntity } from './standing/invitation.entity.js';
import { ParticipantRuleEntity } from './standing/participant-rule.entity.js';
import { ParticipantZoneEntity } from './standing/participant-zone.entity.js';
import { IdentityEntity, PersonEntity } from './standing/person.entity.js';
import { RoleGrantEntity } from './standing/role-grant.entity.js';
import { ServiceAccountEntity } from './standing/service-account.entity.js';
import { SessionEntity } from './standing/session.entity.js';
import { ShownTokenEntity } from './standing/shown-token.entity.js';

/**
 * No app's own: every process that answers requests must know who asks and what they may. Apps whose use cases write to it
 * (grants, audit) name it in `alsoMigrates` and write with SQL that takes part in their own transaction.
 */
export const accessSchema: AppSchema = {
  name: 'access',
  entities: [
    PersonEntity,
    IdentityEntity,
    RoleGrantEntity,
    InvitationEntity,
    ServiceAccountEntity,
    SessionEntity,
    FeedLinkEntity,
    ParticipantRuleEntity,
    AuditEntryEntity,
    AuditSealEntity,
    AuditWaitingEntity,
    ReaderKeyEntity,
    RateLimitEntity,
    ShownTokenEntity,
    ParticipantZoneEntity,
  ],
  migrations: [
    Standing0001763800000000,
    Audit1763800000002,
    ReaderKeys1763800000003,
    SecondPair1763800000004,
    RateLimits1763800000005,
    ShownTokens1763800000006,
    FeedOfLink1763814000041,
    ParticipantZones1763899030111,
  ],
};
