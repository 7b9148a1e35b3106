import { isPublicationKind, PUBLICATION_KINDS, type PublicationKind } from '#kernel';
import { asWritten } from '../sheet/formula.js';
import { splitList } from '../sheet/list-cell.js';
import { EXAMPLE } from '../template/example.js';
import { refuse } from './file/fault.js';
import type { FileFacts } from './file/file-facts.js';
import { quoted } from './file/quoted.js';
import type { Row } from './file/row.js';
import type { ImportItem } from './item-check.js';
import { put, withoutGaps } from './put.js';
import { Targets, type Target } from './target.js';

export interface FieldProblem {
  field: string;
  message: string;
}

/** A record; every problem of its row at once; or null for a row that is none. */
export type ReadRow =
  { item: ImportItem; problems?: undefined } | { item?: undefined; problems: FieldProblem[] } | null;

type Read = { value: unknown } | { problem: string };

/** Reads files of our own making, filled templates and exports, whose columns are called as the fields are. */
export class OwnRows {
  private readonly targets = new Map<PublicationKind, Map<string, Target | string>>();
  private readonly columns: readonly string[];

  /** @param kind of rows that do not say theirs */
  constructor(
    file: string,
    private readonly facts: FileFacts,
    private readonly kind: PublicationKind | undefined,
  ) {
    this.columns = facts.columns.filter((column) => column !== 'kind' && !column.startsWith('record.'));
    if (facts.format !== 'jsonl') this.refuseStrangeColumns(file);
  }

  map(row: Row): ReadRow {
    if (this.facts.format === 'jsonl') return this.ofRecord(row, row.raw() as Record<string, unknown>);
    const kind = String(row.get('kind') ?? '').trim() || this.kind;
    if (!isKind(kind)) return { problems: [{ field: 'kind', message: noKind(kind) }] };
    const problems: FieldProblem[] = [];
    const content: Record<string, unknown> = {};
    for (const column of this.columns) {
      const cell = row.get(column);
      if (cell === undefined || String(cell).trim() === '') continue;
      const target = this.targetsOf(kind).get(column) as Target | string;
      const read = typeof target === 'string' ? { problem: strange(target, column) } : this.read(cell, target);
      if ('problem' in read) problems.push({ field: column, message: read.problem });
      else put(content, (target as Target).path, read.value);
    }
    if (content['sourceId'] === EXAMPLE || Object.keys(content).length === 0) return null;
    if (problems.length > 0) return { problems };
    return {
      item: {
        row: row.line,
        kind,
        content: withoutGaps(content),
        ...said(row.get('record.owner'), row.get('record.url')),
      },
    };
  }

  /** A line of an export has the content as a part; a record may also stand there by itself. */
  private ofRecord({ line }: Row, record: Record<string, unknown>): ReadRow {
    const isExported = typeof record['content'] === 'object' && !Array.isArray(record['content']);
    const { kind: _kind, ...content } = (isExported ? record['content'] : record) as Record<string, unknown>;
    const kind = record['kind'] ?? _kind ?? this.kind;
    if (!isKind(kind)) return { problems: [{ field: 'kind', message: noKind(kind) }] };
    return { item: { row: line, kind, content, ...(isExported ? said(record['owner'], record['url']) : {}) } };
  }

  private read(cell: unknown, { holds }: Target): Read {
    const text = cell instanceof Date ? cell.toISOString().slice(0, 10) : this.textOf(cell);
    switch (holds) {
      case 'text':
        return { value: text };
      case 'boolean':
        return truth(text);
      case 'number':
        return Number.isFinite(Number(text)) ? { value: Number(text) } : { problem: `${quoted(text)} is not a number` };
      case 'list':
        return text.startsWith('[') ? asJson(text) : { value: splitList(text) };
      case 'parts':
      case 'json':
        return asJson(text);
    }
  }

  private textOf(cell: unknown): string {
    return this.facts.format === 'csv' ? asWritten(String(cell)) : String(cell);
  }

  private targetsOf(kind: PublicationKind): Map<string, Target | string> {
    let found = this.targets.get(kind);
    if (found) return found;
    const targets = new Targets(kind);
    found = new Map(this.columns.map((column) => [column, targets.find(column)]));
    this.targets.set(kind, found);
    return found;
  }

  private refuseStrangeColumns(file: string): void {
    if (!this.facts.has('kind') && this.kind === undefined)
      refuse(
        file,
        `has no column "kind", and no kind was given; expected one of ${PUBLICATION_KINDS.join(', ')}. A file whose columns are called otherwise needs a mapping`,
      );
    const kinds = this.facts.has('kind') ? PUBLICATION_KINDS : [this.kind as PublicationKind];
    const faults = this.columns.flatMap((column) => {
      const found = kinds.map((kind) => this.targetsOf(kind).get(column));
      return found.every((target) => typeof target === 'string') ? [String(found[0])] : [];
    });
    if (faults.length > 0) refuse(`The columns of ${file}`, ...faults);
  }
}

const isKind = (kind: unknown): kind is PublicationKind => typeof kind === 'string' && isPublicationKind(kind);
const noKind = (kind: unknown): string =>
  `${quoted(kind ?? '')} is not a kind of record; expected one of ${PUBLICATION_KINDS.join(', ')}`;
const strange = (message: string, column: string): string => message.replace(`${column}: `, '');

const said = (owner: unknown, url: unknown): Pick<ImportItem, 'owner' | 'origin'> => ({
  ...(typeof owner === 'string' && owner !== '' ? { owner } : {}),
  ...(typeof url === 'string' && url !== '' ? { origin: url } : {}),
});

function truth(text: string): Read {
  const word = text.trim().toLowerCase();
  if (['true', 'yes', '1'].includes(word)) return { value: true };
  if (['false', 'no', '0'].includes(word)) return { value: false };
  return { problem: `${quoted(text)} is neither true nor false` };
}

function asJson(text: string): Read {
  try {
    return { value: JSON.parse(text) as unknown };
  } catch {
    return { problem: `${quoted(text)} is not JSON, and this field has parts: give each a column of its own` };
  }
}
