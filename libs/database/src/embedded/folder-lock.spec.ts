import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { lockFolder } from './folder-lock.js';

let folder: string;
beforeEach(async () => void (folder = await mkdtemp(join(tmpdir(), 'comity-lock-'))));
afterEach(() => rm(folder, { recursive: true, force: true }));

const holds = (generation: number, holder: object | string) =>
  writeFile(join(folder, `holder.${generation}.json`), typeof holder === 'string' ? holder : JSON.stringify(holder));
const since = '2026-01-01T00:00:00.000Z';

describe('the lock of a data folder', () => {
  it.each([
    ['a process that is gone', { pid: 2 ** 22 + 1, birth: 'boot/1', since }],
    ['a process whose number has gone to another', { pid: process.pid, birth: 'boot/1', since }],
    ['a file that a power failure cut short', '{"pid":'],
  ])('passes on from %s', async (_, holder) => {
    await holds(7, holder);
    await lockFolder(folder);
    expect(await readdir(folder)).toEqual(['holder.8.json']);
  });

  it('goes to one of many who find it stale at the same time', async () => {
    await holds(3, { pid: process.pid, birth: 'boot/1', since });
    const outcomes = await Promise.allSettled(Array.from({ length: 20 }, () => lockFolder(folder)));
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await readdir(folder)).toEqual(['holder.4.json']);
  });

  it('can be taken again after its release, which may be repeated', async () => {
    const lock = await lockFolder(folder);
    await lock.release();
    const next = await lockFolder(folder);
    await lock.release();
    await expect(lockFolder(folder)).rejects.toMatchObject({ name: 'DataFolderInUse', pid: process.pid });
    await next.release();
  });
});
