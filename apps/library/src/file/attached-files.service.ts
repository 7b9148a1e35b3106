import { Inject, Injectable } from '@nestjs/common';
import { Database } from '#database';
import { invalidInput, type Problem } from '#kernel';
import type { Content } from '../publication/content.js';
import type { FileRecord } from './file-record.js';

type Known = Pick<FileRecord, 'id' | 'owner' | 'name' | 'media_type' | 'size' | 'sha256' | 'state' | 'refusal'>;

interface Resolved<T> {
  content: T;
  problems: Problem[];
}

/** Fills in what the store knows of the files that a content carries, and refuses those that are not the owner's, or not usable. */
@Injectable()
export class AttachedFiles {
  constructor(@Inject(Database) private readonly db: Database) {}

  /** In the transaction that writes the content: until it ends the files cannot be removed. */
  async resolve<T extends Content>(owner: string, content: T): Promise<T> {
    const [one] = await this.resolveAll([{ owner, content }]);
    const { content: resolved, problems } = one as Resolved<T>;
    if (problems.length === 0) return resolved;
    throw invalidInput(problems);
  }

  /** Each content, in their order, with what is wrong with its files; one question for all. */
  async resolveAll<T extends Content>(owned: readonly { owner: string; content: T }[]): Promise<Resolved<T>[]> {
    const ids = owned.flatMap(({ content }) => (content.files ?? []).map(({ file }) => file));
    const known = await this.known([...new Set(ids)]);
    return owned.map(({ owner, content }) => {
      if (!content.files) return { content, problems: [] };
      const own = (id: string): Known | undefined => known.find((file) => file.id === id && file.owner === owner);
      const problems = content.files.flatMap(({ file }, index) => problemOf(owner, own(file), index));
      const files = content.files.map((attached) => ({ ...attached, ...factsOf(own(attached.file)) }));
      return { content: { ...content, files }, problems };
    });
  }

  private async known(ids: readonly string[]): Promise<Known[]> {
    if (ids.length === 0) return [];
    return this.db.query<Known>(
      `SELECT id, owner, name, media_type, size, sha256, state, refusal FROM library.file
       WHERE id = ANY($1) AND state IN ('WAITING', 'READY', 'REFUSED') ORDER BY id FOR SHARE`,
      [ids],
    );
  }
}

const factsOf = (file: Known | undefined) =>
  file && { name: file.name, mediaType: file.media_type, size: file.size, sha256: file.sha256 };

function problemOf(owner: string, file: Known | undefined, index: number): Problem[] {
  const path = `files.${index}.file`;
  if (!file) return [{ path, message: `is no file of ${owner}; upload it first (POST /files) and give its id` }];
  if (file.state === 'WAITING') return [{ path, message: 'is not yet looked at for viruses; try again in a minute' }];
  return file.state === 'REFUSED' ? [{ path, message: `was refused: ${file.refusal}` }] : [];
}
