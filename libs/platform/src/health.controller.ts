import { Controller, Get, Inject, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Readiness } from './readiness.js';
import { RouteAccess } from './route-access.js';

/** Probes. Live: the process answers. Ready: everything it needs answers too. */
@Controller()
export class HealthController {
  constructor(@Inject(Readiness) private readonly readiness: Readiness) {}

  @RouteAccess('open', { summary: 'Whether the process runs' })
  @Get('health/live')
  live(): { status: 'ok' } {
    return { status: 'ok' };
  }

  @RouteAccess('open', { summary: 'Whether it can work: database, queue, migrations, oldest due delivery' })
  @Get('health/ready')
  async ready(@Res() reply: FastifyReply): Promise<void> {
    const { ok, checks } = await this.readiness.ask();
    await reply.status(ok ? 200 : 503).send({ status: ok ? 'ok' : 'not ready', checks });
  }
}
