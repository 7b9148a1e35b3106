import { Inject, Injectable } from '@nestjs/common';
import { Access, type Role } from '#access';
import { Database } from '#database';
import { loader, type SubgraphContext } from '#graphql';
import { isUuid } from '#kernel';
import { AuditService } from './audit.service.js';

export interface Named {
  id: string;
  name: string;
  /** of a grant */
  role: Role | null;
}

/** $2: the participant whose people the reader may know; null: everybody's. $3: whether invitations and feed links, too. */
const NAMES = `
  SELECT p.id, p.name, NULL AS role FROM access.person p
  WHERE p.id = ANY($1::uuid[])
    AND ($2::text IS NULL OR EXISTS (SELECT 1 FROM access.role_grant g WHERE g.person = p.id AND g.participant = $2))
  UNION ALL
  SELECT g.id, p.name, g.role FROM access.role_grant g JOIN access.person p ON p.id = g.person
  WHERE g.id = ANY($1::uuid[]) AND ($2::text IS NULL OR g.participant = $2)
  UNION ALL
  SELECT i.id, i.name, NULL FROM access.invitation i
  WHERE $3 AND i.id = ANY($1::uuid[]) AND ($2::text IS NULL OR i.participant = $2)
  UNION ALL
  SELECT a.id, a.name, NULL FROM access.service_account a
  WHERE a.id = ANY($1::uuid[]) AND ($2::text IS NULL OR a.participant = $2)
  UNION ALL
  SELECT l.id, l.name, NULL FROM access.feed_link l
  WHERE $3 AND l.id = ANY($1::uuid[]) AND ($2::text IS NULL OR l.participant = $2)`;

/** The log holds ids alone, and for ever; what they are called is asked when it is read, and of those one may know. */
@Injectable()
export class AuditNames {
  constructor(
    @Inject(Database) private readonly db: Database,
    @Inject(Access) private readonly access: Access,
    @Inject(AuditService) private readonly audit: AuditService,
  ) {}

  async find(context: SubgraphContext, id: string | null): Promise<Named | null> {
    const wanted = id?.replace(/^service:/, '') ?? '';
    if (!isUuid(wanted)) return null;
    return loader(context, 'names in the audit log', async (ids: readonly string[]) => {
      const named = await this.db.query<Named>(NAMES, [
        ids,
        this.audit.reach(context.actor),
        this.access.can(context.actor, 'person:manage'),
      ]);
      return ids.map((one) => named.find((row) => row.id === one) ?? null);
    }).load(wanted);
  }
}
