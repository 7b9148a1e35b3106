import { Readable } from 'node:stream';
import { Controller, Get, Inject, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { CurrentActor, type Actor, type SealedEntry } from '#access';
import { CSV_HEADER, csvLine, linesOf, ndjsonLine } from './audit-export.js';
import { readAuditFilter } from './audit-filter.js';
import { AuditService } from './audit.service.js';
import { RouteAccess } from '#platform';

/** The audit log as a file: read while it is sent, so that its length costs no memory. */
@Controller('exports')
export class AuditController {
  constructor(@Inject(AuditService) private readonly audit: AuditService) {}

  @RouteAccess('needs audit:read', { summary: 'The audit log, one entry a line', answers: ['application/x-ndjson'] })
  @Get('audit.ndjson')
  async ndjson(
    @CurrentActor() actor: Actor,
    @Query() query: Record<string, unknown>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const entries = await this.audit.export(actor, readAuditFilter(query), 'audit.ndjson');
    await send(reply, 'application/x-ndjson; charset=utf-8', 'audit.ndjson', linesOf(entries, ndjsonLine));
  }

  @RouteAccess('needs audit:read', { summary: 'The audit log as a table', answers: ['text/csv'] })
  @Get('audit.csv')
  async csv(
    @CurrentActor() actor: Actor,
    @Query() query: Record<string, unknown>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const entries: AsyncGenerator<SealedEntry> = await this.audit.export(actor, readAuditFilter(query), 'audit.csv');
    await send(reply, 'text/csv; charset=utf-8; header=present', 'audit.csv', linesOf(entries, csvLine, CSV_HEADER));
  }
}

async function send(reply: FastifyReply, type: string, name: string, lines: AsyncGenerator<string>): Promise<void> {
  await reply
    .type(type)
    .header('content-disposition', `attachment; filename="${name}"`)
    .header('cache-control', 'no-store')
    .header('vary', 'authorization, cookie')
    .send(Readable.from(lines, { objectMode: false }));
}
