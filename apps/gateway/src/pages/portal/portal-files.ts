import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';

/** Written by Vite beside everything else that is built. */
const FOLDER = fileURLToPath(new URL('../../../../../portal/', import.meta.url));
const PREFIX = '/assets/portal/';
const ENTRY = 'src/main.tsx';

/** The addresses that the page of the portal begins with. */
export interface PortalFiles {
  script: string;
  styles: readonly string[];
}

type Manifest = Record<string, { file: string; css?: string[] }>;

/** Null where only the server was built, as for a test: the page says so. */
export function portalFiles(folder = FOLDER): PortalFiles | null {
  const manifest = `${folder}manifest.json`;
  if (!existsSync(manifest)) return null;
  const entry = (JSON.parse(readFileSync(manifest, 'utf8')) as Manifest)[ENTRY];
  return entry ? { script: PREFIX + entry.file, styles: (entry.css ?? []).map((file) => PREFIX + file) } : null;
}

/** Every name has a hash of its content in it, so a browser keeps each for ever and never has an old one. */
export function servePortalFiles(fastify: FastifyInstance, folder = FOLDER): void {
  if (!existsSync(folder)) return;
  void fastify.register(async (scope) => {
    scope.addHook('onRoute', (route) => {
      route.config = { access: 'open', ...route.config };
    });
    await scope.register(fastifyStatic, {
      root: folder,
      prefix: PREFIX,
      decorateReply: false,
      index: false,
      immutable: true,
      maxAge: '1y',
      preCompressed: true,
      setHeaders: (response) => void response.header('x-content-type-options', 'nosniff'),
    });
  });
}
