import autocannon from 'autocannon';
import { serve } from './child.js';

export interface Load {
  url: string;
  body: string;
  connections: number;
  seconds: number;
  /** beside the content type */
  headers?: Record<string, string>;
}

export interface LoadResult {
  answered: number;
  perSecond: number;
  p50: number;
  p99: number;
}

serve({
  /** Anything but 200 makes the round worthless. */
  run: async ({ url, body, connections, seconds, headers = {} }: Load): Promise<LoadResult> => {
    const result = await autocannon({
      url,
      connections,
      duration: seconds,
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body,
    });
    const failed = result.errors + result.timeouts + result.non2xx;
    if (failed > 0) throw new Error(`${failed} of the requests to ${url} failed.`);
    const answered = result['2xx'];
    return { answered, perSecond: answered / result.duration, p50: result.latency.p50, p99: result.latency.p99 };
  },
});
