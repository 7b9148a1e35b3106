import { readFileSync } from 'node:fs';
import { projectFile } from '#kernel';

/** Made by tools/world.ts: the land, an outline and a point for each country, in Equal Earth. */
interface World {
  width: number;
  height: number;
  sphere: string;
  land: string;
  /** coarse, and of countries that are large enough to be seen on a small map */
  shapes: Record<string, string>;
  places: Record<string, readonly [x: number, y: number]>;
}

const world = JSON.parse(readFileSync(projectFile('apps/gateway/data/world.json'), 'utf8')) as World;

export const { width, height, places, shapes } = world;

/** The land alone, the same behind every map: fetched once. It knows the dark by itself, for styles of a page end at an image. */
export const worldImage = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}"><style>.sea{fill:none;stroke:#dcdfdc}.land{fill:#e6e9e3;stroke:#d3d8d1;stroke-width:.5}@media(prefers-color-scheme:dark){.sea{stroke:#2d3836}.land{fill:#222c2a;stroke:#2d3836}}</style><path class="sea" d="${world.sphere}"/><path class="land" d="${world.land}"/></svg>`;
