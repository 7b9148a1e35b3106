import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { freePorts, startTogether, waitFor, type Network } from '#testing';
import { Client } from '../e2e/client.js';
import { lawInput, publishLaw, reviseLaw, revoke, titled } from '../e2e/records.js';
import { queryDatabase, settled } from '../e2e/settled.js';

/** The example as a partner runs it, against a node as an operator runs it. */
const MIRROR = 'dist/packages/client/examples/mirror.js';

let network: Network;
let owner: Client;
const folders: string[] = [];
const running = new Set<ChildProcess>();

beforeAll(async () => {
  const [port] = await freePorts(1);
  network = await startTogether({ environment: { PORT: String(port) } });
  owner = await Client.of(network, 'VN-MOH');
  for (let n = 1; n <= 30; n += 1) await publish(n, n % 5 === 0 ? 'NETWORK' : 'PUBLIC');
  await settled(network);
}, 150_000);
afterAll(async () => {
  for (const child of running) child.kill('SIGKILL');
  await network?.stop();
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
}, 30_000);

const publish = async (n: number, audience = 'PUBLIC'): Promise<string> =>
  (await publishLaw(owner, lawInput({ ...titled(`Law ${n}`), number: `${n}/mirror`, audience }))).id;

const aFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'comity-mirror-'));
  folders.push(folder);
  return folder;
};

