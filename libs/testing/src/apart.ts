import { randomBytes } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parse } from 'yaml';
import { testDatabase } from './database.js';
import { freePorts } from './free-ports.js';
import { issuerIn, METRICS_TOKEN, Network, networkFolder, removeFolder, untilReady, type Member } from './network.js';
import { Program } from './program.js';

export interface ApartOptions {
  /** where wake-ups are kept; default: the database */
  queueUrl?: string;
  workers?: number;
  environment?: Record<string, string>;
}

const SUBGRAPHS = ['registry', 'library', 'exchange'];

/**
 * The network as docker-compose.yml has it, as plain processes: each is given the variables that the file gives its
 * service, with other values only where a container differs from this machine. Names: registry, library, exchange,
 * gateway, worker (worker-2 … where more are asked for).
 */
export async function startApart({ queueUrl, workers = 1, environment = {} }: ApartOptions = {}): Promise<Network> {
  const folder = networkFolder();
  const database = await testDatabase([]);
  const issuer = await issuerIn(folder);
  const names = [
    'gateway',
    ...SUBGRAPHS,
    ...Array.from({ length: workers }, (_, n) => (n === 0 ? 'worker' : `worker-${n + 1}`)),
  ];
  const ports = await freePorts(names.length);
  const address = (name: string): string => `http://127.0.0.1:${ports[names.indexOf(name)]}`;
  const values = {
    HOST: '127.0.0.1',
    PUBLIC_URL: address('gateway'),
    NODE_NAME: 'Comity under test',
    CONTACT: 'operator@localhost',
    SEED: 'reference',
    LOG_LEVEL: 'warn',
    QUEUE_URL: queueUrl ?? database.url,
    ACCESS_ISSUERS: JSON.stringify([issuer.options]),
    FILES_URL: pathToFileURL(join(folder, 'files')).href,
    FILES_DIR: join(folder, 'uploads'),
    SUBGRAPHS: JSON.stringify(Object.fromEntries(SUBGRAPHS.map((name) => [name, address(name)]))),
    ...secretFiles(folder, database.url),
  };
  const member = (name: string): Member => {
    const service = name.replace(/-\d+$/, '');
    const { entry, given } = composed(service, { ...values, PORT: new URL(address(name)).port });
    // Receivers in tests listen on this machine.
    const program = new Program({
      name,
      entry,
      environment: { ...given, WEBHOOK_LOOPBACK: 'true', CANARY_SECONDS: '0', ...environment },
    });
    return { program, address: () => address(name) };
  };
  const members = new Map(names.map((name) => [name, member(name)]));
  const cleanUp = async (): Promise<void> => {
    await database.drop();
    removeFolder(folder);
  };
  const network = new Network(address('gateway'), database.url, folder, issuer, members, cleanUp);
  for (const { program } of members.values()) program.start();
  const started = await Promise.allSettled([...members.values()].map(untilReady));
  const failures = started.filter((outcome) => outcome.status === 'rejected').map(({ reason }) => String(reason));
  if (failures.length === 0) return network;
  await network.stop();
  throw new Error(`not all of ${names.join(', ')} started:\n${failures.join('\n')}`);
}

function secretFiles(folder: string, databaseUrl: string): Record<string, string> {
  const secrets = {
    DATABASE_URL: databaseUrl,
    CURSOR_SECRET: randomBytes(32).toString('hex'),
    ENCRYPTION_KEY: randomBytes(32).toString('base64'),
    METRICS_TOKEN,
  };
  return Object.fromEntries(
    Object.entries(secrets).map(([name, secret]) => {
      const file = join(folder, name.toLowerCase());
      writeFileSync(file, `${secret}\n`, { mode: 0o600 });
      return [`${name}_FILE`, file];
    }),
  );
}

interface Service {
  command: string[];
  environment: Record<string, string>;
}

/** What the file starts for a service and the variables that it gives it; those that it leaves empty stay empty. */
function composed(name: string, values: Record<string, string>): { entry: string; given: Record<string, string> } {
  const { services } = parse(readFileSync('docker-compose.yml', 'utf8'), { merge: true }) as {
    services: Record<string, Service>;
  };
  const service = services[name];
  if (!service) throw new Error(`docker-compose.yml has no service ${name}`);
  const given = Object.entries(service.environment).map(([variable, value]) => [
    variable,
    value === '' ? '' : (values[variable] ?? byDefault(value)),
  ]);
  return { entry: service.command[1] ?? '', given: Object.fromEntries(given) as Record<string, string> };
}

/** What `${NAME:-default}` is where nobody sets NAME. */
const byDefault = (value: string): string => value.replace(/\$\{\w+:-([^}]*)\}/g, '$1');
