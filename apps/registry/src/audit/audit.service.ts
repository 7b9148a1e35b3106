import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { Access, Audit, AuditReader, type Actor, type AuditFilter, type SealedEntry } from '#access';
import { connection, Database, readPage, type Connection, type PageInput } from '#database';
import { CursorCodec, participantCountry } from '#kernel';
import { ENVIRONMENT, type Environment } from '#platform';
import { BodyService } from '../body/body.service.js';
import { isSecretariat } from '../person/own-people.js';

/** Reads the audit log for those who may. Who may not learns nothing of it, not even how much there is. */
@Injectable()
export class AuditService {
  private readonly mostPerPage: number;

  constructor(
    @Inject(Access) private readonly access: Access,
    @Inject(AuditReader) private readonly reader: AuditReader,
    @Inject(CursorCodec) private readonly cursors: CursorCodec,
    @Inject(Database) private readonly db: Database,
    @Inject(BodyService) private readonly bodies: BodyService,
    @Inject(ENVIRONMENT) environment: Environment,
  ) {
    this.mostPerPage = environment.GRAPHQL_MAX_PAGE;
  }

  async page(
    actor: Actor,
    { filter, ...given }: PageInput & { filter?: AuditFilter | null },
  ): Promise<Connection<SealedEntry>> {
    const allowed = this.allowed(actor, filter ?? {});
    const purpose = `auditEntries:${createHash('sha256').update(JSON.stringify(allowed)).digest('base64url')}`;
    const page = readPage(this.cursors, purpose, given, { byDefault: 20, most: this.mostPerPage });
    const before = page.after?.[0];
    const rows = await this.reader.newest(allowed, page.limit + 1, before == null ? null : String(before));
    return connection(this.cursors, purpose, page, rows, ({ id }) => [id]);
  }

  /** All of it, the oldest first; that it was taken out is recorded before the first entry leaves. */
  async export(actor: Actor, filter: AuditFilter, file: string): Promise<AsyncGenerator<SealedEntry>> {
    const allowed = this.allowed(actor, filter);
    const participant = allowed.participant ?? actor.participant;
    await this.db.transaction(() =>
      Audit.record(this.db, { actor, action: 'audit:export', participant, thing: file, after: allowed }),
    );
    return this.reader.all(allowed);
  }

  /** The participant whose people the reader may know by name; null: everybody's. */
  reach(actor: Actor): string | null {
    this.access.require(actor, 'audit:read');
    return isSecretariat(actor) || this.isAuditorOfAll(actor) ? null : actor.participant;
  }

  private allowed(actor: Actor, filter: AuditFilter): AuditFilter {
    this.access.require(actor, 'audit:read');
    if (this.isAuditorOfAll(actor)) return filter;
    const participant = filter.participant ?? actor.participant;
    this.access.require(actor, 'audit:read', { owner: participant });
    return { ...filter, participant };
  }

  /** An authority and a body make auditors themselves, who read what concerns it; all else only the secretariat makes. */
  private isAuditorOfAll({ roles, participant }: Actor & { participant: string }): boolean {
    return roles.includes('auditor') && participantCountry(participant) === null && !this.bodies.find(participant);
  }
}
