import { Inject, Injectable } from '@nestjs/common';
import { ENVIRONMENT, publicUrlOf, type Environment } from '#platform';
import type { FollowableSearch } from './followable.js';

/** Where the exchange serves a feed of what a search finds: the words of its filter are those of the address. */
@Injectable()
export class FeedUrls {
  private readonly base: string;

  constructor(@Inject(ENVIRONMENT) environment: Environment) {
    this.base = publicUrlOf(environment);
  }

  of({ leavesOut: _leavesOut, search, ...lists }: FollowableSearch): string {
    const parts: [string, readonly string[]][] = Object.entries(lists);
    if (search !== null) parts.push(['search', [search]]);
    const query = parts
      .filter(([, values]) => values.length > 0)
      .map(([part, values]) => `${part}=${values.map(encodeURIComponent).join(',')}`);
    return `${this.base}/feeds/publications.atom${query.length > 0 ? `?${query.join('&')}` : ''}`;
  }
}
