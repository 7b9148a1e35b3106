import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { ANONYMOUS, type Actor } from './actor.js';

/** Parameter of a resolver or a route: who asks. */
export const CurrentActor = createParamDecorator((_: unknown, host: ExecutionContext): Actor => {
  if (host.getType<string>() === 'http') return host.switchToHttp().getRequest<FastifyRequest>().actor ?? ANONYMOUS;
  const context = host.getArgs<[unknown, unknown, { actor?: Actor } | undefined]>()[2];
  return context?.actor ?? ANONYMOUS;
});
