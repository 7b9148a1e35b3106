import type { PipeTransform } from '@nestjs/common';
import { invalidInput } from '#kernel';

type Query = Record<string, unknown>;

/** The query of an address, each of these parameters at most once; which of two would count is not for us to guess. */
export class QueryOnce implements PipeTransform<Query, Record<string, string>> {
  private readonly names: readonly string[];

  constructor(...names: string[]) {
    this.names = names;
  }

  transform(query: Query): Record<string, string> {
    const problems = this.names
      .filter((name) => Array.isArray(query[name]))
      .map((path) => ({ path, message: 'given more than once; expected one value' }));
    if (problems.length > 0) throw invalidInput(problems);
    return query as Record<string, string>;
  }
}
