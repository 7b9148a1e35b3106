import { put, quoted, withoutGaps, type FieldProblem, type ReadRow, type Row } from '#library';
import { shortened } from '../value/shortened.js';
import { columnsIn, type Rule } from './check-mapping.js';
import { columnReader, type Read } from './column-reader.js';
import { many, type Mapping, type TemplateSource } from './mapping-schema.js';

/** Turns rows into records as the mapping says. */
export class RowMapper {
  private readonly readers: { rule: Rule; read: (row: Row) => Read }[];
  private readonly isWanted: (row: Row) => boolean;

  constructor(
    private readonly mapping: Mapping,
    rules: readonly Rule[],
  ) {
    const empty = new Set(['', ...(mapping.empty ?? [])]);
    this.readers = rules.map((rule) => ({ rule, read: reader(rule, empty) }));
    this.isWanted = selector(mapping);
  }

  /** The record, or every problem of the row at once; null when the mapping leaves the row out. */
  map(row: Row): ReadRow {
    if (!this.isWanted(row)) return null;
    const problems: FieldProblem[] = [];
    const content: Record<string, unknown> = {};
    for (const { rule, read } of this.readers) {
      const result = read(row);
      if ('problem' in result) problems.push({ field: rule.name, message: result.problem });
      else if (result.value !== undefined) put(content, rule.target.path, result.value);
    }
    if (problems.length > 0) return { problems };
    return { item: { row: row.line, kind: this.mapping.kind, content: settled(content) } };
  }
}

function reader({ source, target }: Rule, empty: ReadonlySet<string>): (row: Row) => Read {
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

function selector({ where = {}, skipIf = {} }: Mapping): (row: Row) => boolean {
  const tests = (conditions: NonNullable<Mapping['where']>): ((row: Row) => boolean)[] =>
    Object.entries(conditions).map(([column, values]) => {
      const wanted = new Set(many(values).map(String));
      return (row) => wanted.has(String(row.get(column) ?? '').trim());
    });
  const [all, none] = [tests(where), tests(skipIf)];
  return (row) => all.every((holds) => holds(row)) && !none.some((holds) => holds(row));
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