function start(folder: string, { token, more = [] }: { token?: string; more?: string[] } = {}) {
  const child = spawn(process.execPath, [MIRROR, '--url', network.url, '--out', folder, ...more], {
    env: { PATH: process.env['PATH'], ...(token ? { COMITY_TOKEN: token } : {}) },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  running.add(child);
  let said = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (said += text));
  const ended = once(child, 'close').then(([code]) => {
    running.delete(child);
    return code as number | null;
  });
  return { child, ended, said: () => said };
}

const onceThrough = async (folder: string, token?: string): Promise<string> => {
  const { ended, said } = start(folder, { ...(token ? { token } : {}), more: ['--once'] });
  expect({ code: await ended, said: said() }).toMatchObject({ code: 0 });
  return said();
};

/** What is in the folder, by file. */
const held = (folder: string): Record<string, string> =>
  Object.fromEntries(
    readdirSync(folder)
      .filter((name) => name !== '.mirror.json')
      .toSorted()
      .map((name) => [name, readFileSync(join(folder, name), 'utf8')]),
  );

/** What the library holds for a reader, asked in one go. */
async function library(reader: Client): Promise<Record<string, string>> {
  const text = await (await reader.get('/snapshot/records')).text();
  const lines = text.trimEnd().split('\n');
  expect(JSON.parse(lines.pop() ?? '')).toEqual({ end: true, records: lines.length });
  return Object.fromEntries(lines.map((line) => [`${(JSON.parse(line) as { id: string }).id}.json`, line]));
}

const anybody = (): Client => new Client(network.url);
const sameAs = async (folder: string, reader: Client): Promise<void> => {
  const theirs = await library(reader);
  await waitFor('the folder to be equal', () => JSON.stringify(held(folder)) === JSON.stringify(theirs), {
    timeoutMs: 15_000,
    everyMs: 50,
  }).catch(() => undefined);
  expect(held(folder)).toEqual(theirs);
};

/** On a fast disk it may be done before it is killed; then again. */
async function killedInTheMiddle(): Promise<string> {
  for (;;) {
    const folder = aFolder();
    const { child, ended } = start(folder);
    await waitFor('the first files', () => Object.keys(held(folder)).length >= 3, { everyMs: 1 });
    child.kill('SIGKILL');
    await ended;
    const { after } = JSON.parse(readFileSync(join(folder, '.mirror.json'), 'utf8')) as { after: string | null };
    if (after !== null) return folder;
  }
}

describe('a mirror', () => {
  it('killed in the middle of the snapshot and of following, with the node killed as well, ends equal byte for byte', async () => {
    const folder = await killedInTheMiddle();
    const second = start(folder);
    const changed = [await publish(31), await publish(32, 'NETWORK'), await publish(33)];
    await network.kill('standalone');
    second.child.kill('SIGKILL');
    await second.ended;
    await network.start('standalone');
    const third = start(folder);
    await revoke(owner, changed[0] as string, 'Replaced by another law');
    await publish(34);
    await settled(network);
    await sameAs(folder, anybody());
    const files = held(folder);
    expect(Object.keys(files)).not.toContain(`${changed[1]}.json`);
    expect(JSON.parse(files[`${changed[0]}.json`] ?? '')).toMatchObject({ state: 'REVOKED', revision: 1 });
    for (const [name, text] of Object.entries(files)) {
      // What the library adds to its own answer, labels and the like, a mirror does not keep.
      const shown = await anybody().json<Record<string, unknown>>(`/publications/${name.replace('.json', '')}`);
      const record = Object.fromEntries(Object.keys(JSON.parse(text) as object).map((key) => [key, shown[key]]));
      expect(JSON.stringify(record)).toBe(text);
    }
    third.child.kill('SIGTERM');
    expect(await third.ended).toBe(0);
  }, 120_000);

  it('holds what its reader may read, lets go of what that loses, and holds nothing that anybody put there', async () => {
    const [partner, authority] = [aFolder(), aFolder()];
    const germany = await Client.of(network, 'DE-BMG');
    const { id } = await publishLaw(owner, lawInput({ ...titled('Narrowed'), number: 'n/mirror' }));
    await settled(network);
    writeFileSync(join(authority, 'XX-LAW-2020-000001.json'), '{}');
    await onceThrough(partner);
    await onceThrough(authority, germany.token);
    await sameAs(partner, anybody());
    await sameAs(authority, germany);
    expect(Object.keys(held(authority)).length).toBeGreaterThan(Object.keys(held(partner)).length);
    await reviseLaw(
      owner,
      id,
      lawInput({ ...titled('Narrowed'), number: 'n/mirror', audience: 'NETWORK' }),
      'Narrower',
    );
    await settled(network);
    expect(held(partner)[`${id}.json`]).toBeDefined();
    await onceThrough(partner);
    await onceThrough(authority, germany.token);
    expect(held(partner)[`${id}.json`]).toBeUndefined();
    await sameAs(partner, anybody());
    await sameAs(authority, germany);
  }, 90_000);

  it('of another log, or with other rights than before, takes a snapshot again', async () => {
    const folder = aFolder();
    await onceThrough(folder);
    const state = join(folder, '.mirror.json');
    const kept = JSON.parse(readFileSync(state, 'utf8')) as object;
    writeFileSync(state, JSON.stringify({ ...kept, rights: 'others' }));
    expect(await onceThrough(folder)).toContain('what may be read is another');
    const [was] = await queryDatabase<{ log: string }>(network, 'SELECT log FROM exchange.log_head');
    await queryDatabase(network, 'UPDATE exchange.log_head SET log = gen_random_uuid()');
    try {
      expect(await onceThrough(folder)).toContain('taking a snapshot again');
    } finally {
      await queryDatabase(network, `UPDATE exchange.log_head SET log = '${was?.log}'`);
    }
    await sameAs(folder, anybody());
  }, 60_000);
});

describe('GET /snapshot/records', () => {
  it('gives a range of ids, or certain ones, and of what may not be read nothing', async () => {
    const all = Object.keys(await library(anybody())).map((name) => name.replace('.json', ''));
    const hidden = Object.keys(await library(owner))
      .map((name) => name.replace('.json', ''))
      .find((id) => !all.includes(id)) as string;
    const ids = async (query: string): Promise<string[]> => {
      const text = await (await anybody().get(`/snapshot/records?${query}`)).text();
      return text
        .trimEnd()
        .split('\n')
        .flatMap((line) => (JSON.parse(line) as { id?: string }).id ?? []);
    };
    expect(await ids(`after=${all[3]}&until=${all[6]}`)).toEqual(all.slice(4, 7));
    expect(await ids(`ids=${all[2]},${hidden},${all[0]},VN-LAW-1999-999999`)).toEqual([all[0], all[2]]);
    for (const [query, path] of [
      ['ids=x', 'ids.0'],
      [`ids=${all[0]}@1`, 'ids.0'],
      [`after=nothing`, 'after'],
      [`until=${all[0]}&until=${all[1]}`, 'until'],
      [`ids=${all[0]}&after=${all[1]}`, 'ids'],
      ['from=1', 'from'],
    ]) {
      const refused = await anybody().get(`/snapshot/records?${query}`);
      const { problems } = (await refused.json()) as { problems: { path: string }[] };
      expect({ query, status: refused.status, path: problems[0]?.path }).toEqual({ query, status: 400, path });
    }
  });

  it('is compressed for those who take it', async () => {
    const { request } = await import('undici');
    const zipped = await request(`${network.url}/snapshot/records`, { headers: { 'accept-encoding': 'gzip' } });
    expect(zipped.headers['content-encoding']).toBe('gzip');
    const { gunzipSync } = await import('node:zlib');
    const text = gunzipSync(Buffer.from(await zipped.body.arrayBuffer())).toString();
    expect(text).toBe(await (await anybody().get('/snapshot/records', { 'accept-encoding': 'identity' })).text());
  });
});
