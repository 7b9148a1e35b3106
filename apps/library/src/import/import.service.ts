import { Inject, Injectable } from '@nestjs/common';
import { Access, Audit, type Actor } from '#access';
import { Database } from '#database';
import { Outbox } from '#messaging';
import { grouped } from '../grouped.js';
import { LinkCheck } from '../link/link-check.service.js';
import { SecondPair } from '../review/second-pair.service.js';
import { AttachedFiles } from '../file/attached-files.service.js';
import { AudienceBodies } from '../publication/audience-bodies.service.js';
import { changeOf } from '../publication/change-of.js';
import { prepareRevision, type PreparedRevision } from '../publication/prepared-revision.js';
import { PublicationUrls } from '../publication/publication-urls.js';
import { RevisionWriter } from '../publication/revision-writer.service.js';
import { Serials } from '../publication/serials.service.js';
import { ImportedDrafts } from './imported-drafts.service.js';
import { ImportedRecords, type Existing } from './imported-records.service.js';
import { inBatches } from './in-batches.js';
import { ItemCheck, type GoodItem, type ImportItem } from './item-check.js';
import { ImportReport } from './import-report.js';

export { ImportReport, type BadRow } from './import-report.js';
export type { ImportItem } from './item-check.js';

export interface ImportOptions {
  /** rows in one transaction; default 250 */
  batch?: number;
  /** all-good publishes what is good and reports the rest; all-or-nothing publishes only when every row is good */
  mode?: 'all-good' | 'all-or-nothing';
  /** checks and compares, and writes nothing */
  dryRun?: boolean;
  /** what becomes of a record that is there and says something else: a new revision, or nothing */
  existing?: 'revise' | 'keep';
  changeNote?: string;
  /** drafts for a publisher to look at, or published at once, which is the default */
  as?: 'drafts' | 'published';
  /** by which the audit log tells what came in together */
  batchId?: string;
  /** for files with records of several owners: who acts for each. Without it only the actor's own are accepted */
  actFor?: (owner: string) => Actor;
  /** after each batch */
  onProgress?: (report: ImportReport) => void;
}

/**
 * Publishes many records of one owner. A record is known by its sourceId, so that the same file can be given again: what
 * is the same is passed over, what differs becomes a revision.
 */
@Injectable()
export class ImportService {
  constructor(
    @Inject(Database) private readonly db: Database,
    @Inject(Access) private readonly access: Access,
    @Inject(ImportedRecords) private readonly records: ImportedRecords,
    @Inject(RevisionWriter) private readonly writer: RevisionWriter,
    @Inject(Serials) private readonly serials: Serials,
    @Inject(AudienceBodies) private readonly audiences: AudienceBodies,
    @Inject(LinkCheck) private readonly linkCheck: LinkCheck,
    @Inject(AttachedFiles) private readonly files: AttachedFiles,
    @Inject(Outbox) private readonly outbox: Outbox,
    @Inject(SecondPair) private readonly secondPair: SecondPair,
    @Inject(ImportedDrafts) private readonly drafts: ImportedDrafts,
    @Inject(PublicationUrls) private readonly urls: PublicationUrls,
  ) {}

  async publishAll(actor: Actor, items: AsyncIterable<ImportItem>, options: ImportOptions = {}): Promise<ImportReport> {
    this.access.require(actor, permissionFor(options));
    if (!options.dryRun && options.as !== 'drafts') await this.secondPair.requireNone(actor.participant);
    const report = new ImportReport();
    const run = (): Promise<void> => this.run(actor, items, options, report);
    if (options.mode !== 'all-or-nothing') await run();
    else await this.allOrNothing(run, report);
    return report;
  }

  private async allOrNothing(run: () => Promise<void>, report: ImportReport): Promise<void> {
    try {
      await this.db.transaction(async () => {
        await run();
        if (report.bad.length > 0) throw new RolledBack();
      });
    } catch (error) {
      if (!(error instanceof RolledBack)) throw error;
      report.nothingWasWritten();
    }
  }

