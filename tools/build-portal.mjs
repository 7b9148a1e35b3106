/**
 * Part of `npm run build`: the portal by Vite into dist/portal, unless what it is made of is what it was made of before.
 * Plain JavaScript: it runs before anything of ours is compiled.
 */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const root = fileURLToPath(new URL('..', import.meta.url));
const MADE_OF = ['apps/portal', 'libs/wording', 'tools/build-portal.mjs', 'package-lock.json'];
const mark = join(root, 'dist/portal/.made-of');

const hash = createHash('sha256');
for (const path of MADE_OF) add(join(root, path));
const now = hash.digest('hex');
if (!existsSync(mark) || readFileSync(mark, 'utf8') !== now) {
  await build({ configFile: join(root, 'apps/portal/vite.config.ts'), logLevel: 'warn' });
  writeFileSync(mark, now);
}

function add(path) {
  if (!existsSync(path)) return;
  if (statSync(path).isDirectory()) for (const name of readdirSync(path).sort()) add(join(path, name));
  else hash.update(path).update(readFileSync(path));
}
