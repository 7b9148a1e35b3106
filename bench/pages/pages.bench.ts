import { loadavg } from 'node:os';
import { chromium, type Browser, type BrowserContext } from 'playwright-core';
import { request } from 'undici';
import { startChild } from '../child.js';
import type { Answered } from '../feed/floor.process.js';
import { machine, measurement, median, round, type Conditions } from '../measurement.js';
import type { NodeAddress, NodeStart } from '../node.process.js';
import type { BenchOptions } from '../options.js';
import { ownFolder, postgresVersion } from '../postgres.js';
import type { Report } from '../report.js';
import { copyOfReal } from '../search/library.js';
import { untilStill } from '../still.js';
import { atEnd } from '../started.js';
import { visit, type Slowness, type Visit } from './visit.js';

const WHO = /Nguyen Thi An/;
const CPU = 4;
const LINES: Record<string, Slowness['line']> = {
  'own line': null,
  'slow line': { bitsPerSecond: 1_600_000, latencyMs: 150 },
};
/** What is aimed at; the times on one's own line, the weight on any. */
const AIMED = { lcp: 1500, tbt: 150, cls: 0.1, scriptBytes: 200_000, graphql: 1 };

/** Else every new window draws the browser's own address bar meanwhile, in a process of its own. */
const BROWSER_ALONE = '--disable-features=WebUIOmniboxPopup,WebUIOmniboxAimPopup';

interface Place {
  name: string;
  url: string;
  cookies?: Awaited<ReturnType<BrowserContext['cookies']>>;
}

/**
 * First visits in a real browser whose processor is slowed down four times: two public pages and a record over all records that there are,
 * and a room of the portal. Beside each the least that can be seen: one heading, from memory, by nothing but node:http.
 */
export async function pages(report: Report, { data, rounds = 5 }: BenchOptions): Promise<void> {
  const measured = machine();
  const executablePath = process.env['TEST_CHROMIUM'];
  if (!executablePath) throw new Error('Say where Chromium is: TEST_CHROMIUM=/usr/bin/chromium');
  const databaseUrl = data ? await copyOfReal(report, data, 'pages') : undefined;
  report.progress(
    `starting a node on ${data ? 'the real records' : 'the demonstration set; with --data on the real records'}`,
  );
  const node = startChild(new URL('../node.process.js', import.meta.url));
  const { url, databaseUrl: database } = await node.ask<NodeAddress>('start', {
    folder: ownFolder(),
    signsIn: true,
    ...(databaseUrl ? { databaseUrl } : {}),
  } satisfies NodeStart);
  await untilStill(url, report);
  const browser = await chromium.launch({ executablePath, args: ['--headless', '--no-sandbox', BROWSER_ALONE] });
  atEnd(() => browser.close());
  const places = await placesOn(url, browser);
  const least = await leastOf();
  const conditions: Conditions = {
    ...measured,
    chromium: browser.version(),
    postgres: await postgresVersion(database),
    records: await recordsOn(url),
    rounds,
    cpuSlowdown: CPU,
  };
  for (const [line, slowness] of Object.entries(LINES)) {
    for (const place of places) {
      const ours: Visit[] = [];
      const floor: Visit[] = [];
      // The first finds a node that was never asked for this page.
      for (let at = -1; at < rounds; at += 1) {
        const slow = { cpu: CPU, line: slowness };
        const [own, bare] = [await visit(browser, place.url, slow, place.cookies), await visit(browser, least, slow)];
        if (at < 0) continue;
        ours.push(own);
        floor.push(bare);
      }
      tell(report, place.name, line, ours, floor, conditions);
    }
  }
  await node.ask('close');
}

const middle = (visits: readonly Visit[], of: keyof Visit): number => round(median(visits.map((one) => one[of])));

function tell(
  report: Report,
  place: string,
  line: string,
  ours: readonly Visit[],
  floor: readonly Visit[],
  given: Conditions,
): void {
  const conditions = { ...given, load: round(loadavg()[0] ?? 0) };
  const variant = `${place}, ${line}`;
  report.add(
    measurement({
      bench: 'pages',
      variant: `${variant}, LCP`,
      ours: middle(ours, 'lcp'),
      against: { floor: middle(floor, 'lcp') },
      unit: 'ms',
      better: 'less',
      conditions,
    }),
  );
  const figures = Object.fromEntries(
    (['ttfb', 'lcp', 'tbt', 'cls', 'scriptBytes', 'bytes', 'requests', 'graphql'] as const).map((of) => [
      of,
      middle(ours, of),
    ]),
  ) as unknown as Visit;
  const watched =
    line === 'own line' ? AIMED : { scriptBytes: AIMED.scriptBytes, cls: AIMED.cls, graphql: AIMED.graphql };
  const missed = Object.entries(watched).filter(([of, most]) => figures[of as keyof Visit] > most);
  report.tell(
    { bench: 'pages', variant, ...figures, missed: missed.map(([of]) => of), conditions },
    `${variant}: ${Object.entries(figures)
      .map(([of, value]) => `${of} ${value}`)
      .join(', ')}${missed.length > 0 ? `; MISSED ${missed.map(([of, most]) => `${of} ${most}`).join(', ')}` : ''}`,
  );
}

async function placesOn(url: string, browser: Browser): Promise<Place[]> {
  const { publications } = await ask<{ publications: { nodes: { id: string }[] } }>(
    url,
    '{ publications(search: "health", first: 1) { nodes { id } } }',
  );
  const [record] = publications.nodes;
  if (!record) throw new Error('No record has the word health.');
  return [
    { name: 'home', url: `${url}/` },
    { name: 'search', url: `${url}/?q=health` },
    { name: 'publication', url: `${url}/publications/${record.id}` },
    { name: 'inbox', url: `${url}/work/inbox`, cookies: await signedIn(browser, url) },
  ];
}

async function signedIn(browser: Browser, url: string): Promise<Place['cookies']> {
  const context = await browser.newContext({ serviceWorkers: 'block' });
  const page = await context.newPage();
  page.setDefaultTimeout(120_000);
  await page.goto(`${url}/sign-in?return=/work`);
  await page.getByRole('button', { name: WHO }).click();
  await page.waitForURL(`${url}/work`);
  const cookies = await context.cookies();
  await context.close();
  return cookies;
}

async function recordsOn(url: string): Promise<number> {
  return (await ask<{ publications: { totalCount: number } }>(url, '{ publications { totalCount } }')).publications
    .totalCount;
}

async function ask<T>(url: string, query: string): Promise<T> {
  const { body } = await request(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query }),
  });
  return ((await body.json()) as { data: T }).data;
}

async function leastOf(): Promise<string> {
  const floor = startChild(new URL('../feed/floor.process.js', import.meta.url));
  const page = '<!doctype html><html lang="en"><title>Least</title><h1>What states have agreed and enacted</h1>';
  return floor.ask<string>('start', {
    etag: '"least"',
    headers: { 'content-type': 'text/html; charset=utf-8' },
    body: Buffer.from(page).toString('base64'),
  } satisfies Answered);
}
