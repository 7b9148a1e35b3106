import { createHash, timingSafeEqual } from 'node:crypto';
import { Controller, Get, Headers, Inject, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { Environment } from './environment.js';
import { metrics } from './metrics.js';
import { RouteAccess } from './route-access.js';
import { ENVIRONMENT, IS_PUBLIC } from './tokens.js';

/**
 * Figures for Prometheus: for who shows METRICS_TOKEN. Where there is none they are open behind the door, which only the
 * own network reaches, and closed at it: figures tell how much a node is used, by how many, and how well it goes.
 */
@Controller()
export class MetricsController {
  constructor(
    @Inject(ENVIRONMENT) private readonly environment: Environment,
    @Inject(IS_PUBLIC) private readonly isPublic: boolean,
  ) {}

  @RouteAccess('own-proof', {
    summary: 'Figures for Prometheus; needs the token that the operator has set',
    answers: ['text/plain'],
  })
  @Get('metrics')
  async read(@Headers('authorization') authorization: string | undefined, @Res() reply: FastifyReply): Promise<void> {
    const { METRICS_TOKEN: token } = this.environment;
    void reply.header('cache-control', 'no-store');
    if (token === undefined && this.isPublic)
      return refuse(reply, 403, 'Metrics are closed here. Set METRICS_TOKEN, and send it as a bearer token.');
    if (token !== undefined && !isSame(authorization ?? '', `Bearer ${token}`)) {
      void reply.header('www-authenticate', 'Bearer realm="metrics"');
      return refuse(reply, 401, 'Metrics need the token of METRICS_TOKEN, as Authorization: Bearer.');
    }
    await reply.header('content-type', metrics.contentType).send(await metrics.metrics());
  }
}

async function refuse(reply: FastifyReply, status: number, title: string): Promise<void> {
  await reply.status(status).type('application/problem+json').send({ status, title, requestId: reply.request.id });
}

/** By digests, so that neither the length nor the beginning can be felt out by time. */
const isSame = (given: string, expected: string): boolean => timingSafeEqual(digest(given), digest(expected));

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
