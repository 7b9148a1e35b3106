import { isPublicationKind, parsePublicationId, PUBLICATION_KINDS, type Problem } from '#kernel';
import type { AttachedFiles } from '../file/attached-files.service.js';
import type { AudienceBodies } from '../publication/audience-bodies.service.js';
import { checkContent, type Content } from '../publication/content.js';
import { deprecatedCodes } from './deprecated-codes.js';
import type { ImportReport } from './import-report.js';

export interface ImportItem {
  /** where it stood, for the report */
  row: number;
  kind: string;
  /** the record as the schema of its kind describes it, without kind */
  content: unknown;
  /** whose record it is; left out: of whom it is imported for */
  owner?: string;
  /** its address in the node that it was exported from: tells it from others where it has no sourceId */
  origin?: string;
}

export interface GoodItem {
  row: number;
  owner: string;
  /** what the record is found again by */
  sourceId: string;
  /** its id, where it was exported from here */
  id: string | null;
  content: Content;
}

const LONGEST_ORIGIN = 500;

/** Checks the rows of one import, one after the other; what is wrong goes into the report. */
export class ItemCheck {
  private readonly firstRow = new Map<string, number>();

  constructor(
    private readonly owner: string,
    private readonly report: ImportReport,
    private readonly audiences: AudienceBodies,
    private readonly links: (items: readonly GoodItem[]) => Promise<Problem[][]>,
    private readonly files: AttachedFiles,
    /** addresses of records of this node begin with it */
    private readonly here: string,
    private readonly mayBeOthers: boolean,
  ) {}

  async checkAll(items: readonly ImportItem[]): Promise<GoodItem[]> {
    const good = items.flatMap((item) => this.check(item));
    const problems = await this.audiences.problemsOf(good.map(({ content }) => content));
    const ofLinks = await this.links(good);
    const resolved = await this.files.resolveAll(good);
    return good.flatMap((item, index) => {
      const { content = item.content, problems: ofFiles = [] } = resolved[index] ?? {};
      const found = [...(problems[index] ?? []), ...(ofLinks[index] ?? []), ...ofFiles];
      for (const { path, message } of found) this.refuse(item.row, path, message);
      return found.length === 0 ? [{ ...item, content }] : [];
    });
  }

  /** The item, or nothing. */
  private check({ row, kind, content, owner = this.owner, origin }: ImportItem): GoodItem[] {
    if (!isPublicationKind(kind)) return this.refuse(row, 'kind', `expected one of ${PUBLICATION_KINDS.join(', ')}`);
    if (owner !== this.owner && !this.mayBeOthers)
      return this.refuse(
        row,
        'record.owner',
        `is ${JSON.stringify(owner.slice(0, 60))}; this is an import for ${this.owner}`,
      );
    const given = typeof content === 'object' && content !== null ? { ...content, kind } : content;
    const checked = checkContent(kind, owner, given);
    if (!checked.content) {
      for (const { path, message } of checked.problems) this.refuse(row, path, message);
      return [];
    }
    const id = origin?.startsWith(this.here) ? (parsePublicationId(origin.slice(this.here.length))?.id ?? null) : null;
    const sourceId = checked.content.sourceId ?? origin?.slice(0, LONGEST_ORIGIN);
    if (sourceId === undefined)
      return this.refuse(row, 'sourceId', 'is missing: without it the same file could not be given again');
    const before = this.firstRow.get(`${owner} ${sourceId}`);
    if (before !== undefined)
      return this.refuse(row, 'sourceId', `${JSON.stringify(sourceId)} stands in row ${before} already`);
    this.firstRow.set(`${owner} ${sourceId}`, row);
    for (const { path, message } of deprecatedCodes(checked.content))
      this.report.warnings.push({ row, field: path, message });
    return [{ row, owner, sourceId, id, content: checked.content }];
  }

  private refuse(row: number, field: string, message: string): [] {
    this.report.bad.push({ row, field, message });
    return [];
  }
}
