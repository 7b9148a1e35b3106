import { quoted } from '../file/quoted.js';
import type { Row } from '../file/row.js';
import type { FieldProblem, ReadRow } from '../own-rows.js';
import { put, withoutGaps } from '../put.js';
import { KEY } from '../group/grouping.js';
import { partsOf } from '../group/groups.js';
import { shortened } from '../value/shortened.js';
import { acrossRows } from './across-rows.js';
import { columnsIn, type Rule } from './check-mapping.js';
import { columnReader, type Read } from './column-reader.js';
import { many, type Mapping, type TemplateSource } from './mapping-schema.js';
import { selector } from './selector.js';

/** Turns rows into records as the mapping says. */
export class RowMapper {
  private readonly readers: { rule: Rule; read: (row: Row) => Read }[];
  private readonly isWanted: (row: Row) => boolean;
  private readonly readOwner: (row: Row) => Read;

  constructor(
    private readonly mapping: Mapping,
    rules: readonly Rule[],
  ) {
    const empty = new Set(['', ...(mapping.empty ?? [])]);
    this.readers = rules.map((rule) => ({ rule, read: reader(rule, empty) }));
    this.isWanted = selector(mapping);
    const { owner } = mapping;
    this.readOwner = typeof owner === 'object' ? columnReader(owner, KEY, empty) : () => ({ value: undefined });
  }

  /** The record, or every problem of the row at once; null when the mapping leaves the row out. */
  map(row: Row): ReadRow {
    if (!this.isWanted(row)) return null;
    const problems: FieldProblem[] = [];
    const content: Record<string, unknown> = {};
    const parts = partsOf(row);
    for (const { rule, read } of this.readers) {
      const results = rule.perRow === undefined ? [acrossRows(read, parts)] : parts.map(read);
      results.forEach((result, index) => {
        if ('problem' in result) problems.push({ field: rule.name, message: result.problem });
        else if (result.value !== undefined) put(content, pathOf(rule, index), result.value);
      });
    }
    const owner = this.readOwner(row);
    if ('problem' in owner) problems.push({ field: 'owner', message: owner.problem });
    if (problems.length > 0) return { problems };
    return {
      item: {
        row: row.line,
        kind: this.mapping.kind,
        content: settled(content),
        ...('value' in owner && owner.value !== undefined ? { owner: String(owner.value) } : {}),
      },
    };
  }
}

const pathOf = ({ target, perRow }: Rule, index: number): string[] =>
  target.path.map((part, place) => (place === perRow ? String(index) : part));

function reader(rule: Rule, empty: ReadonlySet<string>): (row: Row) => Read {
  const read = anyRowReader(rule, empty);
  const isAsked = selector({ where: rule.source.from });
  return rule.source.from === undefined ? read : (row) => (isAsked(row) ? read(row) : { value: undefined });
}

function anyRowReader({ source, target }: Rule, empty: ReadonlySet<string>): (row: Row) => Read {
  if ('const' in source) return () => ({ value: structuredClone(source.const) });
  return 'template' in source ? templateReader(source) : columnReader(source, target, empty);
}

function templateReader({ template, maxLength }: TemplateSource): (row: Row) => Read {
  const columns = columnsIn(template);
  return (row) => {
    const values = new Map(columns.map((column) => [column, String(row.get(column) ?? '').trim()]));
    if ([...values.values()].includes('')) return { value: undefined };
    const text = template.replace(/\{([^{}]+)\}/g, (_, name: string) => values.get(name) as string);
    return { value: maxLength === undefined ? text : shortened(text, maxLength) };
  };
}

/** No gaps in lists; no legal value for a language in which this row has no text. */
function settled(content: Record<string, unknown>): Record<string, unknown> {
  withoutGaps(content);
  const worth = content['legalValues'] as Record<string, unknown> | undefined;
  for (const language of Object.keys(worth ?? {}))
    if (
      ![content['title'], content['summary']].some((texts) =>
        Object.hasOwn((texts as object | undefined) ?? {}, language),
      )
    )
      delete worth?.[language];
  return content;
}

/** How a field of the record is called in the mapping, and from which column it came. */
export function originOf(rules: readonly Rule[], field: string): string {
  const rule = rules.find(({ target }) => {
    const path = target.path.join('.');
    return path === field || field.startsWith(`${path}.`);
  });
  if (!rule || 'const' in rule.source || 'template' in rule.source) return '';
  return `column ${many(rule.source.column)
    .map((name) => quoted(name))
    .join(' or ')}: `;
}
