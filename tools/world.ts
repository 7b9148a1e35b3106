/**
 * Writes apps/gateway/data/world.json, what maps are drawn from: the land as one path and a point for each country, in Equal Earth on
 * a sheet of 960 × 468. From Natural Earth by world-atlas (public domain). Run it when those give something better: `node dist/tools/world.js`.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { geoArea, geoCentroid, geoEqualEarth, geoPath } from 'd3-geo';
import { feature } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';

const WIDTH = 960;
const HEIGHT = 468;
/** A tenth of a point is finer than anybody sees and half as long as d3 writes it. */
const DIGITS = 1;

type Land = Topology<{ land: GeometryCollection }>;
type Countries = Topology<{ countries: GeometryCollection<{ name: string }> }>;

const { resolve } = createRequire(import.meta.url);
const atlas = <T>(name: string): T => JSON.parse(readFileSync(resolve(`world-atlas/${name}.json`), 'utf8')) as T;

const projection = geoEqualEarth()
  .rotate([-11, 0])
  .fitExtent(
    [
      [2, 2],
      [WIDTH - 2, HEIGHT - 2],
    ],
    { type: 'Sphere' },
  );
const land = atlas<Land>('land-110m');
const path = geoPath(projection).digits(DIGITS);
const outline = path(feature(land, land.objects.land)) ?? '';

/** By the ISO 3166-1 number that both know. */
const codes = new Map(
  (JSON.parse(readFileSync('apps/registry/data/countries.json', 'utf8')) as { alpha2: string; m49: string }[]).map(
    ({ alpha2, m49 }) => [m49, alpha2],
  ),
);
const atlas50 = atlas<Countries>('countries-50m');
const places: Record<string, [number, number]> = {};
for (const shape of feature(atlas50, atlas50.objects.countries).features) {
  const code = codes.get(String(shape.id).padStart(3, '0'));
  // The middle of the largest part: that of all parts of France lies in the Atlantic.
  const parts =
    shape.geometry.type === 'MultiPolygon'
      ? shape.geometry.coordinates.map((coordinates) => ({ type: 'Polygon' as const, coordinates }))
      : [shape.geometry];
  const [largest] = parts.toSorted((a, b) => geoArea(b) - geoArea(a));
  const at = largest && projection(geoCentroid(largest));
  if (code && at) places[code] = [round(at[0]), round(at[1])];
}
const missing = [...codes.values()].filter((code) => !places[code]);
const sorted = Object.fromEntries(Object.entries(places).toSorted(([a], [b]) => (a < b ? -1 : 1)));
writeFileSync(
  'apps/gateway/data/world.json',
  `${JSON.stringify({ source: 'Natural Earth, public domain, by world-atlas 2.0.2', width: WIDTH, height: HEIGHT, sphere: path({ type: 'Sphere' }), land: outline, places: sorted })}\n`,
);
process.stdout.write(`${Object.keys(places).length} countries; without a place: ${missing.join(' ')}\n`);

function round(value: number): number {
  return Math.round(value * 10 ** DIGITS) / 10 ** DIGITS;
}
