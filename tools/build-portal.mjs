/**
 * Part of `npm run build`: the portal by Vite into dist/portal, packed as it is sent, unless what it is made of is what it was made of before.
 * Plain JavaScript: it runs before anything of ours is compiled.
 */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { build } from 'vite';

const root = fileURLToPath(new URL('..', import.meta.url));
const MADE_OF = ['apps/portal', 'libs/wording', 'tools/build-portal.mjs', 'package-lock.json'];
const mark = join(root, 'dist/portal/.made-of');

const hash = createHash('sha256');
for (const path of MADE_OF) add(join(root, path));
const now = hash.digest('hex');
const operations = join(root, 'dist/portal-operations.json');
if (!existsSync(operations) || !existsSync(mark) || readFileSync(mark, 'utf8') !== now) {
  await build({ configFile: join(root, 'apps/portal/vite.config.ts'), logLevel: 'warn' });
  pack(join(root, 'dist/portal'));
  writeFileSync(mark, now);
}

/** Beside each file what is sent of it to almost everybody: packed once here, not each time. */
function pack(folder) {
  for (const name of readdirSync(folder).filter((file) => /\.(js|css)$/.test(file))) {
    const text = readFileSync(join(folder, name));
    writeFileSync(join(folder, `${name}.br`), brotliCompressSync(text));
    writeFileSync(join(folder, `${name}.gz`), gzipSync(text, { level: 9 }));
  }
}

function add(path) {
  if (!existsSync(path)) return;
  if (statSync(path).isDirectory()) for (const name of readdirSync(path).sort()) add(join(path, name));
  else hash.update(path).update(readFileSync(path));
}
