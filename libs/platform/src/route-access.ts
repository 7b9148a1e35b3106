import { RouteConfig } from '@nestjs/platform-fastify';
import type { FastifyInstance, RouteOptions } from 'fastify';

/**
 * Who may ask a route. `open`: what it shows is for everybody. `by-audience`: anybody may ask, and what is not for the
 * reader is left out. `signed-in`, and `needs …` with a permission: refused before its handler runs. `own-proof`: it
 * looks itself at what is shown to it (a secret, a signed message), because nobody can be known before.
 */
export type RouteRule = 'open' | 'by-audience' | 'signed-in' | 'own-proof' | `needs ${string}`;

/** What /openapi.json says of a route, besides its address and who may ask it. */
export interface RouteDescription {
  summary: string;
  /** what each query parameter means */
  query?: Readonly<Record<string, string>>;
  /** what each header that is asked for means */
  headers?: Readonly<Record<string, string>>;
  /** media types of what is sent, and what it is */
  body?: { types: readonly string[]; what: string };
  /** media types of the answer; application/json where nothing is said */
  answers?: readonly string[];
  /** of success; 200 where nothing is said */
  status?: number;
}

declare module 'fastify' {
  interface FastifyContextConfig {
    access?: RouteRule;
    describes?: RouteDescription;
  }
}

/**
 * On every method of a controller. A process with a route that does not say who may ask it does not start; one that is not
 * described is not in /openapi.json.
 */
export const RouteAccess = (rule: RouteRule, describes?: RouteDescription): ReturnType<typeof RouteConfig> =>
  RouteConfig({ access: rule, ...(describes ? { describes } : {}) });

/** For routes that a plugin makes in a scope of its own. */
export function routesAre(scope: FastifyInstance, rule: RouteRule): void {
  scope.addHook('onRoute', (route) => {
    route.config = { access: rule, ...route.config };
  });
}

export interface WatchedRoutes {
  all: readonly RouteOptions[];
  /** the addresses that do not say who may ask them, once all are registered */
  unguarded(): string[];
}

/** Keeps what is registered from now on. */
export function watchRoutes(fastify: FastifyInstance): WatchedRoutes {
  const all: RouteOptions[] = [];
  fastify.addHook('onRoute', (route) => void all.push(route));
  return {
    all,
    unguarded: () =>
      all
        // Answers to a browser's question before the question carry nothing.
        .filter(({ method, config }) => method !== 'OPTIONS' && config?.access === undefined)
        .map(({ method, url }) => `${String(method)} ${url}`),
  };
}
