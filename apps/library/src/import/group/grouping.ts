import type { Row } from '../file/row.js';
import type { Target } from '../target.js';
import { columnReader } from '../mapping/column-reader.js';
import { many, sourceOf, type ColumnSource, type Mapping } from '../mapping/mapping-schema.js';
import { selector } from '../mapping/selector.js';
import type { Grouping } from './groups.js';

/** A key is read as a field that holds a text is. */
export const KEY: Target = { path: [], holds: 'text', node: {} };

export const keySources = ({ group }: Mapping): ColumnSource[] =>
  group === undefined ? [] : many(group.by).map((given) => sourceOf(given) as ColumnSource);

export function groupingOf(mapping: Mapping): Grouping | null {
  if (mapping.group === undefined) return null;
  const sources = keySources(mapping);
  const empty = new Set(['', ...(mapping.empty ?? [])]);
  const readers = sources.map((source) => columnReader(source, KEY, empty));
  return { keyOf, isWanted: selector(mapping), scattered: mapping.group.scattered ?? false };

  function keyOf(row: Row): string | { problem: string } {
    const parts: string[] = [];
    for (const [index, read] of readers.entries()) {
      const result = read(row);
      if ('problem' in result) return { problem: `group.by: ${result.problem}` };
      if (result.value === undefined)
        return {
          problem: `group.by: column ${many(sources[index]?.column ?? '').join(' or ')} is empty, so it is not known which record the row belongs to`,
        };
      parts.push(String(result.value));
    }
    return parts.join(' ');
  }
}