  private async run(
    actor: Actor & { person: string; participant: string },
    items: AsyncIterable<ImportItem>,
    options: ImportOptions,
    report: ImportReport,
  ): Promise<void> {
    const mayBeOthers = options.actFor !== undefined;
    const links = (items: readonly GoodItem[]) =>
      this.linkCheck.problemsOf(
        actor,
        items.map(({ owner, content }) => ({ id: null, owner, content })),
      );
    const check = new ItemCheck(
      actor.participant,
      report,
      this.audiences,
      links,
      this.files,
      this.urls.ofRef(''),
      mayBeOthers,
    );
    for await (const batch of inBatches(items, options.batch ?? 250)) {
      report.read += batch.length;
      for (const [owner, good] of grouped(await check.checkAll(batch), (item) => item.owner))
        await this.publishBatch(options.actFor?.(owner) ?? actor, owner, good, options, report);
      options.onProgress?.(report);
    }
  }

  private async publishBatch(
    actor: Actor,
    owner: string,
    good: readonly GoodItem[],
    options: ImportOptions,
    report: ImportReport,
  ): Promise<void> {
    for (const kind of new Set(good.map(({ content }) => content.kind)))
      this.access.require(actor, permissionFor(options), { owner, kind });
    this.access.require(actor, permissionFor(options));
    if (options.actFor && !options.dryRun && options.as !== 'drafts') await this.secondPair.requireNone(owner);
    await this.db.transaction(() => this.publishGood(actor, good, options, report));
  }

  private async publishGood(
    actor: Actor & { person: string; participant: string },
    good: readonly GoodItem[],
    options: ImportOptions,
    report: ImportReport,
  ): Promise<void> {
    const existing = await this.records.lock(actor.participant, good);
    const isDrafts = options.as === 'drafts';
    const possible = isDrafts ? good : await this.records.withoutDuplicates(actor.participant, good, existing, report);
    const due = possible.filter((item) =>
      isDrafts
        ? this.drafts.isDue(item, existing.get(item.sourceId), report)
        : this.records.isDue(item, existing.get(item.sourceId), options, report),
    );
    if (options.dryRun || due.length === 0) return;
    const ids = await this.newIds(
      actor.participant,
      due.filter((item) => !existing.has(item.sourceId)),
    );
    if (options.as === 'drafts') {
      const begun = due.map((item) => {
        const before = existing.get(item.sourceId) ?? null;
        return { item, before, id: before?.id ?? (ids.get(item.sourceId) as string) };
      });
      return this.drafts.begin(actor, begun, options);
    }
    const publishedAt = new Date();
    const prepared = due.map((item): [PreparedRevision, Existing | null] => {
      const before = existing.get(item.sourceId) ?? null;
      const revision = prepareRevision({
        id: before?.id ?? (ids.get(item.sourceId) as string),
        owner: actor.participant,
        number: (before?.revision ?? 0) + 1,
        content: item.content,
        sourceId: item.sourceId,
        change: before ? 'REVISED' : 'PUBLISHED',
        changeNote: options.changeNote ?? null,
        publishedAt,
        person: actor.person,
      });
      return [revision, before];
    });
    await this.writer.write(prepared.map(([revision]) => revision));
    await this.outbox.emitAll(prepared.map(([revision, before]) => changeOf(revision, before)));
    const after = prepared.map(([{ id, number, hash }]) => [id, number, hash]);
    await Audit.record(this.db, {
      actor,
      action: 'publication:import',
      thing: `${after.length} from ${after[0]?.[0]} on`,
      after,
      reason: options.batchId ? `batch ${options.batchId}` : null,
    });
  }

  private async newIds(owner: string, items: readonly GoodItem[]): Promise<Map<string, string>> {
    const ids = new Map<string, string>();
    for (const [kind, group] of grouped(items, (item) => item.content.kind)) {
      const taken = await this.serials.take(owner, kind, group.length);
      group.forEach((item, index) => ids.set(item.sourceId, taken[index] as string));
    }
    return ids;
  }
}

const permissionFor = ({ as }: ImportOptions): 'publication:draft' | 'publication:publish' =>
  as === 'drafts' ? 'publication:draft' : 'publication:publish';

class RolledBack extends Error {}
