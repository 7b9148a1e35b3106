import { byTypename } from '#graphql';
import { delegationSdl } from '../delegation/delegation.graphql.js';
import { DelegationResolver, LendingResolver } from '../delegation/delegation.resolver.js';
import { DelegationService } from '../delegation/delegation.service.js';
import { feedLinkSdl } from '../feed-link/feed-link.graphql.js';
import { FeedLinkResolver } from '../feed-link/feed-link.resolver.js';
import { FeedLinkService } from '../feed-link/feed-link.service.js';
import { handOverSdl } from '../hand-over/hand-over.graphql.js';
import { HandOverResolver } from '../hand-over/hand-over.resolver.js';
import { HandOverService } from '../hand-over/hand-over.service.js';
import { invitationSdl } from '../invitation/invitation.graphql.js';
import { InvitationResolver } from '../invitation/invitation.resolver.js';
import { InvitationService } from '../invitation/invitation.service.js';
import { LetterService } from '../mail/letter.service.js';
import { serviceAccountSdl } from '../service-account/service-account.graphql.js';
import { ServiceAccountResolver } from '../service-account/service-account.resolver.js';
import { ServiceAccountService } from '../service-account/service-account.service.js';
import { AuthorityWarningsResolver, MeResolver, WarningResolver } from './me.resolver.js';
import { MeService } from './me.service.js';
import { OwnPeople } from './own-people.js';
import { ParticipantDays } from './participant-days.js';
import { ParticipantRuleService } from './participant-rule.service.js';
import { PeopleSeed } from './people.seed.js';
import { personSdl } from './person.graphql.js';
import { ParticipantRuleResolver, PersonResolver } from './person.resolver.js';
import { PersonService } from './person.service.js';
import { roleEnum } from './role-enum.js';
import { RoleGrantResolver } from './role-grant.resolver.js';
import { RoleService } from './role.service.js';
import { WarningService } from './warning.service.js';

const person = [
  OwnPeople,
  ParticipantDays,
  PersonService,
  RoleService,
  WarningService,
  MeService,
  ParticipantRuleService,
  PeopleSeed,
  PersonResolver,
  MeResolver,
  WarningResolver,
  AuthorityWarningsResolver,
  RoleGrantResolver,
  ParticipantRuleResolver,
];

const invitation = [InvitationService, LetterService, InvitationResolver];

const delegation = [DelegationService, DelegationResolver, LendingResolver];
const handOver = [HandOverService, HandOverResolver];
const serviceAccount = [ServiceAccountService, ServiceAccountResolver];
const feedLink = [FeedLinkService, FeedLinkResolver];

/** Who may do what, as parts of the registry's module and of its graph. */
export const personnel = [...person, ...invitation, ...delegation, ...handOver, ...serviceAccount, ...feedLink];
export const personnelSdl: readonly string[] = [
  personSdl,
  invitationSdl,
  delegationSdl,
  handOverSdl,
  serviceAccountSdl,
  feedLinkSdl,
];
export const personnelTypes = {
  Role: roleEnum,
  ...byTypename(
    'RoleGrantResult',
    'ParticipantRuleResult',
    'InvitationResult',
    'HandOverResult',
    'PersonResult',
    'ServiceAccountResult',
    'FeedLinkResult',
  ),
};
