import { createHash } from 'node:crypto';
import { worldImage } from './map/world.js';
import { packed, type Encoding } from './packed.js';
import { explorerScript } from './explorer.script.js';
import { icon } from './style/icon.js';
import { style } from './style/style.js';

export interface Asset {
  type: string;
  text: string;
}

const hashed = (name: string, extension: string, text: string): string =>
  `/assets/${name}.${createHash('sha256').update(text).digest('hex').slice(0, 12)}.${extension}`;

/** The address changes with the content, so a browser keeps each for ever and never has an old one. */
export const assetPaths = {
  style: hashed('comity', 'css', style),
  world: hashed('world', 'svg', worldImage),
  icon: hashed('comity', 'svg', icon),
  explorer: hashed('explorer', 'js', explorerScript),
};

export const assets: ReadonlyMap<string, Asset> = new Map([
  [assetPaths.style, { type: 'text/css; charset=utf-8', text: style }],
  [assetPaths.world, { type: 'image/svg+xml', text: worldImage }],
  [assetPaths.icon, { type: 'image/svg+xml', text: icon }],
  [assetPaths.explorer, { type: 'text/javascript; charset=utf-8', text: explorerScript }],
]);

const packedOnce = new WeakMap<Asset, Map<Encoding, Promise<Buffer>>>();

/** Packed when it is first asked for, and kept: it stays the same for as long as the process lives. */
export function packedAsset(asset: Asset, encoding: Encoding): Promise<Buffer> {
  const forms = packedOnce.get(asset) ?? new Map<Encoding, Promise<Buffer>>();
  packedOnce.set(asset, forms);
  const known = forms.get(encoding) ?? packed(asset.text, encoding, true);
  forms.set(encoding, known);
  return known;
}
