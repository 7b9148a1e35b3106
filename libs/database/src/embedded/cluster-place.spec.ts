import { chmod, chown, cp, mkdir, mkdtemp, readdir, readlink, rm, stat, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { placeForCluster } from './cluster-place.js';

const nobody = { uid: 65534, gid: 65534 };
const root = process.getuid?.() === 0;

let folder: string;
let host: string;
let logs: string[];
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'comity-place-'));
  await chmod(folder, 0o755);
  host = join(folder, 'host');
  await mkdir(host);
  await mkdir(join(folder, 'closed'), { mode: 0o700 });
  logs = [];
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const placeOf = (data: string, durable = true) =>
  placeForCluster(
    data,
    nobody,
    async () => ({ path: host, lasting: true }),
    durable,
    (line) => logs.push(line),
  );

async function dataFolder(...path: string[]): Promise<string> {
  const data = join(folder, ...path);
  await mkdir(data, { mode: 0o700 });
  return data;
}

(root ? describe : describe.skip)(
  `the place of a cluster${root ? '' : ' (skipped: only root keeps one elsewhere)'}`,
  () => {
    it('is the data folder itself where the server can reach it', async () => {
      const data = await dataFolder('data');
      expect(await placeOf(data)).toBe(data);
      expect((await stat(data)).mode & 0o777).toBe(0o711);
      expect(await readdir(data)).toEqual([]);
    });

    it('is elsewhere when the folder holds the things of others, which stay closed', async () => {
      const data = await dataFolder('data');
      await mkdir(join(data, 'keys'));
      expect(dirname(await placeOf(data))).toBe(host);
      expect((await stat(data)).mode & 0o777).toBe(0o700);
    });

    it('is elsewhere below a closed folder, the same each time', async () => {
      const data = await dataFolder('closed', 'data');
      const place = await placeOf(data);
      expect(dirname(place)).toBe(host);
      expect(await readlink(join(data, 'cluster'))).toBe(join(place, 'cluster'));
      expect(await placeOf(data)).toBe(place);
      expect(logs).toEqual([expect.stringMatching(`the database lies in ${place}`)]);
    });

    it('is not shared with a copy of the folder', async () => {
      const data = await dataFolder('closed', 'data');
      const place = await placeOf(data);
      const copy = join(folder, 'closed', 'copy');
      await cp(data, copy, { recursive: true, verbatimSymlinks: true });
      expect(await placeOf(copy)).not.toBe(place);
      expect(logs).toContainEqual(expect.stringMatching('was copied from'));
      expect(await placeOf(data)).toBe(place);
    });

    it('is where a link made by hand says', async () => {
      const data = await dataFolder('data');
      const disk = await dataFolder('disk');
      await chown(disk, nobody.uid, nobody.gid);
      await symlink(disk, join(data, 'cluster'));
      await chmod(data, 0o711);
      expect(await placeOf(data)).toBe(data);
      expect(await readlink(join(data, 'cluster'))).toBe(disk);
    });

    it('is not given again to a folder of the same name, and is cleared when it was made for tests', async () => {
      const places = [];
      for (const durable of [true, false, false]) {
        places.push(await placeOf(await dataFolder('closed', 'data'), durable));
        await rm(join(folder, 'closed', 'data'), { recursive: true });
      }
      expect(places[1]).toBe(`${places[0]}-2`);
      expect(places[2]).toBe(places[1]);
      expect(logs).toContainEqual(expect.stringMatching(`${places[0]} holds a database whose data folder`));
    });
  },
);
