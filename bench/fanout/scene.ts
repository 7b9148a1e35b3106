import { startChild, type Child } from '../child.js';
import type { Arrived } from '../receiver.process.js';
import type { ExchangeInput } from './exchange.process.js';
import type { FloorInput } from './floor.process.js';
import type { Course } from './phases.js';
import { postgresCpu, type PostgresWork } from './postgres-work.js';
import type { Publications } from './publication.js';
import type { Step } from './timeline.js';

/** What takes part in a fan-out. Workers and floor are fresh in each scene: none has had more of its code compiled. */
export interface Scene {
  endpoints: number;
  workers: readonly Child[];
  receiver: Child;
  floor: Child;
  receiverUrl: string;
  publications: Publications;
  postmaster: number;
  /** where phases are asked for */
  work?: () => Promise<PostgresWork>;
}

/** Of one fan-out. */
export interface Cost {
  /** from commit (or beginning) to the last 2xx */
  seconds: number;
  /** microseconds of CPU per delivery, of the sending processes */
  cpu: number;
  /** of the sender, the receiver and PostgreSQL together */
  cpuOfAll: number;
}

export interface Round {
  ours: Cost;
  /** seconds from commit to the first webhook: sequencing, matching, the first claim */
  firstAfter: number;
  floor: Cost;
  course: Course | undefined;
}

const at = (file: string): URL => new URL(file, import.meta.url);

export async function startWorkers(count: number, input: ExchangeInput): Promise<Child[]> {
  const workers = Array.from({ length: count }, () => startChild(at('./exchange.process.js')));
  // One after the other: the first migrates.
  for (const worker of workers) await worker.ask('start', input);
  return workers;
}

export const startFloor = (): Child => startChild(at('./floor.process.js'));

/** One fan-out of ours, then one of the floor. */
export async function once(scene: Scene): Promise<Round> {
  const { receiver, endpoints, publications, work, workers } = scene;
  const cpuOfWorkers = async (): Promise<number> => {
    const each = await Promise.all(workers.map((worker) => worker.cpu()));
    return each.reduce((sum, value) => sum + value, 0);
  };
  await receiver.ask('forget');
  const before = await work?.();
  await Promise.all(workers.map((worker) => worker.ask('steps')));
  const cpu = { sender: await cpuOfWorkers(), receiver: await receiver.cpu(), postgres: postgresCpu(scene.postmaster) };
  const committed = await publications.publish();
  const { firstAt, lastAt, body } = await witnessed(receiver, endpoints);
  const delivered = await publications.settled();
  if (delivered !== endpoints) throw new Error(`The database says ${delivered} were delivered, not ${endpoints}.`);
  cpu.sender = (await cpuOfWorkers()) - cpu.sender;
  cpu.receiver = (await receiver.cpu()) - cpu.receiver;
  cpu.postgres = postgresCpu(scene.postmaster) - cpu.postgres;
  const steps = (await Promise.all(workers.map((worker) => worker.ask<Step[]>('steps')))).flat();
  await onceEach(receiver, endpoints);
  const after = await work?.();
  return {
    ours: {
      seconds: (lastAt - committed) / 1000,
      cpu: cpu.sender / endpoints,
      cpuOfAll: (cpu.sender + cpu.receiver + cpu.postgres) / endpoints,
    },
    firstAfter: (firstAt - committed) / 1000,
    floor: await onceOfTheFloor(scene, body),
    course:
      before && after
        ? { committed, firstWebhook: firstAt, lastWebhook: lastAt, steps, cpu, before, after }
        : undefined,
  };
}

async function onceOfTheFloor({ receiver, floor, receiverUrl, endpoints }: Scene, body: string): Promise<Cost> {
  await receiver.ask('forget');
  const before = { sender: await floor.cpu(), receiver: await receiver.cpu() };
  const began = await floor.ask<number>('send', { url: receiverUrl, endpoints, body } satisfies FloorInput);
  const { lastAt } = await witnessed(receiver, endpoints);
  const cpu = { sender: (await floor.cpu()) - before.sender, receiver: (await receiver.cpu()) - before.receiver };
  return {
    seconds: (lastAt - began) / 1000,
    cpu: cpu.sender / endpoints,
    cpuOfAll: (cpu.sender + cpu.receiver) / endpoints,
  };
}

export async function witnessed(receiver: Child, endpoints: number): Promise<Arrived> {
  await receiver.ask('arrived', endpoints);
  return receiver.ask<Arrived>('tell');
}

/** Asked again when all is settled, so that one sent twice is seen. */
async function onceEach(receiver: Child, endpoints: number): Promise<void> {
  const { requests, distinctIds, distinctPaths } = await receiver.ask<Arrived>('tell');
  if (requests !== endpoints || distinctIds !== endpoints || distinctPaths !== endpoints)
    throw new Error(
      `${endpoints} endpoints got ${requests} webhooks, ${distinctIds} different ones, at ${distinctPaths} addresses.`,
    );
}
