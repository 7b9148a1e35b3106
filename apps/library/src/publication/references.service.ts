import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '#access';
import { invalidInput, type Problem } from '#kernel';
import { AttachedFiles } from '../file/attached-files.service.js';
import { LinkCheck, type Linking } from '../link/link-check.service.js';
import { AudienceBodies } from './audience-bodies.service.js';
import type { Content } from './content.js';

/** What a content names must be there: the bodies that it is for, the records that it links to, and the files beside it. */
@Injectable()
export class References {
  constructor(
    @Inject(AudienceBodies) private readonly audiences: AudienceBodies,
    @Inject(LinkCheck) private readonly links: LinkCheck,
    @Inject(AttachedFiles) private readonly files: AttachedFiles,
  ) {}

  /**
   * Refuses with every problem at once. In a transaction the files cannot be removed until it ends.
   * @param asGiven turns a path in the content into the path in what the caller gave
   * @returns the content with what the store knows of its files
   */
  async require(actor: Actor, linking: Linking, asGiven = (path: string): string => path): Promise<Content> {
    const { content, problems } = await this.check(actor, linking);
    if (problems.length === 0) return content;
    throw invalidInput(problems.map(({ path, message }) => ({ path: asGiven(path), message })));
  }

  async check(actor: Actor, { id, owner, content }: Linking): Promise<{ content: Content; problems: Problem[] }> {
    const [bodies = []] = await this.audiences.problemsOf([content]);
    const [links = []] = await this.links.problemsOf(actor, [{ id, owner, content }]);
    const [attached = { content, problems: [] }] = await this.files.resolveAll([{ owner, content }]);
    return { content: attached.content, problems: [...bodies, ...links, ...attached.problems] };
  }

  /** For what was required before the transaction began: its files are still there, and stay until it ends. */
  holdFiles(owner: string, content: Content): Promise<Content> {
    return this.files.resolve(owner, content);
  }
}
