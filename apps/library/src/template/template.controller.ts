import { Readable } from 'node:stream';
import { Controller, Get, Headers, Inject, Param, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { acceptedLanguages, notFound, PUBLICATION_KINDS, typenameOf, type PublicationKind } from '#kernel';
import { ENVIRONMENT, publicUrlOf, RouteAccess, type Environment } from '#platform';

import { XLSX } from '../export/xlsx.js';
import { contentJsonSchema } from '../sheet/content-node.js';
import { BYTE_ORDER_MARK, csvLine } from '../sheet/csv-line.js';
import { workbook } from '../sheet/workbook.js';
import { exampleRow, explanations, templateColumns } from './template.js';

/** Tables to be filled in, `/templates/law.xlsx`, and what may stand in a record, `/schemas/law.json`: one of each kind there is. */
@Controller()
export class TemplateController {
  private readonly base: string;

  constructor(@Inject(ENVIRONMENT) environment: Environment) {
    this.base = publicUrlOf(environment);
  }

  @RouteAccess('open', { summary: 'A table to fill in and import: law.csv, agreement.csv …', answers: ['text/csv'] })
  @Get('templates/:kind.csv')
  async csv(
    @Param('kind') name: string,
    @Headers('accept-language') accepted: string | undefined,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { kind, columns } = this.asked(name, accepted);
    const lines = `${BYTE_ORDER_MARK}${csvLine(columns)}${csvLine(exampleRow(kind, columns))}`;
    await file(reply, `${name}.csv`, 'text/csv; charset=utf-8; header=present').send(lines);
  }

  @RouteAccess('open', { summary: 'The same as a workbook, with codes and explanations', answers: [XLSX] })
  @Get('templates/:kind.xlsx')
  async xlsx(
    @Param('kind') name: string,
    @Headers('accept-language') accepted: string | undefined,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { kind, columns, languages } = this.asked(name, accepted);
    const pieces = workbook([
      { name, rows: [columns, exampleRow(kind, columns)] },
      { name: 'codes', rows: explanations(kind, columns, languages) },
    ]);
    await file(reply, `${name}.xlsx`, XLSX).send(Readable.from(pieces));
  }

  @RouteAccess('open', {
    summary: 'The content of a kind of record as JSON Schema',
    answers: ['application/schema+json'],
  })
  @Get('schemas/:kind.json')
  schema(@Param('kind') name: string, @Res({ passthrough: true }) reply: FastifyReply): object {
    const kind = kindOf(name);
    reply.type('application/schema+json; charset=utf-8').header('cache-control', 'public, max-age=300');
    const { $schema, ...schema } = contentJsonSchema(kind) as Record<string, unknown>;
    return { $schema, $id: `${this.base}/schemas/${name}.json`, title: typenameOf(kind), ...schema };
  }

  private asked(
    name: string,
    accepted: string | undefined,
  ): { kind: PublicationKind; columns: string[]; languages: string[] } {
    const kind = kindOf(name);
    const languages = [...new Set([...acceptedLanguages(accepted), 'en'])];
    return { kind, languages, columns: templateColumns(kind, languages.slice(0, 2)) };
  }
}

const file = (reply: FastifyReply, name: string, type: string): FastifyReply =>
  reply
    .type(type)
    .header('content-disposition', `attachment; filename="${name}"`)
    .header('cache-control', 'public, max-age=300')
    .header('vary', 'accept-language');

function kindOf(name: string): PublicationKind {
  const kind = PUBLICATION_KINDS.find((one) => one.toLowerCase() === name);
  if (kind) return kind;
  throw notFound(`A template or schema ${name.slice(0, 30)}`);
}
