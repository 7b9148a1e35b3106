import { Readable } from 'node:stream';
import { Controller, Get, HttpException, Inject, Param, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { CurrentActor, type Actor } from '#access';
import { SubgraphSchemas } from '#graphql';
import { notFound } from '#kernel';
import { RouteAccess } from '#platform';
import { readExportQuestion } from './export-question.js';
import { Busy, ExportService, FORMATS, type FormatName } from './export.service.js';

/** `/exports/publications.csv` and its like: read while it is sent, so that its length costs no memory. */
@Controller('exports')
export class ExportController {
  constructor(
    @Inject(ExportService) private readonly exports: ExportService,
    @Inject(SubgraphSchemas) private readonly schemas: SubgraphSchemas,
  ) {}

  @RouteAccess('by-audience', {
    summary: 'Any search as a file: csv, xlsx, ndjson, jsonld, bib or ris',
    query: {
      search: 'words, as in the query publications',
      kinds: 'LAW,AGREEMENT …',
      countries: 'VN,DE …',
      asOf: 'a past moment',
    },
    answers: Object.values(FORMATS).map(({ mediaType }) => mediaType),
  })
  @Get('publications.:format')
  async publications(
    @CurrentActor() actor: Actor,
    @Param('format') format: string,
    @Query() query: Record<string, unknown>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    if (!isFormat(format)) throw notFound(`An export publications.${format.slice(0, 20)}`);
    try {
      const question = readExportQuestion(this.schemas.get('library'), query);
      const pieces = await this.exports.export(actor, format, question);
      // There before the answer begins, so that what fails at once is told as a failure.
      const first = await pieces.next();
      const file = Readable.from(after(first, pieces), { objectMode: false });
      // A reader who leaves before anything was sent would leave the snapshot open.
      file.once('close', () => void pieces.return(undefined));
      await reply
        .type(FORMATS[format].mediaType)
        .header('content-disposition', `attachment; filename="publications.${format}"`)
        .header('cache-control', 'no-store')
        .header('vary', 'authorization, cookie')
        .header('x-content-type-options', 'nosniff')
        .send(file);
    } catch (error) {
      if (!(error instanceof Busy)) throw error;
      reply.header('retry-after', '30');
      throw new HttpException('Several exports are being read just now. Try again in half a minute.', error.statusCode);
    }
  }
}

const isFormat = (name: string): name is FormatName => Object.hasOwn(FORMATS, name);

async function* after<T>(first: IteratorResult<T>, rest: AsyncGenerator<T>): AsyncGenerator<T> {
  if (!first.done) yield first.value;
  yield* rest;
}
