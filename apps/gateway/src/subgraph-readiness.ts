import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { ENVIRONMENT, Readiness, type Environment } from '#platform';

const WITHIN_MS = 2000;

/** A gateway whose subgraphs run apart is ready when each of them answers. In one process there is nothing to ask. */
@Injectable()
export class SubgraphReadiness implements OnModuleInit {
  constructor(
    @Inject(ENVIRONMENT) private readonly environment: Environment,
    @Inject(Readiness) private readonly readiness: Readiness,
  ) {}

  onModuleInit(): void {
    for (const [name, url] of Object.entries(this.environment.SUBGRAPHS ?? {})) {
      this.readiness.add(`subgraph:${name}`, async () => {
        const { status } = await fetch(new URL('/health/live', url), { signal: AbortSignal.timeout(WITHIN_MS) });
        return status === 200 ? { ok: true } : { ok: false, detail: `answered ${status}` };
      });
    }
  }
}
