import { Controller, Get, Inject, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { ANONYMOUS, readableBy } from '#access';
import { Database } from '#database';
import { ENVIRONMENT, publicUrlOf, RouteAccess, type Environment } from '#platform';
import { catalogueOf, type KindFacts } from './catalogue.js';

/** `/catalogue.jsonld`: what data portals harvest. The same for everybody, of what everybody may read. */
@Controller()
export class CatalogueController {
  constructor(
    @Inject(Database) private readonly db: Database,
    @Inject(ENVIRONMENT) private readonly environment: Environment,
  ) {}

  @RouteAccess('open', { summary: 'The whole for data portals: DCAT-AP 3', answers: ['application/ld+json'] })
  @Get('catalogue.jsonld')
  async catalogue(@Res({ passthrough: true }) reply: FastifyReply): Promise<object> {
    const facts = await this.db.query<KindFacts>(
      `SELECT kind, max(published_at) AS modified, array_agg(DISTINCT language) AS languages
       FROM library.publication p, unnest(p.languages) AS language WHERE p.state = 'PUBLISHED' AND ${readableBy('p.readers', '$1')} GROUP BY kind`,
      [ANONYMOUS.readerKeys],
    );
    reply.type('application/ld+json; charset=utf-8').header('cache-control', 'public, max-age=300');
    return catalogueOf(publicUrlOf(this.environment), facts);
  }
}
