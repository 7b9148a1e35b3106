import { createBullBoard } from '@bull-board/api';
import { BullMQAdapter } from '@bull-board/api/bullMQAdapter';
import { FastifyAdapter } from '@bull-board/fastify';
import { Inject, Module, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance } from 'fastify';
import { AccessModule } from '#access';
import { JOBS, type JobDefinition } from '#contracts';
import { Jobs } from '#messaging';
import { routesAre } from '#platform';

const PATH = '/operator/queues';

/** The board's own script and styles, its attributes `style`, and nothing from elsewhere: the fonts that it asks of a third are left out. */
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'; connect-src 'self'; base-uri 'self'; form-action 'none'; frame-ancestors 'none'";

/**
 * The wake-ups as they lie in the queue, for the operator to look at, on Redis and on PostgreSQL alike. Nothing can be done
 * there: what is to be done stands in the tables, jobs only wake, and who retries or removes one changes nothing that matters.
 */
@Module({ imports: [AccessModule] })
export class BoardModule implements OnModuleInit {
  constructor(
    @Inject(HttpAdapterHost) private readonly host: HttpAdapterHost,
    @Inject(Jobs) private readonly jobs: Jobs,
  ) {}

  async onModuleInit(): Promise<void> {
    const fastify = this.host.httpAdapter?.getInstance<FastifyInstance | undefined>();
    if (fastify) await fastify.register((scope) => this.serve(scope));
  }

  private async serve(scope: FastifyInstance): Promise<void> {
    const adapter = new FastifyAdapter();
    adapter.setBasePath(PATH);
    const board = createBullBoard({
      queues: [],
      serverAdapter: adapter,
      options: { uiConfig: { boardTitle: 'Comity: wake-ups', hideRedisDetails: true } },
    });
    routesAre(scope, 'needs queue:operate');
    scope.addHook('onRequest', async (request, reply) => {
      reply.header('content-security-policy', POLICY).header('cache-control', 'private, no-store');
      if (request.method === 'GET' || request.method === 'HEAD') return;
      const title = 'The board only shows. What is to be done stands in the tables; see docs/operating.md.';
      await reply.status(405).header('allow', 'GET, HEAD').send({ status: 405, title, requestId: request.id });
    });
    // Anew each time, see Jobs.queueOf.
    scope.addHook('preHandler', async () => board.setQueues(JOBS.map((job) => this.adapterOf(job))));
    await scope.register(adapter.registerPlugin(), { prefix: PATH });
  }

  private adapterOf(job: JobDefinition<unknown>): BullMQAdapter {
    return new BullMQAdapter(this.jobs.queueOf(job), { readOnlyMode: true, allowRetries: false });
  }
}
