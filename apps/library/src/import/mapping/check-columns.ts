import { nearest } from '../../vocabulary/nearest.js';
import { refuse } from '../file/fault.js';
import type { FileFacts } from '../file/file-facts.js';
import { listed, quoted } from '../file/quoted.js';
import { keySources } from '../group/grouping.js';
import { columnsIn, type Rule } from './check-mapping.js';
import { many, type Mapping, type Source } from './mapping-schema.js';

/** Every column that the mapping asks for must be there. */
export function checkColumns(mapping: Mapping, rules: readonly Rule[], facts: FileFacts, file: string): void {
  const asked = new Map<string, string>();
  for (const { name, source } of rules) for (const column of columnsOf(source)) asked.set(column, `fields.${name}`);
  if (typeof mapping.owner === 'object') for (const column of columnsOf(mapping.owner)) asked.set(column, 'owner');
  for (const source of keySources(mapping)) for (const column of columnsOf(source)) asked.set(column, 'group.by');
  for (const { name, source } of rules)
    for (const column of Object.keys(source.from ?? {})) asked.set(column, `fields.${name}.from`);
  if (mapping.group?.scattered && facts.format === 'xlsx')
    refuse(
      file,
      'group.scattered is for CSV and JSON lines; sort the sheet so that the rows of a group stand together',
    );
  for (const part of ['where', 'skipIf'] as const)
    for (const column of Object.keys(mapping[part] ?? {})) asked.set(column, part);
  const faults = [...asked]
    .filter(([column]) => !facts.has(column))
    .map(([column, place]) => {
      const near = nearest(column, facts.columns);
      return `${place}: the file has no column ${quoted(column)}${near ? `; did you mean ${quoted(near)}?` : ''}`;
    });
  if (faults.length === 0) return;
  const seen =
    facts.sampled === null
      ? ''
      : ` (its first ${facts.sampled} rows were looked at; for a column that few rows have write {"column": …, "optional": true})`;
  refuse(`The mapping does not fit ${file}`, ...faults, `columns of the file${seen}: ${listed(facts.columns)}`);
}

function columnsOf(source: Source): string[] {
  if ('template' in source) return columnsIn(source.template);
  if ('const' in source || source.optional) return [];
  return many(source.column);
}
