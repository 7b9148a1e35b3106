import { Inject, Injectable } from '@nestjs/common';
import { Audit, type Actor } from '#access';
import { Database } from '#database';
import { Fault } from '#kernel';
import { PublicationUrls } from '../publication/publication-urls.js';
import { conditionsOf } from '../publication/filter.js';
import { Searching, type Search } from '../search/searching.service.js';
import { fitsThen } from './as-of.js';
import { bibtex } from './bibtex.js';
import { csv } from './csv.js';
import type { ExportFormat } from './export-format.js';
import type { ExportQuestion } from './export-question.js';
import { ExportSnapshot } from './export-snapshot.js';
import { jsonLd } from './json-ld.js';
import { ndjson } from './ndjson.js';
import { ris } from './ris.js';
import { xlsx } from './xlsx.js';

export const FORMATS = { csv, xlsx, ndjson, jsonld: jsonLd, bib: bibtex, ris } satisfies Record<string, ExportFormat>;
export type FormatName = keyof typeof FORMATS;

/** Each holds a connection to the database for as long as its reader takes; there are other readers. */
const AT_ONCE = 4;

/** What anybody finds by a search, as a file. */
@Injectable()
export class ExportService {
  private open = 0;

  constructor(
    @Inject(Database) private readonly db: Database,
    @Inject(PublicationUrls) private readonly urls: PublicationUrls,
    @Inject(Searching) private readonly searching: Searching,
  ) {}

  /** The file, piece by piece. What is wrong with the question is thrown before the first piece. */
  async export(actor: Actor, name: FormatName, question: ExportQuestion): Promise<AsyncGenerator<string | Buffer>> {
    const search = await this.searching.prepare(question.search);
    refuseBadQuestion(actor, question, search);
    if (this.open >= AT_ONCE) throw new Busy();
    await this.note(actor, name, question);
    return this.pieces(actor, FORMATS[name], question, search);
  }

  private async *pieces(
    actor: Actor,
    format: ExportFormat,
    question: ExportQuestion,
    search: Search,
  ): AsyncGenerator<string | Buffer> {
    if (this.open >= AT_ONCE) throw new Busy();
    this.open++;
    try {
      const snapshot = await ExportSnapshot.open(this.db, actor, question, search);
      try {
        yield* format.write({ records: () => snapshot.records(), urls: this.urls });
      } finally {
        await snapshot.close();
      }
    } finally {
      this.open--;
    }
  }

  /** What everybody may have leaves no entry: strangers could fill the log. */
  private async note(actor: Actor, name: FormatName, question: ExportQuestion): Promise<void> {
    if (actor.participant === null) return;
    await this.db.transaction(() =>
      Audit.record(this.db, { actor, action: 'publication:export', thing: `publications.${name}`, after: question }),
    );
  }
}

function refuseBadQuestion(actor: Actor, { filter, asOf }: ExportQuestion, search: Search): void {
  try {
    conditionsOf(actor, filter, search);
    if (asOf) fitsThen(filter);
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    const problems = error.problems.map(({ path, message }) => ({ path: path.replace(/^filter\./, ''), message }));
    throw new Fault(error.code, problems.map(({ path, message }) => `${path}: ${message}`).join('; '), problems);
  }
}

/** Answered with 503 and Retry-After. */
export class Busy extends Error {
  readonly statusCode = 503;
}
