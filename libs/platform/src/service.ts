import { randomUUID } from 'node:crypto';
import type { DynamicModule, Type } from '@nestjs/common';
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { guardDoor } from './abuse/guard-door.js';
import { trustedProxies } from './abuse/trusted-proxies.js';
import { EnvironmentFault, readEnvironment, type Environment, type EnvironmentSources } from './environment.js';
import { execution } from './execution.js';
import { FaultFilter } from './fault.filter.js';
import { configureLogging, log, NestLogger } from './logging.js';
import { serveOpenApi } from './open-api.js';
import { PlatformModule } from './platform.module.js';
import { takeFilesAsStreams, takeMailBodies } from './file-bodies.js';
import { watchRoutes } from './route-access.js';

export interface ServiceOptions {
  name: string;
  modules: (environment: Environment) => (Type | DynamicModule)[];
  environment: Environment;
  /** answers the world, so that limits stand here; other processes are reached through the one that does */
  isPublic?: boolean;
}

export interface RunningService {
  app: NestFastifyApplication;
  /** http://host:port as bound */
  url: string;
  close(): Promise<void>;
}

const REQUEST_ID = /^[\w.:-]{8,100}$/;
const MAX_BODY = 1024 * 1024;
/** what a request in hand gets to finish once the process stops */
const LINGER_MS = 3000;
/** what an answer waits at most for what it should not overtake, such as the record of a refusal */
const HELD_MS = 500;

/** Builds and starts one process of Comity: HTTP with request ids, logs, probes, the given modules. */
export async function startService({
  name,
  modules,
  environment,
  isPublic = false,
}: ServiceOptions): Promise<RunningService> {
  configureLogging({ level: environment.LOG_LEVEL, format: environment.LOG_FORMAT, service: name });
  @Module({ imports: [PlatformModule.forRoot(environment, isPublic), ...modules(environment)] })
  class Root {}

  const adapter = new FastifyAdapter({
    bodyLimit: MAX_BODY,
    // Without a proxy of ours nobody's headers are read to find out who asks.
    trustProxy: environment.TRUST_PROXY.trim() === '' ? false : trustedProxies(environment.TRUST_PROXY),
    forceCloseConnections: 'idle',
    genReqId: (request: { headers: Record<string, string | string[] | undefined> }) => {
      const given = request.headers['x-request-id'];
      return typeof given === 'string' && REQUEST_ID.test(given) ? given : randomUUID();
    },
  });
  const app = await NestFactory.create<NestFastifyApplication>(Root, adapter, {
    logger: new NestLogger(),
    abortOnError: false,
  });
  takeFilesAsStreams(adapter.getInstance());
  takeMailBodies(adapter.getInstance());
  const routes = watchRoutes(adapter.getInstance());
  serveOpenApi(adapter.getInstance(), routes.all, environment);
  app.useGlobalFilters(new FaultFilter());
  adapter.getInstance().addHook('onRequest', (request, reply, done) => {
    reply.header('x-request-id', request.id);
    execution.run({ requestId: request.id }, done);
  });
  adapter.getInstance().addHook('onSend', (_request, _reply, payload, done) => {
    const ready = execution.readyToAnswer(HELD_MS);
    if (ready) void ready.then(() => done(null, payload));
    else done(null, payload);
  });
  await guardDoor(app, environment, isPublic);
  await app.init();
  await adapter.getInstance().ready();
  const faults = routes.unguarded();
  if (faults.length > 0) {
    await app.close();
    throw new Error(`These routes do not say who may ask them, see RouteAccess: ${faults.join(', ')}`);
  }
  await app.listen(environment.PORT, environment.HOST);
  const url = (await app.getUrl()).replace('[::1]', 'localhost');
  log('service').info({ url }, `${name} is listening`);
  return { app, url, close: () => closeApp(app, environment.SHUTDOWN_GRACE_MS) };
}

/** A connection that never sent a request is not idle to Node and would hold the server open for a minute. */
async function closeApp(app: NestFastifyApplication, graceMs: number): Promise<void> {
  const server = app.getHttpServer();
  const timer = setTimeout(() => server.closeAllConnections(), Math.min(graceMs, LINGER_MS));
  try {
    await app.close();
  } finally {
    clearTimeout(timer);
  }
}

/** main() of a process: reads the environment, starts, and stops on SIGTERM or SIGINT after finishing what is in hand. */
export async function runService(options: Omit<ServiceOptions, 'environment'>): Promise<void> {
  const environment = environmentOrExit();
  const service = await startService({ ...options, environment });
  closeOnSignal(() => service.close(), environment.SHUTDOWN_GRACE_MS);
}

/** Faults in the environment go to standard error, all of them, and the process ends with EX_CONFIG. */
export function environmentOrExit(sources: EnvironmentSources = {}): Environment {
  try {
    return readEnvironment(sources);
  } catch (error) {
    if (!(error instanceof EnvironmentFault)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exit(78);
  }
}

/** The first signal closes; a second one, or the end of the grace time, ends the process at once. */
export function closeOnSignal(close: () => Promise<void>, graceMs: number): void {
  let closing = false;
  const stop = (signal: string): void => {
    if (closing) process.exit(1);
    closing = true;
    log('service').info({ signal }, 'stopping: finishing what is in hand');
    setTimeout(() => process.exit(1), graceMs + 5000).unref();
    close().then(
      () => process.exit(0),
      (error: unknown) => {
        log('service').error({ err: error }, 'could not stop cleanly');
        process.exit(1);
      },
    );
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => stop(signal));
}
