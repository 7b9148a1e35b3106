import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { Webhook } from 'standardwebhooks';
import { waitFor } from '#testing';
import { aChange, publisher, startExchange, type Exchange } from '../exchange.fixture.js';
import { aPort, printed, runPrinted, type PrintedReceiver } from './printed-receivers.fixture.js';

const DOCS = 'docs/webhooks.md';
const owner = publisher('TH-MOPH');
const aSecret = (): string => `whsec_${Buffer.alloc(32, 9).toString('base64')}`;

let exchange: Exchange;
let receiver: PrintedReceiver | undefined;
let sent = 0;
beforeAll(async () => {
  exchange = await startExchange();
  exchange.clock.now = new Date();
});
afterEach(async () => {
  await receiver?.stop();
  receiver = undefined;
  await exchange.database.query(
    'TRUNCATE exchange.endpoint, exchange.standing_subscription, exchange.delivery CASCADE',
  );
});
afterAll(() => exchange.close());

/** Subscribes the endpoint, publishes, and gives the subject and what became of the delivery. */
async function deliverTo(endpoint: string): Promise<{ subject: string; state: unknown; status: unknown }> {
  await exchange.subscriptions.create(owner, { name: 'All', endpoint });
  sent += 1;
  const subject = `VN-LAW-2026-${String(sent).padStart(6, '0')}`;
  await exchange.append(aChange({ subject }));
  const pipeline = exchange.pipeline();
  await pipeline.run();
  await pipeline.stop(0);
  const [row] = await exchange.rows();
  return { subject, state: row?.['state'], status: row?.['last_status'] };
}

interface Forged {
  secret?: string;
  at?: Date;
  body?: string;
}

/** A message as somebody sends it who is not the network. */
async function forge(url: string, secret: string, differs: Forged): Promise<number> {
  const body = JSON.stringify({ type: 'publication.published', subject: 'FORGED', data: { meaning: 'FORGED' } });
  const at = differs.at ?? new Date();
  const headers = {
    'webhook-id': 'msg_1',
    'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
    'webhook-signature': new Webhook(differs.secret ?? secret).sign('msg_1', at, body),
  };
  return (await fetch(url, { method: 'POST', headers, body: differs.body ?? body })).status;
}

