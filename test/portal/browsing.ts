import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect, it } from '@jest/globals';
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';
import { freePorts, startTogether, type Network } from '#testing';

/** Needs a browser, named by TEST_CHROMIUM. */
const executable = process.env['TEST_CHROMIUM'];
export const inBrowser = executable ? it : it.skip;
export const SLOW_MACHINE = 240_000;
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core'), 'utf8');

export const PHONE = { width: 390, height: 844 };
export const LAPTOP = { width: 1280, height: 900 };
export const DESK = { width: 1440, height: 900 };

/** A whole network with the demonstration data, and people who look at it in Chromium. */
export class Browsing {
  /** what a page refused, failed at or asked by a dialog */
  readonly faults: string[] = [];
  /** the same, and every request that failed: for those who expect none, or know which */
  readonly refused: string[] = [];

  private constructor(
    readonly network: Network,
    private readonly browser: Browser,
  ) {}

  /** null where there is no browser */
  static async begin(): Promise<Browsing | null> {
    if (!executable) return null;
    const [port] = await freePorts(1);
    const network = await startTogether({ environment: { SEED: 'demonstration', PORT: String(port) } });
    const args = ['--headless', '--no-sandbox'];
    return new Browsing(network, await chromium.launch({ executablePath: executable, args }));
  }

  async end(): Promise<void> {
    await this.browser.close();
    await this.network.stop();
  }

  /** Somebody who is not signed in. */
  async reader(options: BrowserContextOptions = {}): Promise<Page> {
    const context = await this.browser.newContext({ locale: 'en-GB', viewport: DESK, ...options });
    // A second page of the same person is looked after as the first.
    context.on('page', (page) => this.watch(page));
    return context.newPage();
  }

  async officer(person: RegExp, options: BrowserContextOptions = {}): Promise<Page> {
    const page = await this.reader(options);
    await page.goto(`${this.network.url}/sign-in?return=/work`);
    await page.getByRole('button', { name: person }).click();
    await page.waitForURL(`${this.network.url}/work`);
    return page;
  }

  /** In the light, in the dark, in Arabic, and on a phone in no way wider than that; then in English again. */
  async expectGoodPage(page: Page, path: string): Promise<void> {
    const address = (language: string): string =>
      `${this.network.url}${path}${path.includes('?') ? '&' : '?'}lang=${language}`;
    for (const [colorScheme, language] of [
      ['light', 'en'],
      ['dark', 'en'],
      ['light', 'ar'],
    ] as const) {
      await page.emulateMedia({ colorScheme });
      await page.goto(address(language));
      await page.getByRole('heading', { level: 1 }).waitFor();
      await page.waitForLoadState('networkidle');
      const found = await violations(page);
      expect({ path, colorScheme, language, found }).toEqual({ path, colorScheme, language, found: [] });
      await page.setViewportSize(PHONE);
      const { wider } = await overflow(page);
      expect({ path, language, wider }).toEqual({ path, language, wider: 0 });
      await page.setViewportSize(LAPTOP);
    }
    await page.emulateMedia({ colorScheme: 'light' });
    await page.goto(address('en'));
    await page.getByRole('heading', { level: 1 }).waitFor();
  }

  private watch(page: Page): void {
    page.setDefaultTimeout(60_000);
    const fault = (told: string): void => {
      this.refused.push(told);
      // What is refused by the server and what is cut off shows as a failed request; that is no fault of the page.
      if (!/Failed to load resource/.test(told)) this.faults.push(`${page.url()}: ${told}`);
    };
    page.on('console', (message) => void (message.type() === 'error' && fault(message.text())));
    page.on('pageerror', (error) => fault(error.message));
    page.on('dialog', (dialog) => {
      if (dialog.type() !== 'beforeunload') fault(`a dialog says ${dialog.message()}`);
      void dialog.accept();
    });
  }
}

/** What axe finds, each with the first element that it finds it at. */
export async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axe);
  const { violations: found } = (await page.evaluate('axe.run(document)')) as {
    violations: { id: string; nodes: { html: string }[] }[];
  };
  return found.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 300)}`);
}

/** How much wider than the window the page is, and what is cut off in it without a way to see the rest, as in fields there is. */
export const overflow = (page: Page): Promise<{ wider: number; cut: string[] }> =>
  page.evaluate(`({
    wider: document.documentElement.scrollWidth - window.innerWidth,
    cut: [...document.querySelectorAll('body :not(input, textarea, select)')]
      .filter((one) => {
        const { overflowX, clipPath } = getComputedStyle(one);
        const hides = overflowX === 'hidden' || overflowX === 'clip';
        return hides && clipPath === 'none' && one.clientWidth > 0 && one.scrollWidth > one.clientWidth + 1;
      })
      .map((one) => one.outerHTML.slice(0, 160)),
  })`);
export const NO_OVERFLOW = { wider: 0, cut: [] };

/** Until what was written is with the server. */
export const saved = (page: Page): Promise<void> =>
  page
    .locator('.saved-state.saved')
    .filter({ hasText: /Saved \d/ })
    .waitFor();

/** By keyboard alone to the next thing of that name; whatever has the focus on the way is seen to have it. */
export async function tabTo(page: Page, name: string | RegExp): Promise<void> {
  const passed: string[] = [];
  for (let steps = 0; steps < 240; steps += 1) {
    await page.keyboard.press('Tab');
    const { called, ring } = (await page.evaluate(WHERE)) as { called: string; ring: boolean };
    if (!ring && called !== '') throw new Error(`It cannot be seen that ${called} has the focus.`);
    if (typeof name === 'string' ? called === name : name.test(called)) return;
    passed.push(called);
  }
  throw new Error(`Nothing is called ${name} on the way: ${passed.join(' | ')}`);
}

const WHERE = `((here) => {
  if (!here || here === document.body) return { called: '', ring: true };
  const called = here.labels?.[0]?.textContent || here.getAttribute('aria-label') || here.textContent || '';
  const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(here);
  const ring = outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2 && !/, 0\\)$/.test(outlineColor);
  return { called: called.trim().replace(/\\s+/g, ' '), ring };
})(document.activeElement)`;
