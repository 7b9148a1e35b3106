import { Inject, Injectable } from '@nestjs/common';
import { Access, type Actor } from '#access';
import { Database } from '#database';
import { invalidInput, notFound, type Problem } from '#kernel';
import { ChangeService } from '../change/change.service.js';
import { CLOCK, type Clock } from '../delivery/clock.js';
import { blockSizeFor, digests, type Digests } from './digest.js';

export interface ReconciliationInput {
  from?: number | null;
  to?: number | null;
  blockSize?: number | null;
}

const DAY_MS = 24 * 3600_000;
/** As long as what is missing can be pushed again. */
const DAYS = 14;
const MOST_BLOCKS_ASKED = 1000;

/** What an endpoint should have. */
@Injectable()
export class Reconciliation {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Access) private readonly access: Access,
    @Inject(ChangeService) private readonly changes: ChangeService,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async ofEndpoint(actor: Actor, endpointId: string, input: ReconciliationInput): Promise<Digests> {
    this.access.require(actor, 'endpoint:manage');
    const [own] = await this.database.query('SELECT FROM exchange.endpoint WHERE id = $1 AND owner = $2', [
      endpointId,
      actor.participant,
    ]);
    if (!own) throw notFound('This endpoint');
    const range = await this.lastDays(this.clock());
    const from = input.from ?? Math.min(range.from, input.to ?? range.from);
    const to = input.to ?? Math.max(range.to, from);
    const blockSize = input.blockSize ?? blockSizeFor(from, to);
    const problems = [...problemsOf({ from, to, blockSize }, range.to, await this.pruned())];
    if (problems.length > 0) throw invalidInput(problems);
    return digests(this.database, endpointId, { from, to, blockSize });
  }

  /** For who may ask already: of the last fourteen days. */
  async ofLastDays(endpointId: string, now: Date): Promise<Digests> {
    const { from, to } = await this.lastDays(now);
    return digests(this.database, endpointId, { from, to, blockSize: blockSizeFor(from, to) });
  }

  private async lastDays(now: Date): Promise<{ from: number; to: number }> {
    const { position: head } = await this.changes.head();
    const [row] = await this.database.query<{ position: string }>(
      'SELECT position FROM exchange.change WHERE sequenced_at >= $1 ORDER BY sequenced_at, position LIMIT 1',
      [new Date(now.getTime() - DAYS * DAY_MS)],
    );
    return { from: row ? Number(row.position) : head + 1, to: Math.max(head, 1) };
  }

  private async pruned(): Promise<number> {
    const [row] = await this.database.query<{ position: string }>(
      `SELECT position FROM exchange.pruned WHERE what = 'deliveries'`,
    );
    return Number(row?.position ?? 0);
  }
}

function* problemsOf(
  { from, to, blockSize }: { from: number; to: number; blockSize: number },
  head: number,
  pruned: number,
): Generator<Problem> {
  if (from <= pruned || from < 1)
    yield { path: 'from', message: `expected a position from ${pruned + 1} on; what was delivered before is not kept` };
  if (to > Math.max(head, from)) yield { path: 'to', message: `expected a position of the log, ${head} at most` };
  if (to < from) yield { path: 'to', message: `expected a position that is not before ${from}` };
  const blocks = (to - from + 1) / blockSize;
  if (blockSize < 1) yield { path: 'blockSize', message: 'expected 1 or more' };
  else if (blocks > MOST_BLOCKS_ASKED)
    yield {
      path: 'blockSize',
      message: `expected at least ${Math.ceil((to - from + 1) / MOST_BLOCKS_ASKED)}: at most ${MOST_BLOCKS_ASKED} blocks are answered`,
    };
}
