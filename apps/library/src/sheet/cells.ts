import type { PublicationKind } from '#kernel';
import type { Content } from '../publication/content.js';
import { contentNode, isKeyed, type ContentNode } from './content-node.js';
import { joinList } from './list-cell.js';

export type Cell = string | number | boolean;

/**
 * A record as cells, each under the path of its field: `lawType`, `title.vi`, `parties.0.country`; lists of values are
 * one cell. Nothing is lost: what comes back from these cells has the same hash.
 */
export function cellsOf(content: Content): Map<string, Cell> {
  const cells = new Map<string, Cell>();
  const node = contentNode(content.kind);
  for (const [name, value] of Object.entries(content)) put(cells, name, value, node.properties?.[name] ?? {});
  return cells;
}

function put(cells: Map<string, Cell>, path: string, value: unknown, node: ContentNode): void {
  if (value === undefined || value === null) return;
  const within = partsOf(value, node);
  if (within) {
    for (const [part, item, inner] of within) put(cells, `${path}.${part}`, item, inner);
    // Absent and empty are hashed differently, but where the schema makes empty of absent nothing need be said.
    if (within.length === 0 && node.default === undefined) cells.set(path, JSON.stringify(value));
  } else if (isListOfTexts(value, node)) {
    if (value.length > 0) cells.set(path, joinList(value));
    else if (node.default === undefined) cells.set(path, '[]');
  } else cells.set(path, isPlain(node) ? (value as Cell) : JSON.stringify(value));
}

/** The parts that get cells of their own; null when the value is one cell. */
function partsOf(value: unknown, node: ContentNode): [string, unknown, ContentNode][] | null {
  if (typeof value !== 'object' || value === null) return null;
  if (node.items?.properties && Array.isArray(value))
    return value.map((item, index) => [String(index), item, node.items as ContentNode]);
  if (isKeyed(node)) return Object.entries(value).map(([key, item]) => [key, item, node.additionalProperties]);
  if (!node.properties) return null;
  return Object.entries(value).map(([name, item]) => [name, item, node.properties?.[name] ?? {}]);
}

export const holdsTexts = (node: ContentNode): boolean => node.items?.type === 'string';
const isListOfTexts = (value: unknown, node: ContentNode): value is string[] =>
  Array.isArray(value) && holdsTexts(node);

/** What is no text, number or truth value, nor known to be one, is written as JSON. */
export const isPlain = ({ type, const: fixed }: ContentNode): boolean =>
  fixed !== undefined || ['string', 'number', 'integer', 'boolean'].includes(type ?? '');

/** Fields in the order of the schema; the parts of one field stay together, 0 before 1 before 10. */
export function inSchemaOrder(columns: Iterable<string>, kinds: readonly PublicationKind[]): string[] {
  const places = new Map<string, number>();
  for (const kind of kinds)
    for (const name of Object.keys(contentNode(kind).properties ?? {}))
      if (!places.has(name)) places.set(name, places.size);
  const placeOf = (column: string): number => places.get(column.split('.')[0] as string) ?? places.size;
  const parts = (a: string, b: string): number => a.localeCompare(b, 'en', { numeric: true });
  return [...columns].sort((a, b) => placeOf(a) - placeOf(b) || parts(a, b));
}
