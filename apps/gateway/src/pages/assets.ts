import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { projectFile } from '#kernel';
import type { Encoding } from '#platform';
import { worldImage } from './map/world.js';
import { keepScript } from './offline/keep.script.js';
import { packed } from './packed.js';
import { explorerScript } from './explorer.script.js';
import { icon } from './style/icon.js';
import { style } from './style/style.js';

export interface Asset {
  type: string;
  /** or bytes, which are packed already */
  text: string | Buffer;
}

const hashed = (name: string, extension: string, text: string | Buffer): string =>
  `/assets/${name}.${createHash('sha256').update(text).digest('hex').slice(0, 12)}.${extension}`;

/** Made by tools/icons.ts from the mark. */
const [icon192, icon512, maskable, touch] = ['icon-192', 'icon-512', 'maskable-512', 'touch-180'].map((name) =>
  readFileSync(projectFile(`apps/gateway/data/icons/${name}.png`)),
) as [Buffer, Buffer, Buffer, Buffer];

/** The address changes with the content, so a browser keeps each for ever and never has an old one. */
export const assetPaths = {
  style: hashed('comity', 'css', style),
  world: hashed('world', 'svg', worldImage),
  icon: hashed('comity', 'svg', icon),
  icon192: hashed('icon-192', 'png', icon192),
  icon512: hashed('icon-512', 'png', icon512),
  maskable: hashed('maskable', 'png', maskable),
  touch: hashed('touch', 'png', touch),
  explorer: hashed('explorer', 'js', explorerScript),
  keep: hashed('keep', 'js', keepScript),
};

export const assets: ReadonlyMap<string, Asset> = new Map([
  [assetPaths.style, { type: 'text/css; charset=utf-8', text: style }],
  [assetPaths.world, { type: 'image/svg+xml', text: worldImage }],
  [assetPaths.icon, { type: 'image/svg+xml', text: icon }],
  [assetPaths.icon192, { type: 'image/png', text: icon192 }],
  [assetPaths.icon512, { type: 'image/png', text: icon512 }],
  [assetPaths.maskable, { type: 'image/png', text: maskable }],
  [assetPaths.touch, { type: 'image/png', text: touch }],
  [assetPaths.keep, { type: 'text/javascript; charset=utf-8', text: keepScript }],
  [assetPaths.explorer, { type: 'text/javascript; charset=utf-8', text: explorerScript }],
]);

/** By which a page lets this one script run, and no other that its address might bring. */
export const keepIntegrity = `sha256-${createHash('sha256').update(keepScript).digest('base64')}`;

const packedOnce = new WeakMap<Asset, Map<Encoding, Promise<Buffer>>>();

/** Packed when it is first asked for, and kept: it stays the same for as long as the process lives. */
export function packedAsset(asset: Asset, encoding: Encoding): Promise<Buffer> {
  const forms = packedOnce.get(asset) ?? new Map<Encoding, Promise<Buffer>>();
  packedOnce.set(asset, forms);
  const known = forms.get(encoding) ?? packed(String(asset.text), encoding, true);
  forms.set(encoding, known);
  return known;
}