describe('what is printed', () => {
  it('in the README prints what comes, and says back the challenge', async () => {
    const [line = ''] = printed('README.md', 'createServer').split('\n');
    const port = await aPort();
    receiver = await runPrinted(['sh', '-c', `${line} wait`], port);
    const { endpoint } = await exchange.endpoints.create(owner, { url: receiver.url });
    expect(endpoint.state).toBe('ENABLED');
    const { subject, state } = await deliverTo(endpoint.id);
    expect([state, receiver.said()]).toEqual(['DELIVERED', expect.stringContaining(`"subject":"${subject}"`)]);
  });

  it('as a receiver takes what is signed, and nothing that is forged, altered or old', async () => {
    const port = await aPort();
    const { endpoint, secret } = await exchange.endpoints.create(owner, { url: `http://localhost:${port}/` });
    expect(endpoint.state).toBe('UNVERIFIED');
    const code = printed(DOCS, "from 'standardwebhooks'");
    receiver = await runPrinted(['node', '--input-type=module', '-e', code], port, { COMITY_SECRET: secret });
    expect(await exchange.trials.verify(owner, endpoint.id)).toMatchObject({ endpoint: { state: 'ENABLED' } });
    const { subject, state, status } = await deliverTo(endpoint.id);
    expect([state, status]).toEqual(['DELIVERED', 204]);
    expect(receiver.said()).toContain(`publication.published ${subject} A law enters into force.`);

    for (const forged of [
      { secret: aSecret() },
      { body: '{"type":"publication.published","subject":"ALTERED"}' },
      { at: new Date(Date.now() - 3_600_000) },
    ])
      expect({ forged, status: await forge(receiver.url, secret, forged) }).toEqual({ forged, status: 401 });
    expect((await fetch(receiver.url, { method: 'POST', body: '{}' })).status).toBe(401);
    // Signed as it should be, so that the forgeries fail for what is forged and nothing else; after it all has been said.
    expect(await forge(receiver.url, secret, {})).toBe(204);
    const { said } = receiver;
    await waitFor('what was taken', () => said().includes('FORGED'));
    expect(said().match(/FORGED FORGED|ALTERED/g)).toEqual(['FORGED FORGED']);
  });

  it('for the key of the network takes what the network signed, and nothing else', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'printed-'));
    try {
      const module = join(folder, 'v1a.mjs');
      writeFileSync(module, printed(DOCS, 'isFromTheNetwork'));
      const port = await aPort();
      const { endpoint, secret } = await exchange.endpoints.create(owner, {
        url: `http://localhost:${port}/`,
        signatures: ['V1', 'V1A'],
      });
      const keys = (await exchange.network.published()).map(({ publicKey }) => publicKey);
      const around = `import { createServer } from 'node:http';
        import { isFromTheNetwork } from ${JSON.stringify(pathToFileURL(module).href)};
        createServer(async (request, response) => {
          let body = '';
          for await (const chunk of request) body += chunk;
          const isGood = isFromTheNetwork(JSON.parse(process.env.KEYS), request.headers, body);
          console.log(JSON.stringify({ isGood, body, headers: request.headers }));
          response.writeHead(isGood ? 200 : 401).end(JSON.parse(body).data.challenge);
        }).listen(8787);`;
      const command = ['node', '--input-type=module', '-e', around];
      receiver = await runPrinted(command, port, { KEYS: JSON.stringify(keys) });
      expect(await exchange.trials.verify(owner, endpoint.id)).toMatchObject({ endpoint: { state: 'ENABLED' } });
      expect(await deliverTo(endpoint.id)).toMatchObject({ state: 'DELIVERED', status: 200 });

      const taken = JSON.parse(receiver.said().trim().split('\n').at(-1) ?? '') as {
        body: string;
        headers: Record<string, string>;
      };
      const again = (headers: Record<string, string>, body = taken.body): Promise<Response> =>
        fetch((receiver as PrintedReceiver).url, { method: 'POST', headers, body });
      const own = Object.fromEntries(Object.entries(taken.headers).filter(([name]) => name.startsWith('webhook-')));
      expect((await again(own)).status).toBe(200);
      expect((await again(own, taken.body.replace('VN-LAW', 'XX-LAW'))).status).toBe(401);
      expect((await again({ ...own, 'webhook-timestamp': String(Math.floor(Date.now() / 1000) - 3600) })).status).toBe(
        401,
      );
      expect((await again({ ...own, 'webhook-timestamp': '' })).status).toBe(401);
      // Signed by who knows the secret alone.
      expect(await forge(receiver.url, secret, {})).toBe(401);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  const python = spawnSync('python3', ['--version']).status === 0 ? it : it.skip;
  python('in Python takes what is signed, and nothing that is forged, altered or old', async () => {
    const code = printed(DOCS, 'def verify(');
    const body = '{"type": "publication.published", "title": "Nghị định"}';
    const asked = (secret: string, given: { at?: number; body?: string } = {}): string => {
      const at = new Date((given.at ?? Math.floor(Date.now() / 1000)) * 1000);
      const headers = {
        'webhook-id': 'msg_1',
        'webhook-timestamp': String(at.getTime() / 1000),
        'webhook-signature': `v1a,AAAA ${new Webhook(aSecret()).sign('msg_1', at, body)}`,
      };
      const around = `${code}\nimport sys\ngiven = json.loads(sys.argv[1])\ntry:\n    print(verify(given["secret"], given["headers"], given["body"].encode())["title"])\nexcept ValueError as error:\n    print(error)\n`;
      const { stdout, stderr } = spawnSync(
        'python3',
        ['-c', around, JSON.stringify({ secret, headers, body: given.body ?? body })],
        { encoding: 'utf8', env: { ...process.env, PYTHONIOENCODING: 'utf-8' } },
      );
      return (stdout || stderr).trim();
    };
    expect(asked(aSecret())).toBe('Nghị định');
    expect(asked(`whsec_${Buffer.alloc(32, 8).toString('base64')}`)).toBe('not signed with this secret');
    expect(asked(aSecret(), { body: '{"title": "ALTERED"}' })).toBe('not signed with this secret');
    expect(asked(aSecret(), { at: Math.floor(Date.now() / 1000) - 3600 })).toBe('too old, or from the future');
  });
});
