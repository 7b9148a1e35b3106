import { Injectable } from '@nestjs/common';
import { Fault } from '#kernel';
import type { Actor } from './actor.js';
import { tellRefusal } from './audit/tell-refusal.js';
import { needsPerson, needsStrongSignIn, roleGrants, rolesWith, type Permission } from './permissions.js';

export interface Owned {
  /** the participant that the thing belongs to */
  owner: string;
  /** LAW, AGREEMENT, …: a role may be limited to some */
  kind?: string;
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
    const refusal = this.refusal(actor, permission, thing);
    if (refusal) throw refusal;
  }

  /** The same, given instead of thrown, for what stands before a field or a route. Null as permission: whoever is signed in. */
  refusal(actor: Actor, permission: Permission | null, thing?: Owned): Fault | null {
    const fault = permission === null ? notSignedIn(actor) : refusalOf(actor, permission, thing);
    if (fault) tellRefusal({ actor, action: permission ?? 'sign-in:require', participant: thing?.owner, fault });
    return fault;
  }

  /** What interfaces ask before they offer something: true exactly when `require` would not throw. */
  can(actor: Actor, permission: Permission, thing?: Owned): boolean {
    return refusalOf(actor, permission, thing) === null;
  }

  /** The kinds of record that the actor's roles grant it for, for lists of the own participant's things; null: all. */
  kinds(actor: Actor, permission: Permission): readonly string[] | null {
    if (!this.can(actor, permission)) return [];
    const granting = actor.grants.filter(({ role }) => roleGrants(role, permission));
    if (granting.some(({ kinds }) => kinds === null)) return null;
    return [...new Set(granting.flatMap(({ kinds }) => kinds ?? []))];
  }
}

const notSignedIn = ({ participant, person }: Actor): Fault | null =>
  participant && person
    ? null
    : new Fault(
        'NOT_AUTHENTICATED',
        'This needs a signed-in person. Sign in, or send a bearer token in the header Authorization.',
      );

function refusalOf(actor: Actor, permission: Permission, thing?: Owned): Fault | null {
  const nobody = notSignedIn(actor);
  if (nobody) return nobody;
  if (actor.via === 'service' && needsPerson(permission)) {
    return new Fault('NOT_AUTHORISED', `This needs a person (${permission}); you are a service account.`);
  }
  const granting = actor.grants.filter(({ role }) => roleGrants(role, permission));
  if (granting.length === 0) {
    return new Fault(
      'NOT_AUTHORISED',
      `This needs the permission ${permission}, which comes with the role ${rolesWith(permission).join(' or ')}.`,
    );
  }
  if (thing && thing.owner !== actor.participant) {
    return new Fault('NOT_AUTHORISED', `This belongs to ${thing.owner}; you act for ${actor.participant}.`);
  }
  const { kind } = thing ?? {};
  if (kind !== undefined && !granting.some(({ kinds }) => kinds === null || kinds.includes(kind))) {
    const allowed = [...new Set(granting.flatMap(({ kinds }) => kinds ?? []))].join(', ');
    return new Fault('NOT_AUTHORISED', `Your role is limited to records of the kind ${allowed}; this is a ${kind}.`);
  }
  if (actor.publishAcr !== null && needsStrongSignIn(permission) && actor.acr !== actor.publishAcr) {
    return new Fault(
      'STEP_UP_REQUIRED',
      `${actor.participant} asks for a stronger sign-in (acr ${actor.publishAcr}) before this. Sign in again at /sign-in?acr=${encodeURIComponent(actor.publishAcr)}.`,
    );
  }
  return null;
}
