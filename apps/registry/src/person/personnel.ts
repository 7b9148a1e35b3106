import { byTypename } from '#graphql';
import { invitationSdl } from '../invitation/invitation.graphql.js';
import { InvitationResolver } from '../invitation/invitation.resolver.js';
import { InvitationService } from '../invitation/invitation.service.js';
import { LetterService } from '../mail/letter.service.js';
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

/** Who may do what, as parts of the registry's module and of its graph. */
export const personnel = [...person, ...invitation];
export const personnelSdl: readonly string[] = [personSdl, invitationSdl];
export const personnelTypes = {
  Role: roleEnum,
  ...byTypename('RoleGrantResult', 'ParticipantRuleResult', 'InvitationResult'),
};
