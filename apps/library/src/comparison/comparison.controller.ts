import { Controller, Get, Headers, Inject, Param, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { CurrentActor, type Actor } from '#access';
import { acceptedLanguages, canonicalLanguage, invalidInput, notFound } from '#kernel';
import { RouteAccess } from '#platform';
import { Comparisons, type RevisionComparison } from './comparison.service.js';

/** `/publications/VN-LAW-2026-000123/compare/1..2` for machines, as JSON or plain text; the gateway answers those who ask for a page. */
@Controller('publications')
export class ComparisonController {
  constructor(@Inject(Comparisons) private readonly comparisons: Comparisons) {}

  @RouteAccess('by-audience', {
    summary: 'What differs between two revisions, 1..2, word by word',
    query: { language: 'in which language of the record' },
    answers: ['application/json', 'text/html'],
  })
  @Get(':id/compare/:range')
  async read(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Param('range') range: string,
    @Query('language') language: unknown,
    @Headers('accept') accept: string | undefined,
    @Headers('accept-language') preferred: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<RevisionComparison | string> {
    const languages = { languages: acceptedLanguages(preferred), textsIn: readLanguage(language) };
    const found = await this.comparisons.revisions(actor, id, readRange(range), languages);
    if (!found) throw notFound(`A comparison of ${id.slice(0, 60)}, ${range.slice(0, 20)}`);
    reply
      .header('vary', 'accept, accept-language, authorization, cookie')
      .header('cache-control', actor.participant === null ? 'public, no-cache' : 'private, no-cache')
      .header('x-content-type-options', 'nosniff');
    const isPlain = accept?.includes('text/plain') ?? false;
    reply.type(isPlain ? 'text/plain; charset=utf-8' : 'application/json; charset=utf-8');
    return isPlain
      ? `${found.text}
`
      : found;
  }
}

function readRange(range: string): { from: number; to: number } {
  const match = /^(\d{1,6})\.\.(\d{1,6})$/.exec(range);
  if (!match)
    throw invalidInput([
      {
        path: 'range',
        message: `${JSON.stringify(range.slice(0, 40))} is no range; expected two revisions, such as 1..2`,
      },
    ]);
  return { from: Number(match[1]), to: Number(match[2]) };
}

function readLanguage(given: unknown): string | null {
  if (given === undefined || given === '') return null;
  const tag = typeof given === 'string' ? canonicalLanguage(given) : null;
  if (tag !== null) return tag;
  throw invalidInput([{ path: 'language', message: 'is not a language; expected a BCP 47 tag such as vi or pt-BR' }]);
}
