/**
 * `npm run screenshots [-- home editor …] [--out folder]`: takes the main pages, or those that are named, at two widths, in the
 * light, in the dark and in Arabic, of a node of its own with the demonstration data. The names of the files never change.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { Command } from 'commander';
import { Camera } from './camera.js';
import { LOOKS, SHOTS, WIDTHS } from './pages.js';
import { setStage, type Stage } from './stage.js';

const command = new Command('screenshots')
  .argument('[pages...]', `some of ${SHOTS.map(({ name }) => name).join(', ')}; none named: all`)
  .option('--out <folder>', 'where the pictures go', 'docs/screenshots')
  .option('--chromium <path>', 'the browser, where it is not found by name')
  .parse();
const { out, chromium } = command.opts<{ out: string; chromium?: string }>();
const unknown = command.args.filter((name) => !SHOTS.some((shot) => shot.name === name));
if (unknown.length > 0)
  command.error(`There is no page ${unknown.join(', ')}; there are ${SHOTS.map((s) => s.name).join(', ')}.`);
const executable = chromium ?? found('chromium') ?? found('chromium-browser') ?? found('google-chrome');
if (!executable) command.error('Chromium is not installed; name it by --chromium /path/to/it.');

const say = (line: string): void => void process.stdout.write(`${line}\n`);
const shots = SHOTS.filter(({ name }) => command.args.length === 0 || command.args.includes(name));
let stage: Stage | undefined;
let camera: Camera | undefined;
try {
  stage = await setStage(say);
  camera = await Camera.at(stage, executable as string);
  mkdirSync(out, { recursive: true });
  await takeAll(camera);
} finally {
  await camera?.close();
  await stage?.stop();
}

async function takeAll(by: Camera): Promise<void> {
  const all = shots.length * WIDTHS.length * LOOKS.length;
  let taken = 0;
  let bytes = 0;
  for (const shot of shots)
    for (const width of WIDTHS)
      for (const look of LOOKS) {
        const file = `${shot.name}-${width.width}${look.name}.webp`;
        const size = await by.take(shot, width, look, join(out, file));
        bytes += size;
        say(
          `${String(++taken).padStart(3)} of ${all}  ${file.padEnd(28)} ${String(Math.round(size / 1024)).padStart(4)} KB`,
        );
      }
  say(`${taken} pictures in ${out}, ${(bytes / 1024 / 1024).toFixed(1)} MB`);
}

function found(program: string): string | undefined {
  const path = spawnSync('sh', ['-c', `command -v ${program}`], { encoding: 'utf8' }).stdout.trim();
  return path === '' ? undefined : path;
}
