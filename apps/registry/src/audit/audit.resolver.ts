import { Inject } from '@nestjs/common';
import { Args, Query, Resolver } from '@nestjs/graphql';
import { CurrentActor, type Actor, type AuditFilter, type SealedEntry } from '#access';
import type { Connection, PageInput } from '#database';
import { AuditService } from './audit.service.js';

@Resolver('AuditEntry')
export class AuditResolver {
  constructor(@Inject(AuditService) private readonly audit: AuditService) {}

  @Query()
  auditEntries(
    @CurrentActor() actor: Actor,
    @Args() given: PageInput & { filter?: AuditFilter | null },
  ): Promise<Connection<SealedEntry>> {
    return this.audit.page(actor, given);
  }
}
