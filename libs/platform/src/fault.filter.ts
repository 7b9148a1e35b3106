import { Catch, HttpException, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import { Fault, type FaultCode } from '#kernel';
import type { FastifyReply } from 'fastify';
import { execution } from './execution.js';
import { log } from './logging.js';

const STATUS: Record<FaultCode, number> = {
  INVALID_INPUT: 400,
  NOT_AUTHENTICATED: 401,
  NOT_AUTHORISED: 403,
  STEP_UP_REQUIRED: 403,
  NOT_FOUND: 404,
  CONFLICT: 409,
  GONE: 410,
};

/**
 * The edge of REST: expected failures become their status with code and problems (RFC 9457), surprises are logged and
 * answered with the request id alone. GraphQL has its own edge (libs/graphql), so its errors are passed on.
 */
@Catch()
export class FaultFilter implements ExceptionFilter {
  catch(error: unknown, host: ArgumentsHost): void {
    if (host.getType<string>() !== 'http') throw error;
    answerFault(host.switchToHttp().getResponse<FastifyReply>(), error);
  }
}

/** For hooks, which no filter stands behind: who registers a plugin while the process starts leaves the framework's own there. */
export function answerFault(reply: FastifyReply, error: unknown): void {
  if (reply.sent) return;
  const { status, body } = problemOf(error);
  void reply
    .status(status)
    // A 404 may be kept by caches unless it says no; what is hidden from one reader is not from the next.
    .header('cache-control', 'no-store')
    .type('application/problem+json')
    .send({ status, ...body, requestId: execution.current().requestId });
}

function problemOf(error: unknown): { status: number; body: Record<string, unknown> } {
  if (error instanceof Fault) {
    return { status: STATUS[error.code], body: { title: error.message, code: error.code, problems: error.problems } };
  }
  if (error instanceof HttpException) return { status: error.getStatus(), body: { title: error.message } };
  const status = (error as { statusCode?: unknown }).statusCode;
  if (typeof status === 'number' && status >= 400 && status < 500)
    return { status, body: { title: (error as Error).message } };
  log('http').error({ err: error }, 'unexpected failure');
  return {
    status: 500,
    body: { title: 'Something failed here. Quote the request id when you report it.', code: 'INTERNAL' },
  };
}
