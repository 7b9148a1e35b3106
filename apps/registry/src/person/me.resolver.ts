import { Inject } from '@nestjs/common';
import { Query, ResolveField, Resolver } from '@nestjs/graphql';
import { CurrentActor, type Actor, type HeldRole, type Permission, type Person } from '#access';
import type { SubgraphContext } from '#graphql';
import type { ParticipantReference } from '../participant/participant.service.js';
import { MeService } from './me.service.js';
import type { SignedIn } from './own-people.js';
import { PersonService } from './person.service.js';
import { WarningService, type Warning } from './warning.service.js';

@Resolver('Me')
export class MeResolver {
  constructor(
    @Inject(MeService) private readonly me_: MeService,
    @Inject(PersonService) private readonly persons: PersonService,
    @Inject(WarningService) private readonly warning: WarningService,
  ) {}

  @Query()
  me(@CurrentActor() actor: Actor): SignedIn | null {
    return this.me_.find(actor);
  }

  @ResolveField()
  person({ person }: SignedIn, _: object, context: SubgraphContext): Promise<Person | null> {
    return this.persons.byId(context, person);
  }

  @ResolveField()
  participant({ participant }: SignedIn): ParticipantReference {
    return { id: participant };
  }

  @ResolveField()
  async participants(me: SignedIn): Promise<ParticipantReference[]> {
    return (await this.me_.participants(me)).map((id) => ({ id }));
  }

  @ResolveField()
  roles(me: SignedIn): readonly HeldRole[] {
    return this.me_.held(me);
  }

  @ResolveField()
  permissions(me: SignedIn): Permission[] {
    return this.me_.permissions(me);
  }

  @ResolveField()
  warnings({ participant }: SignedIn, _: object, context: SubgraphContext): Promise<Warning[]> {
    return this.warning.of(context, participant);
  }
}

@Resolver('Warning')
export class WarningResolver {
  @ResolveField()
  participant({ participant }: Warning): ParticipantReference {
    return { id: participant };
  }
}

@Resolver('Authority')
export class AuthorityWarningsResolver {
  constructor(@Inject(WarningService) private readonly warning: WarningService) {}

  @ResolveField()
  warnings({ id }: { id: string }, _: object, context: SubgraphContext): Promise<Warning[]> {
    return this.warning.of(context, id);
  }
}
