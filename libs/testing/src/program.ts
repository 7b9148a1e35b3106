import { spawn, type ChildProcess } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { UNLIMITED } from './environment.js';
import { stopWatching, watchOver } from './orphans.js';

export interface Ended {
  /** null when a signal ended it */
  code: number | null;
  signal: NodeJS.Signals | null;
  /** from the signal to the end */
  ms: number;
}

export interface ProgramOptions {
  name: string;
  /** from the project's folder, e.g. dist/apps/worker/src/main.js */
  entry: string;
  environment: Record<string, string>;
  /** as somebody else, when the test runs as root */
  user?: { uid: number; gid: number };
}

/** What a program sees of the machine's own environment. */
const INHERITED = ['PATH', 'HOME', 'TMPDIR', 'LANG'];
/** Tests start the same programs many times; what Node compiled once it need not compile again (1.6 s instead of 3.0). */
const COMPILED = join(tmpdir(), `comity-compiled-${process.getuid?.() ?? 0}`);

/** One of our processes as an operator starts it, to be killed and started again with the same environment. */
export class Program {
  private child: ChildProcess | undefined;
  private output = '';

  constructor(private readonly options: ProgramOptions) {}

  get name(): string {
    return this.options.name;
  }

  get pid(): number | undefined {
    return this.child?.pid;
  }

  get isRunning(): boolean {
    return this.child !== undefined && this.child.exitCode === null && this.child.signalCode === null;
  }

  start(): void {
    if (this.isRunning) throw new Error(`${this.name} runs already`);
    const inherited = INHERITED.flatMap((name) => (process.env[name] === undefined ? [] : [[name, process.env[name]]]));
    const child = spawn(process.execPath, [this.options.entry], {
      env: {
        ...(Object.fromEntries(inherited) as Record<string, string>),
        ...UNLIMITED,
        ...this.speed(),
        ...this.options.environment,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
      ...this.options.user,
    });
    this.child = child;
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (text: string) => (this.output += text));
    child.on('error', (error) => (this.output += `${error.message}\n`));
    const { pid } = child;
    if (pid === undefined) return;
    watchOver(pid);
    child.once('exit', () => stopWatching(pid));
    child.once('close', () => this.keepLogs(pid));
  }

  /** The run looks through all of them in the end (tools/test.ts). */
  private keepLogs(pid: number): void {
    const folder = process.env['TEST_LOGS'];
    if (folder !== undefined) writeFileSync(join(folder, `${this.name}-${pid}.log`), this.output);
  }

  /** Somebody else may not write there. */
  private speed(): Record<string, string> {
    return this.options.user ? {} : { NODE_COMPILE_CACHE: COMPILED };
  }

  signal(signal: NodeJS.Signals): void {
    this.child?.kill(signal);
  }

  /** Sends a signal and waits for the end; after `patienceMs` it is SIGKILL. */
  async end(signal: NodeJS.Signals, patienceMs = 20_000): Promise<Ended> {
    const { child } = this;
    const began = performance.now();
    if (!child || !this.isRunning) return { code: child?.exitCode ?? null, signal: child?.signalCode ?? null, ms: 0 };
    const ended = this.ended();
    child.kill(signal);
    const late = setTimeout(() => child.kill('SIGKILL'), patienceMs);
    await ended;
    clearTimeout(late);
    return { code: child.exitCode, signal: child.signalCode, ms: Math.round(performance.now() - began) };
  }

  /** When it has ended by itself or otherwise, and all that it said has been read. */
  async ended(): Promise<void> {
    if (this.isRunning) await new Promise<void>((resolve) => this.child?.once('close', () => resolve()));
  }

  logs(): string {
    return this.output;
  }
}
