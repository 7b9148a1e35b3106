/**
 * Writes apps/gateway/data/icons/*.png from the mark beside them, for what takes no SVG: home screens and installers. Run it when the
 * mark changes: `TEST_CHROMIUM=/usr/bin/chromium node dist/tools/icons.js`.
 */
import { readFileSync } from 'node:fs';
import { chromium } from 'playwright-core';

const FOLDER = 'apps/gateway/data/icons';
/** As in the light (style/tokens.ts). */
const PAPER = '#fcfcfa';
/** Of what a home screen cuts to its own form, the middle is always seen. */
const ICONS = [
  { name: 'icon-192', size: 192, mark: 0.9 },
  { name: 'icon-512', size: 512, mark: 0.9 },
  { name: 'touch-180', size: 180, mark: 0.66, paper: PAPER },
  { name: 'maskable-512', size: 512, mark: 0.56, paper: PAPER },
];

const icon = readFileSync(`${FOLDER}/mark.svg`, 'utf8');
const browser = await chromium.launch({
  executablePath: process.env['TEST_CHROMIUM'] as string,
  args: ['--headless', '--no-sandbox'],
});
for (const { name, size, mark, paper } of ICONS) {
  const page = await browser.newPage({ viewport: { width: size, height: size } });
  const drawn = icon.replace('<svg ', `<svg width="${size * mark}" height="${size * mark}" `);
  await page.setContent(
    `<body style="margin:0;height:100vh;display:grid;place-items:center;background:${paper ?? 'transparent'}">${drawn}`,
  );
  await page.screenshot({ path: `${FOLDER}/${name}.png`, omitBackground: true });
  await page.close();
}
await browser.close();
