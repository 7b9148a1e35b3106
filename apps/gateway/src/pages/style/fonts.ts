import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** As packages of Fontsource (Open Font License); which file a browser fetches is decided by the scripts that a page has. */
const PACKAGES = ['inter', 'source-serif-4', 'noto-sans-arabic', 'noto-sans-thai'];
const { resolve } = createRequire(import.meta.url);

export interface FontFile {
  /** with the version in it, so that each may be kept for ever */
  path: string;
  /** on this machine */
  file: string;
}

interface Font {
  css: string;
  files: FontFile[];
}

const fonts = PACKAGES.map(read);

/** The faces of all fonts; an upright one for each script, none for scripts that another of the fonts is there for. */
export const fontFaces = fonts.map(({ css }) => css).join('');

export const fontFiles: readonly FontFile[] = fonts.flatMap(({ files }) => files);

function read(name: string): Font {
  const manifest = resolve(`@fontsource-variable/${name}/package.json`);
  const { version } = JSON.parse(readFileSync(manifest, 'utf8')) as { version: string };
  const folder = dirname(manifest);
  const files: FontFile[] = [];
  const css = readFileSync(join(folder, 'index.css'), 'utf8')
    .replace(/\/\*.*?\*\//gs, '')
    .replace(/url\(\.\/files\/([\w-]+\.woff2)\)/g, (_, file: string) => {
      const path = `/assets/fonts/${version}/${file}`;
      files.push({ path, file: join(folder, 'files', file) });
      return `url(${path})`;
    })
    .replace(/\s+/g, ' ');
  return { css, files };
}
