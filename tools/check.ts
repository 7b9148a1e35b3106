/**
 * `npm run check [-- STEP …]`: everything that must hold, in the order in which .ci/run asks for it, because .ci/run
 * asks for exactly this. A step that fails does not hide the next one. The last line is the one that CI reads.
 */
import { spawn } from 'node:child_process';

interface Step {
  name: string;
  command: string;
}

const STEPS: readonly Step[] = [
  { name: 'test', command: 'npm run --silent test' },
  { name: 'test:long', command: 'npm run --silent test:long' },
  { name: 'chaos', command: 'npm run --silent chaos -- --short' },
  { name: 'typecheck', command: 'npm run --silent typecheck' },
  { name: 'lint', command: 'npm run --silent lint' },
  { name: 'format', command: 'npm run --silent format:check' },
  { name: 'walls', command: 'npm run --silent walls' },
  { name: 'knip', command: 'npm run --silent knip' },
  { name: 'lock', command: 'npm run --silent lock -- --check' },
  { name: 'schema', command: 'npm run --silent schema:check' },
  { name: 'migrations', command: 'npm run --silent migrations:check' },
  { name: 'build', command: 'npm run --silent build' },
];

interface Outcome {
  name: string;
  passed: number;
  failed: number;
  seconds: number;
}

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !STEPS.some((step) => step.name === name));
if (unknown.length > 0) {
  process.stderr.write(`no such step: ${unknown.join(', ')}; there are ${STEPS.map(({ name }) => name).join(', ')}\n`);
  process.exit(2);
}

const outcomes: Outcome[] = [];
for (const step of STEPS.filter(({ name }) => asked.length === 0 || asked.includes(name))) {
  process.stdout.write(`\n== ${step.name}\n`);
  const outcome = await run(step);
  outcomes.push(outcome);
  const verdict = outcome.failed === 0 ? 'holds' : 'FAILED';
  process.stdout.write(`== ${step.name} ${verdict} after ${outcome.seconds.toFixed(1)} s\n`);
}

const broken = outcomes.filter(({ failed }) => failed > 0);
process.stdout.write(broken.length > 0 ? `\nfailed: ${broken.map(({ name }) => name).join(', ')}\n` : '\n');
process.stdout.write(`${sum('passed')} passed, ${sum('failed')} failed\n`);
process.exitCode = broken.length > 0 ? 1 : 0;

async function run({ name, command }: Step): Promise<Outcome> {
  const began = performance.now();
  const child = spawn(command, { shell: true, stdio: ['ignore', 'pipe', 'inherit'] });
  let tail = '';
  child.stdout.on('data', (chunk: Buffer) => {
    process.stdout.write(chunk);
    tail = (tail + chunk.toString()).slice(-2000);
  });
  const code = await new Promise<number>((resolve) => child.on('close', (status) => resolve(status ?? 1)));
  const seconds = (performance.now() - began) / 1000;
  const counted = name.startsWith('test') ? countsIn(tail) : null;
  const { passed, failed } = counted ?? { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1 };
  // Tests that all pass in a run that does not end well are one failure.
  return { name, passed, failed: code === 0 ? failed : Math.max(failed, 1), seconds };
}

function countsIn(output: string): { passed: number; failed: number } | null {
  const last = [...output.matchAll(/^(\d+) passed, (\d+) failed/gm)].at(-1);
  return last ? { passed: Number(last[1]), failed: Number(last[2]) } : null;
}

function sum(what: 'passed' | 'failed'): number {
  return outcomes.reduce((total, outcome) => total + outcome[what], 0);
}
