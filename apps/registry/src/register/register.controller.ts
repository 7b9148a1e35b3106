import { Controller, Get, Inject, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { CurrentActor, type Actor } from '#access';
import { ContactPointService } from '../authority/contact-point.service.js';
import { AuthorityService } from '../authority/authority.service.js';
import type { DesignationQuestion } from '../authority/designation.service.js';
import { dayOf } from '../day.js';
import { registerCsv } from './register-csv.js';
import { registerLine, type RegisterLine } from './register-line.js';
import { readRegisterRequest } from './register-request.js';
import { RegisterService } from './register.service.js';
import { RouteAccess } from '#platform';

/** The public register as files: `/register.csv` and `/register.json`, of any day. */
@Controller()
export class RegisterController {
  constructor(
    @Inject(RegisterService) private readonly register: RegisterService,
    @Inject(AuthorityService) private readonly authorities: AuthorityService,
    @Inject(ContactPointService) private readonly contacts: ContactPointService,
  ) {}

  @RouteAccess('by-audience', {
    summary: 'The register of designated authorities, of any day',
    query: { on: 'a day; today where nothing is said' },
    answers: ['text/csv'],
  })
  @Get('register.csv')
  async csv(
    @CurrentActor() actor: Actor,
    @Query() query: Record<string, unknown>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const question = readRegisterRequest(query);
    const lines = await this.lines(actor, question);
    headers(reply, actor)
      .type('text/csv; charset=utf-8; header=present')
      .header('content-disposition', `attachment; filename="register-${dayOf(question.on)}.csv"`);
    return registerCsv(lines);
  }

  @RouteAccess('by-audience', {
    summary: 'The register of designated authorities, of any day',
    query: { on: 'a day; today where nothing is said' },
  })
  @Get('register.json')
  async json(
    @CurrentActor() actor: Actor,
    @Query() query: Record<string, unknown>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<{ on: string; designations: RegisterLine[] }> {
    const question = readRegisterRequest(query);
    const designations = await this.lines(actor, question);
    headers(reply, actor).type('application/json; charset=utf-8');
    return { on: dayOf(question.on), designations };
  }

  private async lines(actor: Actor, question: DesignationQuestion): Promise<RegisterLine[]> {
    const designations = await this.register.on(question);
    const contacts = await this.contacts.readable(actor, [...new Set(designations.map(({ authority }) => authority))]);
    const lines: RegisterLine[] = [];
    for (const designation of designations) {
      const authority = await this.authorities.present(designation.authority);
      lines.push(registerLine(designation, authority, contacts.get(authority.id) ?? []));
    }
    return lines;
  }
}

const headers = (reply: FastifyReply, { participant }: Actor): FastifyReply =>
  reply
    .header('cache-control', participant === null ? 'public, no-cache' : 'private, no-cache')
    .header('vary', 'authorization, cookie')
    .header('x-content-type-options', 'nosniff');
