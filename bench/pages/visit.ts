import type { Browser, BrowserContext, CDPSession, Page } from 'playwright-core';

/** As the browser is slowed down: the processor by so many times, the line to so many bits and so much delay. */
export interface Slowness {
  cpu: number;
  line: { bitsPerSecond: number; latencyMs: number } | null;
}

/** What one first visit, with nothing kept from before, was for the visitor. Milliseconds, and bytes as they went over the line. */
export interface Visit {
  ttfb: number;
  lcp: number;
  tbt: number;
  cls: number;
  bytes: number;
  scriptBytes: number;
  requests: number;
  graphql: number;
}

interface Seen {
  ttfb: number;
  fcp: number;
  lcp: number;
  cls: number;
  long: { at: number; ms: number }[];
}

/** A task that holds the page up for longer than this is felt. */
const FELT_MS = 50;
/** After the last request: what is drawn late is drawn by then. */
const SETTLED_MS = 1500;
const PATIENCE_MS = 120_000;

/** Runs before anything of the page does. */
const OBSERVE = `
  window.seen = { fcp: 0, lcp: 0, cls: 0, long: [] };
  const watch = (type, take) =>
    new PerformanceObserver((list) => list.getEntries().forEach(take)).observe({ type, buffered: true });
  watch('paint', (entry) => { if (entry.name === 'first-contentful-paint') seen.fcp = entry.startTime; });
  watch('largest-contentful-paint', (entry) => { seen.lcp = entry.startTime; });
  watch('layout-shift', (entry) => { if (!entry.hadRecentInput) seen.cls += entry.value; });
  watch('longtask', (entry) => { seen.long.push({ at: entry.startTime, ms: entry.duration }); });`;

const TELL = `({ ...seen, ttfb: performance.getEntriesByType('navigation')[0].responseStart })`;

/** @param cookies of somebody who is signed in */
export async function visit(
  browser: Browser,
  url: string,
  slowness: Slowness,
  cookies: Parameters<BrowserContext['addCookies']>[0] = [],
): Promise<Visit> {
  // What is kept for later is fetched once all is shown, and is not the page's.
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, serviceWorkers: 'block' });
  try {
    await context.addCookies(cookies);
    const page = await context.newPage();
    const session = await context.newCDPSession(page);
    await page.addInitScript(OBSERVE);
    const traffic = await listen(session);
    await slow(session, slowness);
    await page.goto(url, { waitUntil: 'load', timeout: PATIENCE_MS });
    const seen = await settled(page);
    return {
      ttfb: seen.ttfb,
      lcp: seen.lcp,
      cls: seen.cls,
      tbt: seen.long
        .filter(({ at, ms }) => at + ms > seen.fcp)
        .reduce((sum, { ms }) => sum + Math.max(0, ms - FELT_MS), 0),
      ...traffic(),
    };
  } finally {
    await context.close();
  }
}

async function settled(page: Page): Promise<Seen> {
  await page.waitForLoadState('networkidle', { timeout: PATIENCE_MS });
  await page.waitForTimeout(SETTLED_MS);
  return page.evaluate(TELL);
}

async function slow(session: CDPSession, { cpu, line }: Slowness): Promise<void> {
  await session.send('Emulation.setCPUThrottlingRate', { rate: cpu });
  if (!line) return;
  const bytesPerSecond = line.bitsPerSecond / 8;
  await session.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: line.latencyMs,
    downloadThroughput: bytesPerSecond,
    uploadThroughput: bytesPerSecond / 2,
  });
}

/** Counts what goes over the line, heads included. */
async function listen(
  session: CDPSession,
): Promise<() => Pick<Visit, 'bytes' | 'scriptBytes' | 'requests' | 'graphql'>> {
  const types = new Map<string, string>();
  const seen = { bytes: 0, scriptBytes: 0, requests: 0, graphql: 0 };
  session.on('Network.requestWillBeSent', ({ requestId, type, request }) => {
    types.set(requestId, type ?? '');
    seen.requests += 1;
    if (request.method === 'POST' && new URL(request.url).pathname === '/graphql') seen.graphql += 1;
  });
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    seen.bytes += encodedDataLength;
    if (types.get(requestId) === 'Script') seen.scriptBytes += encodedDataLength;
  });
  await session.send('Network.enable');
  return () => seen;
}
