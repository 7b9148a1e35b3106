/**
 * Writes apps/gateway/data/world.json, what maps are drawn from: the land as one path, an outline and a point for each country, in Equal
 * Earth on a sheet of 960 × 468. From Natural Earth by world-atlas (public domain). Run it when those give something better: `node dist/tools/world.js`.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { geoArea, geoCentroid, geoEqualEarth, geoPath, type GeoContext, type GeoPermissibleObjects } from 'd3-geo';
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
const atlas110 = atlas<Countries>('countries-110m');
const shapes: Record<string, string> = {};
for (const shape of feature(atlas110, atlas110.objects.countries).features) {
  const code = codes.get(String(shape.id).padStart(3, '0'));
  const drawn = outlineOf(shape);
  if (code && drawn !== '') shapes[code] = drawn;
}
const missing = [...codes.values()].filter((code) => !places[code]);
const sorted = <T>(given: Record<string, T>): Record<string, T> =>
  Object.fromEntries(Object.entries(given).toSorted(([a], [b]) => (a < b ? -1 : 1)));
writeFileSync(
  'apps/gateway/data/world.json',
  `${JSON.stringify({
    source: 'Natural Earth, public domain, by world-atlas 2.0.2',
    width: WIDTH,
    height: HEIGHT,
    sphere: path({ type: 'Sphere' }),
    land: outline,
    shapes: sorted(shapes),
    places: sorted(places),
  })}\n`,
);
process.stdout.write(
  `${Object.keys(places).length} countries, ${Object.keys(shapes).length} outlines; without a place: ${missing.join(' ')}\n`,
);

function round(value: number): number {
  return Math.round(value * 10 ** DIGITS) / 10 ** DIGITS;
}

/** In whole points, each from the one before: a small map shows no more, and a page that shades many countries stays light. */
function outlineOf(shape: GeoPermissibleObjects): string {
  const rings: [number, number][][] = [];
  const add = (x: number, y: number): void => {
    const ring = rings.at(-1);
    const [last] = ring?.slice(-1) ?? [];
    const at: [number, number] = [Math.round(x), Math.round(y)];
    if (!last || last[0] !== at[0] || last[1] !== at[1]) ring?.push(at);
  };
  const context: GeoContext = {
    beginPath: () => undefined,
    arc: () => undefined,
    moveTo: (x, y) => {
      rings.push([]);
      add(x, y);
    },
    lineTo: add,
    closePath: () => undefined,
  };
  geoPath(projection, context)(shape);
  return rings
    .filter((ring) => ring.length > 2)
    .map(([first = [0, 0], ...others]) => {
      let before = first;
      const steps = others.map((at) => {
        const step = pair(at[0] - before[0], at[1] - before[1]);
        before = at;
        return step;
      });
      return `M${pair(...first)}l${joined(steps)}z`;
    })
    .join('');
}

/** A minus is a separator of its own. */
function pair(x: number, y: number): string {
  return joined([String(x), String(y)]);
}

function joined(parts: readonly string[]): string {
  return parts.reduce((all, part) => (part.startsWith('-') || all === '' ? all + part : `${all} ${part}`), '');
}
