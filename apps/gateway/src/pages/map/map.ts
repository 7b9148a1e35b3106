import { assetPaths } from '../assets.js';
import { html, type Html } from '../html.js';
import { height, places, shapes, width } from './world.js';

/** So many of something in a country; `href` and `label` are what a reader follows and hears. */
export interface Dot {
  code: string;
  count: number;
  href: string;
  label: string;
}

/** The country itself, shaded from 1 to 4. */
export interface Area extends Dot {
  level: number;
}

/** Between two countries, from where people come to where they go where that is said. */
export interface Flow {
  from: string;
  to: string;
  directed: boolean;
  count: number;
  label: string;
}

/** Areas, not widths, are compared by eye: ten times as many is three times as wide. */
const radius = (count: number): number => Math.min(16, 2.5 + 1.5 * Math.sqrt(count));
const strength = (count: number): number => Math.min(5, 0.75 + 0.75 * Math.sqrt(count - 1));

/**
 * A map as the page itself, without a script: the land as an image, what is counted in front of it. Everything on it is also in a
 * list beside it, which a country too small for the map is in alone.
 */
export function mapOf({
  label,
  note,
  dots,
  flows = [],
}: {
  label: Html;
  note: Html;
  dots: readonly Dot[];
  flows?: readonly Flow[];
}): Html {
  const drawn = dots.filter(({ code }) => places[code]).toSorted((a, b) => b.count - a.count);
  return html`<figure class="map">
    <svg viewBox="0 0 ${width} ${height}" role="group" aria-label="${label}">
      ${ARROW} ${LAND}
      <g class="flows" aria-hidden="true">${arcs(flows)}</g>
      ${drawn.map(({ code, count, href, label: said }) => {
        const [x, y] = places[code] as readonly [number, number];
        return html`<a href="${href}" aria-label="${said}"
          ><circle cx="${x}" cy="${y}" r="${radius(count).toFixed(1)}"><title>${said}</title></circle></a
        >`;
      })}
    </svg>
    <figcaption>${note}</figcaption>
  </figure>`;
}

/** On a small map lines are drawn so much wider. */
const SMALL = 1.6;
const SMALL_DOT = 6;

/**
 * Countries shaded, lines above them, for who points at them. Who listens, or goes by keyboard, has the words below it, where each
 * country stands once.
 * @param flowsTo where a click on a line leads
 */
export function smallMapOf(areas: readonly Area[], flows: readonly Flow[], flowsTo: string): Html {
  return html`<svg viewBox="0 0 ${width} ${height}" aria-hidden="true">
    ${LAND}
    ${areas.map(({ code, href, label, level }) => {
      const shape = drawnAs(code);
      return shape && html`<a href="${href}" tabindex="-1" class="level-${level}"><title>${label}</title>${shape}</a>`;
    })}
    <a href="${flowsTo}" tabindex="-1"><g class="flows">${arcs(flows, SMALL)}</g></a>
  </svg>`;
}

function drawnAs(code: string): Html | null {
  const shape = shapes[code];
  if (shape) return html`<path d="${shape}" />`;
  const place = places[code];
  return place ? html`<circle cx="${place[0]}" cy="${place[1]}" r="${SMALL_DOT}" />` : null;
}

const LAND = html`<image href="${assetPaths.world}" width="${width}" height="${height}" />`;
const ARROW = html`<defs>
  <marker id="goes" viewBox="0 0 6 6" refX="9" refY="3" markerWidth="4.5" markerHeight="4.5" orient="auto">
    <path d="M0 0L6 3L0 6z" />
  </marker>
</defs>`;

const arcs = (flows: readonly Flow[], wider = 1): (Html | null)[] =>
  flows.toSorted((a, b) => b.count - a.count).map((flow) => arc(flow, wider));

/** Bent northwards, as routes are drawn, so that there and back are two lines. */
function arc({ from, to, directed, count, label }: Flow, wider: number): Html | null {
  const a = places[from];
  const b = places[to];
  if (!a || !b) return null;
  const [dx, dy] = [b[0] - a[0], b[1] - a[1]];
  const side = dx >= 0 ? 0.22 : -0.22;
  const middle = [(a[0] + b[0]) / 2 + dy * side, (a[1] + b[1]) / 2 - dx * side].map((n) => n.toFixed(1)).join(' ');
  return html`<path
    d="M${a[0]} ${a[1]}Q${middle} ${b[0]} ${b[1]}"
    stroke-width="${(strength(count) * wider).toFixed(2)}"
    ${directed && wider === 1 && html`marker-end="url(#goes)"`}
    ><title>${label}</title></path
  >`;
}
