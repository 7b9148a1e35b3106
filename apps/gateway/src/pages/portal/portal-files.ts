import { existsSync, readFileSync } from 'node:fs';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { projectFile } from '#kernel';

/** Written by Vite beside everything else that is built. */
const FOLDER = projectFile('dist/portal/');
const PREFIX = '/assets/portal/';
const ENTRY = 'src/main.tsx';

/** The addresses that a page of the portal begins with. */
export interface PortalFiles {
  script: string;
  styles: readonly string[];
  /** modules that the script will ask for, one after the other, unless they are named at once */
  ahead: readonly string[];
}

type Manifest = Record<string, { file: string; css?: string[]; imports?: string[] }>;

/**
 * What every page of the portal begins with, by the language that it speaks. Null where only the server was built, as for a test: the
 * page says so.
 */
export function portalFiles(folder = FOLDER): ((language: string) => PortalFiles) | null {
  const written = `${folder}manifest.json`;
  if (!existsSync(written)) return null;
  const manifest = JSON.parse(readFileSync(written, 'utf8')) as Manifest;
  const entry = manifest[ENTRY];
  if (!entry) return null;
  return (language) => {
    const needed = closure(manifest, [ENTRY, `../../libs/wording/src/portal/${language}.ts`]);
    const files = needed.map((name) => manifest[name]).filter((chunk) => chunk !== undefined);
    return {
      script: PREFIX + entry.file,
      styles: [...new Set(files.flatMap(({ css = [] }) => css))].map((file) => PREFIX + file),
      ahead: files.filter((chunk) => chunk !== entry).map(({ file }) => PREFIX + file),
    };
  };
}

/** These and all that they import, each once. */
function closure(manifest: Manifest, names: readonly string[]): string[] {
  const all = new Set(names);
  // What is added meanwhile is come to as well.
  for (const name of all) for (const imported of manifest[name]?.imports ?? []) all.add(imported);
  return [...all];
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
