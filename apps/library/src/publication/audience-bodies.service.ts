import { Inject, Injectable } from '@nestjs/common';
import { Readers } from '#access';
import { invalidInput, type Problem } from '#kernel';
import type { Content } from './content.js';

/** The bodies of the audience BODY must exist: one that does not would be read by nobody, and later by whoever takes its id. */
@Injectable()
export class AudienceBodies {
  constructor(@Inject(Readers) private readonly readers: Readers) {}

  /** @param asGiven turns a path in the content into the path in what the caller gave */
  async require(content: Content, asGiven = (path: string): string => path): Promise<void> {
    const [problems = []] = await this.problemsOf([content]);
    if (problems.length > 0)
      throw invalidInput(problems.map(({ path, message }) => ({ path: asGiven(path), message })));
  }

  /** Of each content, in their order; one question for all. */
  async problemsOf(contents: readonly Content[]): Promise<Problem[][]> {
    const named = [...new Set(contents.flatMap(({ audienceBodies = [] }) => audienceBodies))];
    const known = await this.readers.bodiesAmong(named);
    return contents.map(({ audienceBodies = [] }) =>
      audienceBodies.flatMap((id, index) =>
        known.has(id)
          ? []
          : [
              {
                path: `audienceBodies.${index}`,
                message: `${JSON.stringify(id)} is no regional body; see the query bodies`,
              },
            ],
      ),
    );
  }
}
