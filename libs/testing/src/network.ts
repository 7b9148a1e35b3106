import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { developmentIssuer, type DevelopmentIssuer, type Role } from '#access';
import type { Ended, Program } from './program.js';
import { waitFor } from './wait-for.js';

export const STARTS_WITHIN_MS = 180_000;

/** What scrapers show to networks under test. */
export const METRICS_TOKEN = 'token-for-scrapers-in-tests';

/** A whole Comity as real processes, the way an operator has it: to be asked from outside, killed and started again. */
export class Network {
  constructor(
    /** the public door */
    readonly url: string,
    readonly databaseUrl: string,
    /** holds what the network keeps: keys, secrets, perhaps a database */
    readonly folder: string,
    readonly issuer: DevelopmentIssuer,
    private readonly members: ReadonlyMap<string, Member>,
    private readonly cleanUp: () => Promise<void>,
  ) {}

  get names(): string[] {
    return [...this.members.keys()];
  }

  /** where one process answers itself */
  addressOf(name: string): string {
    return this.member(name).address();
  }

  /** what one process tells Prometheus */
  async metrics(name: string): Promise<string> {
    const headers = { authorization: `Bearer ${METRICS_TOKEN}` };
    return (await fetch(`${this.addressOf(name)}/metrics`, { headers })).text();
  }

  token(participant: string, roles: readonly Role[], ttl?: string): Promise<string> {
    return this.issuer.sign({ participant, roles, ...(ttl ? { ttl } : {}) });
  }

  /** kill -9 */
  async kill(name: string): Promise<void> {
    await this.member(name).program.end('SIGKILL');
  }

  /** SIGTERM, as an orchestrator does it, or SIGINT, as a person does */
  terminate(name: string, signal: 'SIGINT' | 'SIGTERM' = 'SIGTERM'): Promise<Ended> {
    return this.member(name).program.end(signal);
  }

  runs(name: string): boolean {
    return this.member(name).program.isRunning;
  }

  /** SIGSTOP and SIGCONT: the process loses time and does not know it */
  signal(name: string, signal: 'SIGSTOP' | 'SIGCONT'): void {
    this.member(name).program.signal(signal);
  }

  /** Those that ended by themselves. */
  get ended(): string[] {
    return this.names.filter((name) => !this.runs(name));
  }

  async start(name: string): Promise<void> {
    const member = this.member(name);
    if (!member.program.isRunning) member.program.start();
    await untilReady(member);
  }

  /** of one process or of all */
  logs(name?: string): string {
    const asked = name === undefined ? [...this.members.values()] : [this.member(name)];
    return asked.map(({ program }) => program.logs().replace(/^/gm, `[${program.name}] `)).join('\n');
  }

  async stop(): Promise<void> {
    await Promise.all([...this.members.values()].map(({ program }) => program.end('SIGTERM', 8000)));
    await this.cleanUp();
  }

  private member(name: string): Member {
    const member = this.members.get(name);
    if (!member) throw new Error(`There is no process ${name}; there are ${this.names.join(', ')}.`);
    return member;
  }
}

export interface Member {
  program: Program;
  /** where it answers; throws as long as that is not known */
  address: () => string;
}

/** Until every check of the process holds; fails at once, with what it said, when it ends instead. */
export async function untilReady({ program, address }: Member): Promise<void> {
  const ready = async (): Promise<'ready' | 'ended' | false> => {
    if (!program.isRunning) return 'ended';
    return (await fetch(`${address()}/health/ready`)).ok && 'ready';
  };
  const outcome = await waitFor(`${program.name} to be ready`, ready, {
    timeoutMs: STARTS_WITHIN_MS,
    everyMs: 50,
  }).catch((error: unknown) => {
    throw new Error(`${String(error)}\n${program.logs().slice(-4000)}`, { cause: error });
  });
  if (outcome === 'ended')
    throw new Error(`${program.name} ended instead of starting:\n${program.logs().slice(-4000)}`);
}

/** A folder that the embedded database's account can reach too. */
export function networkFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'comity-network-'));
  chmodSync(folder, 0o755);
  return folder;
}

export const removeFolder = (folder: string): void => rmSync(folder, { recursive: true, force: true });

export const issuerIn = (folder: string): Promise<DevelopmentIssuer> => developmentIssuer(join(folder, 'keys'));
