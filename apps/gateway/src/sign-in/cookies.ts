import { parseCookie, stringifySetCookie } from 'cookie';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { sessionCookieName, sessionIn } from '#access';
import { TRANSACTION_SECONDS } from './transaction.js';

/**
 * What the browser keeps. Out of the reach of scripts; sent along when a link leads here, not with what other sites' forms
 * and frames ask; over HTTPS under a name that no neighbouring host can set.
 */
export class Cookies {
  private readonly isSecure: boolean;
  private readonly session: string;
  private readonly transaction: string;

  constructor(private readonly publicUrl: string) {
    this.isSecure = publicUrl.startsWith('https:');
    this.session = sessionCookieName(publicUrl);
    this.transaction = `${this.session}-sign-in`;
  }

  keepSession(reply: FastifyReply, token: string, expires: Date): void {
    this.set(reply, this.session, token, Math.max(0, Math.floor((expires.getTime() - Date.now()) / 1000)));
  }

  forgetSession(reply: FastifyReply): void {
    this.set(reply, this.session, '', 0);
  }

  sessionOf(request: FastifyRequest): string | undefined {
    return sessionIn(request.headers.cookie, this.publicUrl);
  }

  keepTransaction(reply: FastifyReply, sealed: string): void {
    this.set(reply, this.transaction, sealed, TRANSACTION_SECONDS);
  }

  forgetTransaction(reply: FastifyReply): void {
    this.set(reply, this.transaction, '', 0);
  }

  transactionOf(request: FastifyRequest): string | undefined {
    return parseCookie(request.headers.cookie ?? '')[this.transaction];
  }

  private set(reply: FastifyReply, name: string, value: string, maxAge: number): void {
    const options = { path: '/', httpOnly: true, sameSite: 'lax', secure: this.isSecure, maxAge } as const;
    // Fastify adds a cookie to those that are set already.
    void reply.header('set-cookie', stringifySetCookie(name, value, options));
  }
}
