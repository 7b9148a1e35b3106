import { Inject, Injectable } from '@nestjs/common';
import { isUuid } from '#kernel';
import { needsPerson, PERMISSIONS, roleGrants, Standing, type Actor, type HeldRole, type Permission } from '#access';
import type { SignedIn } from './own-people.js';

/** Who is signed in, as the register knows them. */
@Injectable()
export class MeService {
  constructor(@Inject(Standing) private readonly standing: Standing) {}

  find(actor: Actor): SignedIn | null {
    return isSignedIn(actor) ? actor : null;
  }

  /** A choice only for those whom the register knows; a machine acts for one. */
  async participants({ person, participant }: SignedIn): Promise<string[]> {
    const holder = isUuid(person) ? await this.standing.ofPerson(person) : null;
    return holder ? this.standing.participantsOf(holder) : [participant];
  }

  permissions({ grants, via }: SignedIn): Permission[] {
    const held = PERMISSIONS.filter((permission) => grants.some(({ role }) => roleGrants(role, permission)));
    return via === 'service' ? held.filter((permission) => !needsPerson(permission)) : held;
  }

  held({ grants }: SignedIn): readonly HeldRole[] {
    return grants;
  }
}

const isSignedIn = (actor: Actor): actor is SignedIn =>
  actor.person !== null && actor.participant !== null && actor.via !== 'feed-link';
