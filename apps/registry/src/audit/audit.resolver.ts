import { Inject } from '@nestjs/common';
import { Args, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { CurrentActor, type Actor, type AuditFilter, type Role, type SealedEntry } from '#access';
import type { Connection, PageInput } from '#database';
import type { SubgraphContext } from '#graphql';
import { AuditNames } from './audit-names.js';
import { AuditService } from './audit.service.js';

@Resolver('AuditEntry')
export class AuditResolver {
  constructor(
    @Inject(AuditService) private readonly audit: AuditService,
    @Inject(AuditNames) private readonly names: AuditNames,
  ) {}

  @Query()
  auditEntries(
    @CurrentActor() actor: Actor,
    @Args() given: PageInput & { filter?: AuditFilter | null },
  ): Promise<Connection<SealedEntry>> {
    return this.audit.page(actor, given);
  }

  @ResolveField()
  async personName({ person }: SealedEntry, _: object, context: SubgraphContext): Promise<string | null> {
    return (await this.names.find(context, person))?.name ?? null;
  }

  @ResolveField()
  async thingName({ thing }: SealedEntry, _: object, context: SubgraphContext): Promise<string | null> {
    return (await this.names.find(context, thing))?.name ?? null;
  }

  @ResolveField()
  async thingRole({ thing }: SealedEntry, _: object, context: SubgraphContext): Promise<Role | null> {
    return (await this.names.find(context, thing))?.role ?? null;
  }
}
