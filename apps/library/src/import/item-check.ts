import { isPublicationKind, PUBLICATION_KINDS } from '#kernel';
import type { AudienceBodies } from '../publication/audience-bodies.service.js';
import { checkContent, type Content } from '../publication/content.js';
import type { ImportReport } from './import-report.js';

export interface ImportItem {
  /** where it stood, for the report */
  row: number;
  kind: string;
  /** the record as the schema of its kind describes it, without kind */
  content: unknown;
}

export interface GoodItem {
  row: number;
  sourceId: string;
  content: Content;
}

/** Checks the rows of one import, one after the other; what is wrong goes into the report. */
export class ItemCheck {
  private readonly firstRow = new Map<string, number>();

  constructor(
    private readonly owner: string,
    private readonly report: ImportReport,
    private readonly audiences: AudienceBodies,
  ) {}

  async checkAll(items: readonly ImportItem[]): Promise<GoodItem[]> {
    const good = items.flatMap((item) => this.check(item));
    const problems = await this.audiences.problemsOf(good.map(({ content }) => content));
    return good.filter(({ row }, index) => {
      const found = problems[index] ?? [];
      for (const { path, message } of found) this.refuse(row, path, message);
      return found.length === 0;
    });
  }

  /** The item, or nothing. */
  private check({ row, kind, content }: ImportItem): GoodItem[] {
    if (!isPublicationKind(kind)) return this.refuse(row, 'kind', `expected one of ${PUBLICATION_KINDS.join(', ')}`);
    const given = typeof content === 'object' && content !== null ? { ...content, kind } : content;
    const checked = checkContent(kind, this.owner, given);
    if (!checked.content) {
      for (const { path, message } of checked.problems) this.refuse(row, path, message);
      return [];
    }
    const { sourceId } = checked.content;
    if (sourceId === undefined)
      return this.refuse(row, 'sourceId', 'is missing: without it the same file could not be given again');
    const before = this.firstRow.get(sourceId);
    if (before !== undefined)
      return this.refuse(row, 'sourceId', `${JSON.stringify(sourceId)} stands in row ${before} already`);
    this.firstRow.set(sourceId, row);
    return [{ row, sourceId, content: checked.content }];
  }

  private refuse(row: number, field: string, message: string): [] {
    this.report.bad.push({ row, field, message });
    return [];
  }
}
