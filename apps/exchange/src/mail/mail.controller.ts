import { Body, Controller, Get, Header, Headers, HttpCode, Inject, Param, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { RouteAccess } from '#platform';
import { BounceService, type BounceAnswer } from './bounce.service.js';
import { askingPage, badLinkPage, donePage, type ConsentPage } from './consent-page.js';
import { MailConsent, type LinkedReader } from './mail-consent.js';

const HTML = 'text/html; charset=utf-8';
/** That of data lets no form be sent, and a page here is nothing but one. */
const POLICY = "default-src 'none'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/** The doors that letters point to. Who holds the link may use it; nobody signs in to get rid of letters. */
@Controller('mail')
export class MailController {
  constructor(
    @Inject(MailConsent) private readonly consent: MailConsent,
    @Inject(BounceService) private readonly bounces: BounceService,
  ) {}

  @Get('unsubscribe/:token')
  @RouteAccess('own-proof', {
    summary: 'The page behind a letter’s link to unsubscribe; changes nothing',
    answers: [HTML],
  })
  @Header('cache-control', 'no-store')
  async askUnsubscribe(
    @Param('token') token: string,
    @Headers('accept-language') languages: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    return answer(reply, 'unsubscribe', askingPage, await this.consent.ofUnsubscribe(token), languages);
  }

  @Post('unsubscribe/:token')
  @HttpCode(200)
  @RouteAccess('own-proof', { summary: 'No more letters to the reader of the link (RFC 8058)', answers: [HTML] })
  @Header('cache-control', 'no-store')
  async unsubscribe(
    @Param('token') token: string,
    @Headers('accept-language') languages: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    return answer(reply, 'unsubscribe', donePage, await this.consent.unsubscribe(token), languages);
  }

  @Get('confirm/:token')
  @RouteAccess('own-proof', { summary: 'The page behind a mailbox’s first letter; changes nothing', answers: [HTML] })
  @Header('cache-control', 'no-store')
  async askConfirm(
    @Param('token') token: string,
    @Headers('accept-language') languages: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    return answer(reply, 'confirm', askingPage, await this.consent.ofConfirm(token), languages);
  }

  @Post('confirm/:token')
  @HttpCode(200)
  @RouteAccess('own-proof', { summary: 'A mailbox agrees that letters come to it', answers: [HTML] })
  @Header('cache-control', 'no-store')
  async confirm(
    @Param('token') token: string,
    @Headers('accept-language') languages: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    return answer(reply, 'confirm', donePage, await this.consent.confirm(token), languages);
  }

  @Post('bounces')
  @HttpCode(200)
  @RouteAccess('needs queue:operate', {
    summary: 'A delivery report (RFC 3464) that came to the bounce mailbox',
    body: { types: ['message/rfc822'], what: 'the message as it came' },
  })
  bounce(@Body() message: unknown): Promise<BounceAnswer> {
    return this.bounces.take(message);
  }
}

function answer(
  reply: FastifyReply,
  which: ConsentPage,
  page: (which: ConsentPage, reader: LinkedReader) => string,
  reader: LinkedReader | null,
  languages = 'en',
): string {
  void reply.type(HTML).header('content-security-policy', POLICY);
  if (reader) return page(which, reader);
  void reply.status(404);
  return badLinkPage(languages);
}
