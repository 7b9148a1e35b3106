import { Inject, Injectable } from '@nestjs/common';
import { Readers } from '#access';
import type { Problem } from '#kernel';
import type { Content } from './content.js';

/** The bodies of the audience BODY must exist: one that does not would be read by nobody, and later by whoever takes its id. */
@Injectable()
export class AudienceBodies {
  constructor(@Inject(Readers) private readonly readers: Readers) {}

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
