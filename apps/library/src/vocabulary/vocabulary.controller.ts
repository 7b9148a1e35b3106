import { createHash } from 'node:crypto';
import { Body, Controller, Get, Headers, HttpCode, Inject, Param, Post, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { CurrentActor, type Actor } from '#access';
import { notFound } from '#kernel';
import { wholeBody, RouteAccess } from '#platform';
import type { Scheme } from './concept.js';
import { isKnown } from '../is-known.js';
import { chooseForm } from './form/choose-form.js';
import type { Form } from './form/form.js';
import { heldScheme, heldSchemes } from './held-schemes.js';
import { uploadInput } from './load/upload-input.js';
import { VocabularyLoading } from './load/vocabulary-loading.service.js';
import { VocabularyUrls } from './vocabulary-urls.js';

interface Asked {
  format?: unknown;
  dryRun?: unknown;
  edition?: unknown;
}

const VOCABULARY_TYPES = ['application/ld+json', 'text/turtle', 'text/csv', 'application/json'];

/** Vocabularies as files, at the addresses that their schemes and codes are known by. */
@Controller('vocabularies')
export class VocabularyController {
  constructor(
    @Inject(VocabularyUrls) private readonly urls: VocabularyUrls,
    @Inject(VocabularyLoading) private readonly loading: VocabularyLoading,
  ) {}

  @RouteAccess('open', { summary: 'The vocabularies: topics, legal bases, occupations …', answers: VOCABULARY_TYPES })
  @Get()
  async catalogue(@Query() { format }: Asked, @Headers() headers: Headed, @Res() reply: FastifyReply): Promise<void> {
    const form = chooseForm(format, headers.accept);
    await send(reply, headers, form, 'vocabularies', form.catalogue(heldSchemes(), this.urls));
  }

  @RouteAccess('open', {
    summary: 'One vocabulary as SKOS, with its labels by language',
    query: { format: 'jsonld, turtle, csv or json, instead of Accept' },
    answers: VOCABULARY_TYPES,
  })
  @Get(':scheme')
  async scheme(
    @Param('scheme') name: string,
    @Query() { format }: Asked,
    @Headers() headers: Headed,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const form = chooseForm(format, headers.accept);
    const scheme = found(name);
    await send(reply, headers, form, name, form.scheme(scheme, this.urls));
  }

  @RouteAccess('open', { summary: 'One concept of a vocabulary', answers: VOCABULARY_TYPES })
  @Get(':scheme/*')
  async concept(
    @Param('scheme') name: string,
    @Param('*') code: string,
    @Query() { format }: Asked,
    @Headers() headers: Headed,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const form = chooseForm(format, headers.accept);
    const scheme = found(name);
    const concept = scheme.concepts.find((one) => one.code === code);
    if (!concept) throw notFound(`The code ${code.slice(0, 120)} of ${name}`);
    await send(reply, headers, form, name, form.concept(concept, scheme, this.urls));
  }

  @RouteAccess('needs vocabulary:write', {
    summary: 'Loads a new edition of a vocabulary; every fault is named by line and column',
    query: { dryRun: 'true: only tells what would be added, changed and deprecated' },
    body: { types: ['text/csv', 'application/json'], what: 'concepts with their labels, as GET gives them' },
  })
  @Post(':scheme')
  @HttpCode(200)
  async load(
    @CurrentActor() actor: Actor,
    @Param('scheme') scheme: string,
    @Query() { dryRun, edition }: Asked,
    @Headers('content-type') type: string | undefined,
    @Body() given: unknown,
  ): Promise<object> {
    const body = await wholeBody(given);
    const read = () => uploadInput(scheme, type, body, edition);
    const { __typename: _name, vocabulary, ...report } = await this.loading.load(actor, read, isDryRun(dryRun));
    return { scheme: vocabulary?.scheme ?? scheme, ...report };
  }
}

interface Headed {
  accept?: string;
  'if-none-match'?: string;
}

function found(name: string): Scheme {
  const scheme = heldScheme(name);
  if (scheme) return scheme;
  throw notFound(`The vocabulary ${name.slice(0, 40)}`);
}

/** What somebody means to try must never be done because a word was written differently. */
const isDryRun = (given: unknown): boolean => given !== undefined && given !== 'false';

async function send(reply: FastifyReply, headers: Headed, form: Form, name: string, body: string): Promise<void> {
  const etag = `"${createHash('sha256').update(form.name).update(body).digest('base64url')}"`;
  reply
    .header('etag', etag)
    .header('vary', 'accept')
    .header('cache-control', 'public, no-cache')
    .header('x-content-type-options', 'nosniff');
  if (isKnown(headers['if-none-match'], etag)) return void (await reply.status(304).send());
  if (form.name === 'csv') reply.header('content-disposition', `attachment; filename="${name}.csv"`);
  await reply.type(`${form.mediaType}; charset=utf-8`).send(body);
}
