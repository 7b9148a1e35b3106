import { RouteConfig } from '@nestjs/platform-fastify';
import type { FastifyInstance, RouteOptions } from 'fastify';

/**
 * Who may ask a route. `open`: what it shows is for everybody. `by-audience`: anybody may ask, and what is not for the
 * reader is left out. `signed-in`, and `needs …` with a permission: refused before its handler runs. `own-proof`: it
 * looks itself at what is shown to it (a secret, a signed message), because nobody can be known before.
 */
export type RouteRule = 'open' | 'by-audience' | 'signed-in' | 'own-proof' | `needs ${string}`;

declare module 'fastify' {
  interface FastifyContextConfig {
    access?: RouteRule;
  }
}

/** On every method of a controller. A process with a route that does not say who may ask it does not start. */
export const RouteAccess = (rule: RouteRule): ReturnType<typeof RouteConfig> => RouteConfig({ access: rule });

/** For routes that a plugin makes in a scope of its own. */
export function routesAre(scope: FastifyInstance, rule: RouteRule): void {
  scope.addHook('onRoute', (route) => {
    route.config = { access: rule, ...route.config };
  });
}

/** Keeps what is registered from now on. @returns the addresses that say nothing, asked when all are registered */
export function watchRoutes(fastify: FastifyInstance): () => string[] {
  const routes: RouteOptions[] = [];
  fastify.addHook('onRoute', (route) => void routes.push(route));
  return () =>
    routes
      // Answers to a browser's question before the question carry nothing.
      .filter(({ method, config }) => method !== 'OPTIONS' && config?.access === undefined)
      .map(({ method, url }) => `${String(method)} ${url}`);
}
