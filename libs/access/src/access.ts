import { Injectable } from '@nestjs/common';
import { Fault } from '#kernel';
import type { Actor } from './actor.js';
import { rolesGrant, rolesWith, type Permission } from './permissions.js';

export interface Owned {
  /** the participant that the thing belongs to */
  owner: string;
}

/** The first line of every service method that changes something. */
@Injectable()
export class Access {
  /** Throws a Fault unless the actor's roles grant the permission and the thing, if one is given, is its participant's own. */
  require(
    actor: Actor,
    permission: Permission,
    thing?: Owned,
  ): asserts actor is Actor & { person: string; participant: string } {
    if (!actor.participant || !actor.person) {
      throw new Fault(
        'NOT_AUTHENTICATED',
        'This needs a signed-in person. Send a bearer token in the Authorization header.',
      );
    }
    if (!rolesGrant(actor.roles, permission)) {
      throw new Fault(
        'NOT_AUTHORISED',
        `This needs the permission ${permission}, which comes with the role ${rolesWith(permission).join(' or ')}.`,
      );
    }
    if (thing && thing.owner !== actor.participant) {
      throw new Fault('NOT_AUTHORISED', `This belongs to ${thing.owner}; you act for ${actor.participant}.`);
    }
  }

  can(actor: Actor, permission: Permission, thing?: Owned): boolean {
    return (
      actor.participant !== null && rolesGrant(actor.roles, permission) && (!thing || thing.owner === actor.participant)
    );
  }
}
