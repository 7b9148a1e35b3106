import { Controller, Get, Inject, Param, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CurrentActor, type Actor } from '#access';
import { notFound } from '#kernel';
import { RouteAccess } from '#platform';
import { PublicationReader } from '../publication/publication-reader.service.js';
import { FileAnswer } from './file-answer.service.js';
import { FileReader } from './file-reader.service.js';

@Controller()
export class FileController {
  constructor(
    @Inject(FileReader) private readonly files: FileReader,
    @Inject(FileAnswer) private readonly answer: FileAnswer,
    @Inject(PublicationReader) private readonly publications: PublicationReader,
  ) {}

  @RouteAccess('by-audience', { summary: 'A file, or a range of it', answers: ['application/octet-stream'] })
  @Get('files/:id')
  async read(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const file = await this.files.find(actor, id);
    if (!file) throw notFound('This file');
    await this.answer.send(file, request, reply);
  }

  /** @param n counted from 1, as the record lists them */
  @RouteAccess('by-audience', { summary: 'A file by its place in the record', answers: ['application/octet-stream'] })
  @Get('publications/:ref/files/:n')
  async ofPublication(
    @CurrentActor() actor: Actor,
    @Param('ref') ref: string,
    @Param('n') n: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const record = await this.publications.find(actor, ref);
    const attached = (await record?.read())?.files?.[Number(n) - 1];
    const file = attached ? await this.files.find(actor, attached.file) : null;
    if (!file) throw notFound('This file');
    await this.answer.send(file, request, reply);
  }
}
