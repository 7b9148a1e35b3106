import { Readable } from 'node:stream';
import { Controller, Get, HttpCode, Inject, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CurrentActor, type Actor } from '#access';
import { invalidInput } from '#kernel';
import { RouteAccess } from '#platform';
import { inChunks } from '../export/in-chunks.js';
import { BYTE_ORDER_MARK, csvLine } from '../sheet/csv-line.js';
import { ImportFindings, type FoundInRow, type KindOfFault } from './import-findings.service.js';
import { readImportQuestion } from './import-question.js';
import type { ImportRun } from './import-run.js';
import { ImportRuns, type ListedRuns } from './import-runs.service.js';
import { sentMapping } from './sent-mapping.js';

/** Files of officers: `POST /imports` with the file as the body, `GET /imports/{id}` for how far it is, and what was wrong with it. */
@Controller('imports')
export class ImportController {
  constructor(
    @Inject(ImportRuns) private readonly runs: ImportRuns,
    @Inject(ImportFindings) private readonly findings: ImportFindings,
  ) {}

  @RouteAccess('needs publication:draft', {
    summary: 'Sends a file of records: CSV, XLSX or JSON lines, any of them gzipped; goes on behind',
    query: {
      kind: 'law, agreement …',
      as: 'drafts or published',
      dryRun: 'true: only tells what is wrong',
      allOrNothing: 'true: nothing where one row is wrong',
      sheet: 'of a workbook',
      name: 'of the file, for those who look for the run later',
    },
    headers: {
      'comity-mapping':
        'where its columns are not called as the fields are: a mapping (docs/import.md), packed by gzip, as base64',
    },
    body: {
      types: [
        'text/csv',
        'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
        'application/x-ndjson',
        'application/gzip',
      ],
      what: 'a filled template or an export',
    },
    status: 202,
  })
  @Post()
  @HttpCode(202)
  async start(
    @CurrentActor() actor: Actor,
    @Query() query: Record<string, unknown>,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ImportRun> {
    const asked = readImportQuestion(query);
    if (!(request.body instanceof Readable))
      throw invalidInput([
        {
          path: 'file',
          message:
            'expected the file as the body, with its Content-Type: text/csv, application/x-ndjson, application/gzip or that of XLSX',
        },
      ]);
    const mapping = sentMapping(request.headers['comity-mapping']);
    const run = await this.runs.start(actor, asked, mapping, request.body);
    reply.header('location', `/imports/${run.id}`).header('cache-control', 'no-store');
    return run;
  }

  @RouteAccess('needs publication:draft', {
    summary: 'What was imported in the last 90 days, the last first',
    query: { first: '1 to 100, default 20', after: 'what the page before calls next' },
  })
  @Get()
  async list(
    @CurrentActor() actor: Actor,
    @Query() { first, after }: Record<string, unknown>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ListedRuns> {
    reply.header('cache-control', 'no-store');
    return this.runs.list(actor, { first: first === undefined ? 20 : Number(first), after: text(after) });
  }

  @RouteAccess('needs publication:draft', { summary: 'Ends an import that goes on; what is in stays', status: 200 })
  @Post(':id/cancel')
  @HttpCode(200)
  async cancel(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ImportRun> {
    reply.header('cache-control', 'no-store');
    return this.runs.cancel(actor, id);
  }

  @RouteAccess('needs publication:draft', { summary: 'What was wrong with a file, gathered by what is wrong alike' })
  @Get(':id/faults')
  async kinds(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<{ faults: KindOfFault[] }> {
    reply.header('cache-control', 'no-store');
    return { faults: await this.findings.kinds(actor, id) };
  }

  @RouteAccess('needs publication:draft', {
    summary: 'What was wrong with a file, by row and field, a page at a time',
    query: {
      fault: 'key of one of the faults; else all',
      first: '1 to 200, default 50',
      after: 'what the page before calls next',
    },
  })
  @Get(':id/problems')
  async rows(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Query() { fault, first, after }: Record<string, unknown>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<{ problems: FoundInRow[]; next: number | null }> {
    reply.header('cache-control', 'no-store');
    const asked = { fault: text(fault), after: Number(after ?? 0), first: Number(first ?? 50) };
    return this.findings.rows(actor, id, asked);
  }

  @RouteAccess('needs publication:draft', { summary: 'How far a file is' })
  @Get(':id')
  async find(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ImportRun> {
    reply.header('cache-control', 'no-store');
    return this.runs.find(actor, id);
  }

  @RouteAccess('needs publication:draft', {
    summary: 'What was wrong with a file, by row and field',
    query: { fault: 'key of one of the faults; else all' },
    answers: ['application/x-ndjson'],
  })
  @Get(':id/report.ndjson')
  async ndjson(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Query('fault') fault: unknown,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.send(actor, { id, fault: text(fault) }, reply, 'ndjson', async function* (problems) {
      for await (const problem of problems) yield `${JSON.stringify(problem)}\n`;
    });
  }

  @RouteAccess('needs publication:draft', {
    summary: 'What was wrong with a file, by row and field',
    query: { fault: 'key of one of the faults; else all' },
    answers: ['text/csv'],
  })
  @Get(':id/report.csv')
  async csv(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Query('fault') fault: unknown,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.send(actor, { id, fault: text(fault) }, reply, 'csv', async function* (problems) {
      yield `${BYTE_ORDER_MARK}${csvLine(['line', 'field', 'message', 'original'])}`;
      for await (const { line, field, message, original } of problems)
        yield csvLine([line, field, message, original === null ? undefined : JSON.stringify(original)]);
    });
  }

  private async send(
    actor: Actor,
    { id, fault }: { id: string; fault: string | null },
    reply: FastifyReply,
    format: keyof typeof TYPES,
    lines: (problems: ReturnType<ImportFindings['problems']>) => AsyncGenerator<string>,
  ): Promise<void> {
    await this.runs.find(actor, id);
    await reply
      .type(TYPES[format])
      .header('content-disposition', `attachment; filename="import-${id}.${format}"`)
      .header('cache-control', 'no-store')
      .send(Readable.from(inChunks(lines(this.findings.problems(actor, id, fault))), { objectMode: false }));
  }
}

const text = (given: unknown): string | null => (typeof given === 'string' && given !== '' ? given : null);

const TYPES = { ndjson: 'application/x-ndjson; charset=utf-8', csv: 'text/csv; charset=utf-8; header=present' };
