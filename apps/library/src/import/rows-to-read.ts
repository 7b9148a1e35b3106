import { invalidInput, type PublicationKind } from '#kernel';
import { factsOf } from './file/facts.js';
import { ImportFault, refuse } from './file/fault.js';
import type { FileFacts } from './file/file-facts.js';
import { quoted } from './file/quoted.js';
import type { Row } from './file/row.js';
import { groupingOf } from './group/grouping.js';
import type { Grouping } from './group/groups.js';
import type { AskedImport } from './import-run.entity.js';
import { checkColumns } from './mapping/check-columns.js';
import { checkMapping } from './mapping/check-mapping.js';
import { readMapping } from './mapping/read-mapping.js';
import { originOf, RowMapper } from './mapping/row-mapper.js';
import { OwnRows, type ReadRow } from './own-rows.js';

/** How the rows of a file become records. */
export interface RowsToRead {
  facts: FileFacts;
  /** of rows that do not say theirs; of a mapping that of all its rows */
  kind: PublicationKind | null;
  grouping: Grouping | null;
  rows: { map(row: Row): ReadRow };
  /** from which column a field of the record came, as a beginning of what is said of it */
  originOf: (field: string) => string;
}

/** What is wrong with a file or its mapping as a whole is an answer at once, and not a run that failed. */
export async function rowsToRead(
  path: string,
  { kind, sheet }: Pick<AskedImport, 'kind' | 'sheet'>,
  mapping: string | null,
  owner: string,
): Promise<RowsToRead> {
  try {
    if (mapping !== null) return await byMapping(path, sheet, mapping, owner);
    const facts = await factsOf(path, { sheet: sheet ?? undefined });
    const given = (kind ?? undefined) as PublicationKind | undefined;
    return {
      facts,
      kind: given ?? null,
      grouping: null,
      rows: new OwnRows('the file', facts, given),
      originOf: () => '',
    };
  } catch (error) {
    if (!(error instanceof ImportFault)) throw error;
    const at = error.subject.startsWith(NAME) ? 'mapping' : 'file';
    throw invalidInput(error.faults.map((message) => ({ path: at, message: message.replaceAll(path, 'the file') })));
  }
}

/** So its faults begin. */
const NAME = 'The mapping';

async function byMapping(path: string, sheet: string | null, text: string, owner: string): Promise<RowsToRead> {
  const mapping = readMapping(text, 'that was sent', undefined, owner);
  if (typeof mapping.owner === 'string' && mapping.owner !== owner)
    refuse(NAME, `owner: is ${quoted(mapping.owner)}; this is an import for ${owner}`);
  if (mapping.group?.scattered)
    refuse(
      NAME,
      'group.scattered is for npm run import, which may write a file as long as this one; sort the file so that the rows of a group stand together',
    );
  const rules = checkMapping(mapping, 'that was sent');
  const facts = await factsOf(path, { ...mapping, sheet: sheet ?? mapping.sheet });
  checkColumns(mapping, rules, facts, 'the file');
  return {
    facts,
    kind: mapping.kind,
    grouping: groupingOf(mapping),
    rows: new RowMapper(mapping, rules),
    originOf: (field) => originOf(rules, field),
  };
}
