import { writeFileSync } from 'node:fs';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { LOOKS, WIDTHS, type Shot } from './pages.js';
import type { Stage } from './stage.js';

type Width = (typeof WIDTHS)[number];
type Look = (typeof LOOKS)[number];

/** Of text on one colour; higher shows no better, lower blurs small type. */
const QUALITY = 60;
const FLAGS = ['--headless', '--no-sandbox', '--force-color-profile=srgb', '--hide-scrollbars'];

/** What is laid out only when it is seen (`content-visibility`) is there a frame later. */
const DRAWN = 'new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))';

/** Takes pages as WebP in a real Chromium. Everybody signs in once. */
export class Camera {
  private readonly signedIn = new Map<string, Awaited<ReturnType<BrowserContext['storageState']>>>();

  private constructor(
    private readonly browser: Browser,
    private readonly stage: Stage,
  ) {}

  static async at(stage: Stage, executablePath: string): Promise<Camera> {
    return new Camera(await chromium.launch({ executablePath, args: FLAGS }), stage);
  }

  /** @returns the bytes of the file */
  async take(shot: Shot, width: Width, look: Look, file: string): Promise<number> {
    const context = await this.browser.newContext({
      ...(shot.as ? { storageState: await this.stateOf(shot.as) } : {}),
      viewport: { width: width.width, height: width.height },
      deviceScaleFactor: width.scale,
      colorScheme: look.colorScheme,
      locale: 'en-GB',
      timezoneId: 'Asia/Ho_Chi_Minh',
      reducedMotion: 'reduce',
    });
    try {
      const page = await context.newPage();
      const path = shot.path(this.stage);
      await page.goto(`${this.stage.url}${path}${path.includes('?') ? '&' : '?'}lang=${look.language}`);
      await page.getByRole('heading', { level: 1 }).first().waitFor();
      if (shot.shows) await page.locator(`main ${shot.shows}`).first().waitFor();
      await page.waitForLoadState('networkidle');
      await page.evaluate('document.fonts.ready');
      await page.evaluate(DRAWN);
      const image = await picture(page, width);
      writeFileSync(file, image);
      return image.length;
    } finally {
      await context.close();
    }
  }

  async close(): Promise<void> {
    await this.browser.close();
  }

  private async stateOf(person: RegExp): Promise<Awaited<ReturnType<BrowserContext['storageState']>>> {
    const known = this.signedIn.get(person.source);
    if (known) return known;
    const context = await this.browser.newContext();
    const page = await context.newPage();
    await page.goto(`${this.stage.url}/sign-in?return=/work`);
    await page.getByRole('button', { name: person }).click();
    await page.waitForURL(`${this.stage.url}/work`);
    const state = await context.storageState();
    this.signedIn.set(person.source, state);
    await context.close();
    return state;
  }
}

/** Playwright takes PNG and JPEG alone; the browser itself takes WebP, at a third of the size. */
async function picture(page: Page, { width, height }: Width): Promise<Buffer> {
  const whole = (await page.evaluate('document.documentElement.scrollHeight')) as number;
  const session = await page.context().newCDPSession(page);
  const { data } = await session.send('Page.captureScreenshot', {
    format: 'webp',
    quality: QUALITY,
    captureBeyondViewport: false,
    clip: { x: 0, y: 0, width, height: Math.min(whole, height), scale: 1 },
  });
  return Buffer.from(data, 'base64');
}
