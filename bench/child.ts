import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { atEnd } from './started.js';

/**
 * Whatever is measured, loads or receives runs in a process of its own, so that none shares an event loop with another.
 * Parent and child talk over Node's channel: one question, one answer. A child ends when its parent does, however that
 * ended; a child that ends by itself fails every question.
 */
export interface Child {
  ask<T>(question: string, input?: unknown): Promise<T>;
  /** microseconds of CPU since it started */
  cpu(): Promise<number>;
  stop(): Promise<void>;
}

type Question = { id: number; question: string; input: unknown };
type Answer = { id: number; answer?: unknown; error?: string };
export type Handlers = Record<string, (input: never) => unknown>;

export interface ChildOptions {
  env?: Record<string, string | undefined>;
  execArgv?: string[];
}

/** @param module URL of the built file, which calls `serve` */
export function startChild(module: URL, { env = {}, execArgv = [] }: ChildOptions = {}): Child {
  const process_ = fork(module, [], {
    env: { ...process.env, NODE_ENV: 'production', ...env },
    execArgv,
    // Its log must not stand between our lines of JSON. A group of its own: Ctrl-C goes to the parent, who stops it.
    stdio: ['ignore', process.stderr, process.stderr, 'ipc'],
    detached: true,
  });
  const waiting = new Map<number, { resolve: (value: never) => void; reject: (error: Error) => void }>();
  process_.on('message', ({ id, answer, error }: Answer) => {
    const asker = waiting.get(id);
    waiting.delete(id);
    if (error === undefined) asker?.resolve(answer as never);
    else asker?.reject(new Error(error));
  });
  process_.on('exit', (code, signal) => {
    for (const { reject } of waiting.values()) reject(new Error(`${module.pathname} ended (${signal ?? code}).`));
    waiting.clear();
  });
  let last = 0;
  const ask = <T>(question: string, input?: unknown): Promise<T> =>
    new Promise<T>((resolve, reject) => {
      const id = (last += 1);
      waiting.set(id, { resolve: resolve as never, reject });
      process_.send({ id, question, input } satisfies Question, (error) => error && reject(error));
    });
  const child: Child = {
    ask,
    cpu: () => ask('cpu'),
    stop: () => end(process_),
  };
  atEnd(child.stop);
  return child;
}

const alive = (child: ChildProcess): boolean => child.exitCode === null && child.signalCode === null;

async function end(child: ChildProcess): Promise<void> {
  if (!alive(child)) return;
  const gone = once(child, 'exit');
  child.kill('SIGTERM');
  const impatience = setTimeout(() => child.kill('SIGKILL'), 10_000);
  await gone;
  clearTimeout(impatience);
}

/** The child's side. A handler named `close` is also run when the child is told to go, or has lost its parent. */
export function serve(handlers: Handlers): void {
  const all: Handlers = { ...handlers, cpu: cpuMicroseconds };
  process.on('message', ({ id, question, input }: Question) => {
    const reply = (answer: Omit<Answer, 'id'>): void => void process.send?.({ id, ...answer });
    Promise.resolve()
      .then(() => all[question]?.(input as never))
      .then(
        (answer) => reply({ answer }),
        (error: unknown) => reply({ error: error instanceof Error ? (error.stack ?? error.message) : String(error) }),
      );
  });
  const leave = (): void => {
    void Promise.resolve()
      .then(() => all['close']?.(undefined as never))
      .finally(() => process.exit());
  };
  process.once('SIGTERM', leave);
  process.once('disconnect', leave);
}

function cpuMicroseconds(): number {
  const { user, system } = process.cpuUsage();
  return user + system;
}
