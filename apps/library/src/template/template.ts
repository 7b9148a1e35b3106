import type { PublicationKind } from '#kernel';
import { Targets } from '../import/target.js';
import { contentNode, isKeyed, type ContentNode } from '../sheet/content-node.js';
import type { Cell } from '../sheet/cells.js';
import { LEGAL_BASES, OCCUPATIONS, TOPICS, type Vocabulary } from '../vocabulary/vocabulary.js';
import { exampleOf } from './example.js';

/** How many parties, provisions and the like have columns; whoever has more adds some. */
const PARTS = 2;

/** The columns of a table to be filled in for records of the kind, with texts in these languages. */
export function templateColumns(kind: PublicationKind, languages: readonly string[]): string[] {
  const { kind: _kind, sourceId, ...rest } = contentNode(kind).properties ?? {};
  const columns = Object.entries({ sourceId: sourceId ?? {}, ...rest }).flatMap(([name, node]) =>
    columnsOf(name, node, languages),
  );
  return ['kind', ...columns];
}

function columnsOf(name: string, node: ContentNode, languages: readonly string[]): string[] {
  if (isKeyed(node))
    return languages.flatMap((language) => columnsOf(`${name}.${language}`, node.additionalProperties, languages));
  const within = (part: string, { properties = {} }: ContentNode): string[] =>
    Object.entries(properties).flatMap(([inner, one]) => columnsOf(`${part}.${inner}`, one, languages));
  if (node.items?.properties)
    return Array.from({ length: PARTS }, (_, index) => within(`${name}.${index}`, node.items as ContentNode)).flat();
  return node.properties ? within(name, node) : [name];
}

/** One row that shows what goes where. */
export function exampleRow(kind: PublicationKind, columns: readonly string[]): Cell[] {
  const targets = new Targets(kind);
  return columns.map((column) => {
    const target = targets.find(column);
    return typeof target === 'string' ? kind : exampleOf(kind, column, target);
  });
}

const CODED: Record<string, Vocabulary> = {
  topics: TOPICS,
  topic: TOPICS,
  legalBases: LEGAL_BASES,
  occupations: OCCUPATIONS,
};

/** Every field, what it holds, and its codes with what they mean in the reader's language, where that is known. */
export function* explanations(
  kind: PublicationKind,
  columns: readonly string[],
  languages: readonly string[],
): Generator<Cell[]> {
  yield ['field', 'holds', 'code', 'meaning'];
  const targets = new Targets(kind);
  const told = new Set<string>();
  for (const column of columns) {
    const target = targets.find(column);
    const field = column.replace(/\.\d+\./g, '.0.');
    if (typeof target === 'string' || told.has(field)) continue;
    told.add(field);
    yield [field, holds(column, target.node, targets.required), '', target.node.description ?? ''];
    for (const code of target.node.enum ?? target.node.items?.enum ?? []) yield [field, '', String(code), ''];
    const vocabulary = CODED[column.split('.').at(-1) as string];
    for (const { code, labels } of vocabulary?.entries ?? []) yield [field, '', code, label(labels, languages)];
  }
}

function holds(column: string, node: ContentNode, required: readonly string[]): string {
  const what = node.items
    ? 'several values, with semicolons between them'
    : /On$/.test(column)
      ? 'a date: 2026, 2026-01 or 2026-01-31'
      : (node.type ?? 'JSON');
  return required.includes(column.split('.')[0] as string) || column === 'sourceId' ? `needed; ${what}` : what;
}

const label = (labels: Readonly<Record<string, string>>, languages: readonly string[]): string =>
  labels[languages.find((language) => language in labels) ?? 'en'] ?? Object.values(labels)[0] ?? '';
