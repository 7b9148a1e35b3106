import { Controller, Get, Inject, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { CurrentActor, type Actor } from '#access';
import { RouteAccess } from '#platform';
import { AgreementNetworks } from './agreement-network.service.js';
import { CoverageService, type Coverage } from './coverage.service.js';
import { PublicationUrls } from '../publication/publication-urls.js';
import { comparedTopics, type ComparedTopic } from './policies-file.js';
import { PolicyComparison } from './policy-comparison.service.js';
import { coverageCsv, networkCsv, policiesCsv } from './survey-csv.js';
import { readComparison, readCoverageQuestion, readNetworkFilter } from './survey-request.js';
import type { AgreementNetwork } from './network-of.js';

type Given = Record<string, unknown>;

/** The surveys as files: `/survey/coverage.csv?countries=VN,TH&by=TOPIC`, `/survey/network.json?countries=PH`. */
@Controller('survey')
export class SurveyController {
  constructor(
    @Inject(CoverageService) private readonly coverages: CoverageService,
    @Inject(AgreementNetworks) private readonly networks: AgreementNetworks,
    @Inject(PolicyComparison) private readonly policies: PolicyComparison,
    @Inject(PublicationUrls) private readonly urls: PublicationUrls,
  ) {}

  @RouteAccess('by-audience', {
    summary: 'What countries have published on what, as a table',
    query: { countries: 'VN,DE …', by: 'LEGAL_BASIS or TOPIC' },
    answers: ['text/csv'],
  })
  @Get('coverage.csv')
  async coverageCsv(
    @CurrentActor() actor: Actor,
    @Query() query: Given,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const found = await this.coverages.of(actor, readCoverageQuestion(query));
    headers(reply, actor, 'coverage');
    return coverageCsv(found);
  }

  @RouteAccess('by-audience', {
    summary: 'What countries have published on what',
    query: { countries: 'VN,DE …', by: 'LEGAL_BASIS or TOPIC' },
    answers: ['application/json'],
  })
  @Get('coverage.json')
  async coverageJson(
    @CurrentActor() actor: Actor,
    @Query() query: Given,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Coverage> {
    const found = await this.coverages.of(actor, readCoverageQuestion(query));
    headers(reply, actor);
    return found;
  }

  @RouteAccess('by-audience', {
    summary: 'What countries have published on the same topics, as a table',
    query: { countries: 'VN,DE … up to 20', topics: 'health-personnel/recruitment … up to 10' },
    answers: ['text/csv'],
  })
  @Get('policies.csv')
  async policiesCsv(
    @CurrentActor() actor: Actor,
    @Query() query: Given,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const found = await this.compared(actor, query);
    headers(reply, actor, 'policies');
    return policiesCsv(found);
  }

  @RouteAccess('by-audience', {
    summary: 'What countries have published on the same topics',
    query: { countries: 'VN,DE … up to 20', topics: 'health-personnel/recruitment … up to 10' },
    answers: ['application/json'],
  })
  @Get('policies.json')
  async policiesJson(
    @CurrentActor() actor: Actor,
    @Query() query: Given,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ComparedTopic[]> {
    const found = await this.compared(actor, query);
    headers(reply, actor);
    return found;
  }

  private async compared(actor: Actor, query: Given): Promise<ComparedTopic[]> {
    return comparedTopics(await this.policies.of(actor, readComparison(query)), (id) => this.urls.ofRef(id));
  }

  @RouteAccess('by-audience', { summary: 'Agreements between countries, as a table', answers: ['text/csv'] })
  @Get('network.csv')
  async networkCsv(
    @CurrentActor() actor: Actor,
    @Query() query: Given,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const found = await this.networks.of(actor, readNetworkFilter(query));
    headers(reply, actor, 'agreement-network');
    return networkCsv(found);
  }

  @RouteAccess('by-audience', {
    summary: 'Agreements between countries: who is bound to whom',
    answers: ['application/json'],
  })
  @Get('network.json')
  async networkJson(
    @CurrentActor() actor: Actor,
    @Query() query: Given,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<AgreementNetwork> {
    const found = await this.networks.of(actor, readNetworkFilter(query));
    headers(reply, actor);
    return found;
  }
}

/** @param file the name of the file, for CSV */
function headers(reply: FastifyReply, { participant }: Actor, file?: string): void {
  reply
    .header('cache-control', participant === null ? 'public, no-cache' : 'private, no-cache')
    .header('vary', 'authorization, cookie')
    .header('x-content-type-options', 'nosniff')
    .type(file ? 'text/csv; charset=utf-8; header=present' : 'application/json; charset=utf-8');
  if (file) reply.header('content-disposition', `attachment; filename="${file}.csv"`);
}
