import { createServer, type AddressInfo } from 'node:net';
import { chownSync, existsSync, mkdirSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  networkFolder,
  nodeFile,
  reachableByOthers,
  removeFolder,
  standaloneIn,
  startReceiver,
  startTogether,
  untilReady,
  type Network,
  type Receiver,
} from '#testing';
import { Client } from './client.js';
import { lawInput, publishLaw, titled } from './records.js';
import { settled } from './settled.js';
import { standing } from './standing.js';
import { Subscriber } from './subscriber.js';

/** `npm start`, as somebody has it on a laptop: with the database that it brings along, in one folder. */
let folder: string;
let network: Network;
let receiver: Receiver;

beforeAll(async () => {
  folder = networkFolder();
  receiver = await startReceiver();
  network = await startTogether({ database: 'embedded', folder, environment: { SEED: 'demonstration' } });
}, 120_000);

afterAll(async () => {
  await network?.stop();
  await receiver?.close();
  removeFolder(folder);
}, 30_000);

describe('the standalone', () => {
  it('says who holds the folder when it is started twice, and leaves the first alone', async () => {
    const second = standaloneIn(folder, { SEED: 'none' }).program;
    second.start();
    await second.ended();
    const { pid } = nodeFile(folder);
    const { code } = await second.end('SIGTERM');
    expect({ code, logs: second.logs() }).toEqual({
      code: 1,
      logs: expect.stringMatching(new RegExp(`could not start:[^]*\\b${pid}\\b`)),
    });
    expect((await fetch(`${network.url}/health/ready`)).status).toBe(200);
  }, 30_000);

  it('names a port that is taken, before it starts anything', async () => {
    const other = networkFolder();
    const server = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    const { port } = server.address() as AddressInfo;
    const { program } = standaloneIn(other, { PORT: String(port) });
    program.start();
    await program.ended();
    const { code } = await program.end('SIGTERM');
    expect({ code, logs: program.logs() }).toEqual({
      code: 1,
      logs: expect.stringMatching(new RegExp(`Port ${port} is taken`)),
    });
    expect(existsSync(join(other, 'postgres'))).toBe(false);
    await new Promise((resolve) => server.close(resolve));
    removeFolder(other);
  }, 30_000);

  it('keeps everything over a restart: records, positions, cursors, subscriptions, the secrets that sign', async () => {
    const vietNam = await Client.of(network, 'VN-MOH');
    const iom = await Subscriber.of(network, receiver, {
      participant: 'IOM',
      role: 'partner-agent',
      filter: { kinds: ['LAW'] },
    });
    const first = await publishLaw(vietNam, lawInput(titled('Law before the restart')));
    await settled(network);
    const before = await standing(network, ['library', 'exchange', 'registry', 'messaging']);
    const { next } = await vietNam.json<{ next: string }>('/changes?limit=1000');

    const ended = await network.terminate('standalone');
    expect({ ...ended, logs: network.logs() }).toMatchObject({ code: 0 });
    expect(existsSync(join(folder, 'node.json'))).toBe(false);
    network = await startTogether({ database: 'embedded', folder, environment: { SEED: 'demonstration' } });
    await settled(network);

    expect(await standing(network, ['library', 'exchange', 'registry', 'messaging'])).toEqual(before);
    const again = await Client.of(network, 'VN-MOH');
    const { publication } = await again.ask<{ publication: unknown }>(
      'query ($id: ID!) { publication(id: $id) { id revision } }',
      { id: first.id },
    );
    expect(publication).toEqual({ id: first.id, revision: 1 });

    const second = await publishLaw(again, lawInput(titled('Law after the restart')));
    expect(Number(second.id.slice(-6))).toBe(Number(first.id.slice(-6)) + 1);
    await settled(network);
    const messages = iom.messages.filter(({ subject }) => subject.startsWith('VN-LAW'));
    expect(messages.map(({ subject }) => subject)).toEqual([first.id, second.id]);
    const news = await again.json<{ changes: { subject: string; position: number }[] }>(`/changes?since=${next}`);
    expect(news.changes).toMatchObject([{ subject: second.id, position: (messages[0]?.data.position ?? 0) + 1 }]);
  }, 90_000);

  it('keeps what is secret readable by its owner alone', () => {
    const keys = join(folder, 'keys');
    const modes = readdirSync(keys).map((name) => [name, (statSync(join(keys, name)).mode & 0o777).toString(8)]);
    expect(Object.fromEntries(modes)).toMatchObject({ 'issuer.private.jwk.json': '600', 'secrets.json': '600' });
    expect((statSync(join(folder, 'node.json')).mode & 0o777).toString(8)).toBe('600');
  });
});

const root = process.getuid?.() === 0;
const reachable = reachableByOthers(process.cwd());
const reason = root ? 'nobody else can enter the folder of this clone' : 'the test runs as one already';
(root && reachable ? describe : describe.skip)(
  `started by an ordinary user${root && reachable ? '' : ` (skipped: ${reason})`}`,
  () => {
    it('runs, and everything it makes is that user’s', async () => {
      const nobody = { uid: 65534, gid: 65534 };
      const own = networkFolder();
      mkdirSync(join(own, 'comity'));
      for (const path of [own, join(own, 'comity')]) chownSync(path, nobody.uid, nobody.gid);
      const member = standaloneIn(join(own, 'comity'), { HOME: own, TMPDIR: own, SEED: 'reference' }, nobody);
      member.program.start();
      try {
        await untilReady(member);
        const answer = await new Client(member.address()).answer('{ country(code: "VN") { name(language: "vi") } }');
        expect(answer).toMatchObject({ data: { country: { name: 'Việt Nam' } } });
        const owners = readdirSync(join(own, 'comity')).map((name) => statSync(join(own, 'comity', name)).uid);
        expect(new Set(owners)).toEqual(new Set([nobody.uid]));
      } finally {
        expect((await member.program.end('SIGTERM')).code).toBe(0);
        removeFolder(own);
      }
    }, 90_000);
  },
);
