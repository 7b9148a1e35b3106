import autocannon from 'autocannon';
import { serve } from './child.js';

export interface Load {
  url: string;
  /** what is posted; without one it is asked for */
  body?: string;
  /** 304 where nothing but that is right; default 200 */
  expects?: 304;
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
  /** Anything but what is expected makes the round worthless. */
  run: async ({ url, body, expects, connections, seconds, headers = {} }: Load): Promise<LoadResult> => {
    const result = await autocannon({
      url,
      connections,
      duration: seconds,
      method: body === undefined ? 'GET' : 'POST',
      headers: body === undefined ? headers : { 'content-type': 'application/json', ...headers },
      body,
    });
    const answered = expects === 304 ? result['3xx'] : result['2xx'];
    const failed = result.errors + result.timeouts + result['2xx'] + result.non2xx - answered;
    if (failed > 0) throw new Error(`${failed} of the requests to ${url} failed.`);
    return { answered, perSecond: answered / result.duration, p50: result.latency.p50, p99: result.latency.p99 };
  },
});
