import { Controller, Get, Inject, Param, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { CurrentActor, type Actor } from '#access';
import { RouteAccess } from '#platform';
import { Ledger } from './ledger.service.js';
import { reachCsv } from './reach-csv.js';

/** Whom a change reached, as a file. */
@Controller('changes')
export class LedgerController {
  constructor(@Inject(Ledger) private readonly ledger: Ledger) {}

  @RouteAccess('signed-in', {
    summary: "Whom a change of one's own record reached, by participant and channel",
    answers: ['text/csv'],
  })
  @Get(':position/reach.csv')
  async csv(
    @CurrentActor() actor: Actor,
    @Param('position') position: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const { reach, lines } = await this.ledger.whole(actor, numberIn(position));
    void reply
      .type('text/csv; charset=utf-8; header=present')
      .header('content-disposition', `attachment; filename="reach-${reach.position}.csv"`)
      .header('cache-control', 'private, no-store');
    return reachCsv(reach, lines);
  }

  @RouteAccess('signed-in', { summary: 'The same as JSON, with the totals' })
  @Get(':position/reach.json')
  async json(
    @CurrentActor() actor: Actor,
    @Param('position') position: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<unknown> {
    const { reach, totals, lines } = await this.ledger.whole(actor, numberIn(position));
    void reply.header('cache-control', 'private, no-store');
    return {
      ...reach,
      totals,
      recipients: lines.map(({ participant, ...line }) => ({ participant: participant.id, ...line })),
    };
  }
}

/** What is no position is none that exists. */
const numberIn = (text: string): number => (/^[1-9]\d{0,14}$/.test(text) ? Number(text) : NaN);
