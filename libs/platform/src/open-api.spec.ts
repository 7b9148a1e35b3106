import { Controller, Get, Module, Put } from '@nestjs/common';
import { afterEach, expect, it } from '@jest/globals';
import { testEnvironment } from '#testing';
import { RouteAccess } from './route-access.js';
import { startService, type RunningService } from './service.js';

@Controller('things')
class ThingController {
  @RouteAccess('by-audience', { summary: 'A thing', query: { on: 'a day' }, answers: ['text/csv'] })
  @Get(':id')
  read(): string {
    return 'a thing';
  }

  @RouteAccess('needs publication:draft', { summary: 'Replaces it', body: { types: ['application/json'], what: 'it' } })
  @Put(':id')
  replace(): string {
    return 'replaced';
  }

  @RouteAccess('open')
  @Get()
  untold(): string {
    return 'not described';
  }
}

@Module({ controllers: [ThingController] })
class Things {}

const started: RunningService[] = [];
async function start(modules: (typeof Things)[], given: Record<string, string> = {}): Promise<RunningService> {
  const environment = testEnvironment({
    DATABASE_URL: 'postgres://nobody@127.0.0.1:1/nothing',
    LOG_LEVEL: 'silent',
    ...given,
  });
  const service = await startService({ name: 'openapi', environment, modules: () => modules });
  started.push(service);
  return service;
}
afterEach(async () => {
  for (const service of started.splice(0)) await service.close();
});

type Told = { paths: Record<string, Record<string, Record<string, unknown>>> };
const told = async ({ url }: RunningService): Promise<Told['paths']> =>
  ((await (await fetch(`${url}/openapi.json`)).json()) as Told).paths;

it('says of each route that is described who may ask it, with what, and what comes back', async () => {
  const paths = await told(await start([Things]));
  expect(Object.keys(paths)).toEqual(expect.arrayContaining(['/health/live', '/openapi.json', '/things/{id}']));
  expect(Object.keys(paths)).not.toContain('/things');
  const { get, put } = paths['/things/{id}'] ?? {};
  expect(get).toMatchObject({
    'x-access': 'by-audience',
    security: [{}, { bearer: [] }, { session: [] }],
    parameters: [
      { name: 'id', in: 'path', required: true },
      { name: 'on', in: 'query' },
    ],
    responses: { 200: { content: { 'text/csv': {} } } },
  });
  expect(put).toMatchObject({
    'x-access': 'needs publication:draft',
    security: [{ bearer: [] }, { session: [] }],
    requestBody: { content: { 'application/json': {} } },
  });
});

it('holds what processes behind it describe, but for what each has of its own; one that is away is left out', async () => {
  const behind = await start([Things]);
  const subgraphs = { library: behind.url, exchange: 'http://127.0.0.1:1' };
  const door = await start([], { SUBGRAPHS: JSON.stringify(subgraphs) });
  const paths = await told(door);
  expect(paths['/things/{id}']?.['get']).toMatchObject({ summary: 'A thing' });
  expect(Object.keys(paths).filter((path) => path.startsWith('/health'))).toEqual(['/health/live', '/health/ready']);
});
