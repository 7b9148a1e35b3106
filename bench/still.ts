import { setTimeout as pause } from 'node:timers/promises';
import { request } from 'undici';
import type { Report } from './report.js';

const STILL_MS = 3000;

/** The demonstration set is still being told of when a node answers already. */
export async function untilStill(url: string, report: Report): Promise<void> {
  let [last, since] = ['', Date.now()];
  while (Date.now() - since < STILL_MS) {
    const { headers, body } = await request(`${url}/feeds/publications.atom`);
    await body.dump();
    const etag = String(headers['etag']);
    if (etag !== last) [last, since] = [etag, Date.now()];
    await pause(200);
  }
  report.progress('nothing new comes any more');
}
