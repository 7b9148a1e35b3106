import { startChild } from '../child.js';
import { ownFolder } from '../postgres.js';
import { startMain } from './mains.js';
import type { Contestant } from './rounds.js';
import type { RealInput } from './real.process.js';
import type { ServerInput } from './server.process.js';

const real = (): ReturnType<typeof startChild> => startChild(new URL('./real.process.js', import.meta.url));

/** The node that `npm start` runs, and @apollo/gateway on the same modules and the same database. */
export async function inProcessOnDatabase(databaseUrl: string): Promise<Contestant[]> {
  const ours = real();
  const node = { folder: ownFolder(), databaseUrl } satisfies RealInput;
  const oursUrl = await ours.ask<string>('startNode', node);
  const peer = real();
  const peerUrl = await peer.ask<string>('startPeer', node);
  return [
    { name: 'comity', url: oursUrl, process: ours },
    { name: '@apollo/gateway', url: peerUrl, process: peer },
  ];
}

/** The gateway and the subgraphs of docker-compose.yml, and @apollo/gateway before the same subgraphs. */
export async function apartOnDatabase(
  databaseUrl: string,
): Promise<{ contestants: Contestant[]; stop: () => Promise<void> }> {
  const given = { DATABASE_URL: databaseUrl, SEED: 'none' };
  const registry = await startMain('registry', given);
  const library = await startMain('library', given);
  // The query asks it nothing; the gateway is ready when all its subgraphs are.
  const exchange = await startMain('exchange', given);
  const addresses = { registry: registry.url, library: library.url, exchange: exchange.url };
  const ours = await startMain('gateway', { ...given, SUBGRAPHS: JSON.stringify(addresses) });

  const peer = startChild(new URL('./server.process.js', import.meta.url));
  const subgraphs = Object.fromEntries(Object.entries(addresses).map(([name, url]) => [name, `${url}/graphql`]));
  const peerUrl = await peer.ask<string>('start', {
    kind: '@apollo/gateway',
    subgraphs,
    databaseUrl,
  } satisfies ServerInput);
  return {
    contestants: [
      { name: 'comity', url: `${ours.url}/graphql`, process: ours.process },
      { name: '@apollo/gateway', url: peerUrl, process: peer },
    ],
    stop: async () => {
      for (const { process } of [registry, library, exchange]) await process.stop();
    },
  };
}
