import { randomUUID } from 'node:crypto';
import { Controller, Get, Module, Post } from '@nestjs/common';
import { exportJWK, generateKeyPair } from 'jose';
import { OAuth2Server, type MutableResponse, type MutableToken } from 'oauth2-mock-server';
import { AccessModule, accessSchema, CurrentActor, hashOf, newSecret, type Actor, type Role } from '#access';
import type { Database } from '#database';
import { RouteAccess, startService, type RunningService } from '#platform';
import { freePorts, testDatabase, testEnvironment, type TestDatabase } from '#testing';
import { SignIn } from './sign-in.js';

@Controller()
class WhoController {
  @RouteAccess('by-audience')
  @Get('who')
  who(@CurrentActor() actor: Actor): Actor {
    return actor;
  }
  @RouteAccess('by-audience')
  @Post('who')
  change(@CurrentActor() actor: Actor): Actor {
    return actor;
  }
}

@Module({ imports: [AccessModule], controllers: [WhoController], providers: [SignIn] })
class DoorModule {}

type Claims = Record<string, unknown>;

/** A public door with sign-in alone, before a provider that can be told to go wrong. */
export class Door {
  /** put into the next ID tokens, over what the provider would say */
  claims: Claims = {};
  header: Claims = {};
  /** what becomes of the provider's next token answers */
  answer: (response: MutableResponse) => void = () => undefined;
  onRedirect: (address: URL) => void = () => undefined;

  private constructor(
    readonly url: string,
    readonly provider: OAuth2Server,
    readonly database: Database,
    private readonly place: TestDatabase,
    private readonly services: readonly RunningService[],
  ) {
    provider.service.on('beforeTokenSigning', (token: MutableToken) => {
      Object.assign(token.payload, this.claims);
      Object.assign(token.header, this.header);
    });
    provider.service.on('beforeResponse', (response: MutableResponse) => this.answer(response));
    provider.service.on('beforeAuthorizeRedirect', ({ url: address }: { url: URL }) => this.onRedirect(address));
  }

  /** @param count gateways on the same database, with the same keys */
  static async open(count = 1): Promise<Door> {
    const provider = new OAuth2Server();
    await addKey(provider, 'first');
    await provider.start(0, 'localhost');
    const place = await testDatabase([accessSchema]);
    const ports = await freePorts(count);
    const services: RunningService[] = [];
    for (const port of ports) {
      const environment = testEnvironment({
        DATABASE_URL: place.url,
        PORT: String(port),
        HOST: 'localhost',
        PUBLIC_URL: `http://localhost:${port}`,
        ACCESS_ISSUERS: JSON.stringify([
          {
            issuer: provider.issuer.url,
            audience: 'the API',
            clientId: 'the client',
            participants: ['VN-*', 'ASEAN-HC3'],
          },
        ]),
      });
      services.push(await startService({ name: `door-${port}`, environment, modules: () => [DoorModule] }));
    }
    return new Door(`http://localhost:${ports[0]}`, provider, await place.of(accessSchema), place, services);
  }

  get urls(): string[] {
    return this.services.map(({ url }) => url.replace('127.0.0.1', 'localhost'));
  }

  get issuer(): string {
    return this.provider.issuer.url as string;
  }

  /** Signs in as this subject from now on. */
  is(subject: string, more: Claims = {}): void {
    this.claims = { sub: subject, name: 'Nguyen Thi An', ...more };
    this.header = {};
    this.answer = () => undefined;
    this.onRedirect = () => undefined;
  }

  /** The provider has another key from now on, which it takes by turns with those it had. */
  rotate(): Promise<void> {
    return addKey(this.provider, `rotated-${randomUUID()}`);
  }

  /** A person of the register who signs in at the provider. @returns its subject there */
  async person(
    ...grants: { participant?: string; role?: Role; until?: Date }[]
  ): Promise<{ id: string; subject: string }> {
    const id = randomUUID();
    const subject = `subject-${id}`;
    await this.database.query(`INSERT INTO access.person (id, name) VALUES ($1, 'Nguyen Thi An')`, [id]);
    await this.database.query(`INSERT INTO access.identity (issuer, subject, person) VALUES ($1, $2, $3)`, [
      this.issuer,
      subject,
      id,
    ]);
    for (const { participant = 'VN-MOH', role = 'publisher', until = null } of grants)
      await this.database.query(
        `INSERT INTO access.role_grant (id, person, participant, role, starts_at, ends_at, granted_by)
         VALUES ($1, $2, $3, $4, now() - interval '1 hour', $5, 'test')`,
        [randomUUID(), id, participant, role, until],
      );
    this.is(subject);
    return { id, subject };
  }

  async serviceAccount(): Promise<{ id: string; secret: string }> {
    const id = randomUUID();
    const secret = newSecret('service-secret');
    await this.database.query(
      `INSERT INTO access.service_account (id, participant, name, roles, secret_hash, created_by)
       VALUES ($1, 'VN-MOH', 'The gazette''s exporter', '{contributor}', $2, 'test')`,
      [id, hashOf(secret)],
    );
    return { id, secret };
  }

  async invitation(given: { expires?: string; withdrawn?: boolean } = {}): Promise<string> {
    const token = newSecret('invitation');
    await this.database.query(
      `INSERT INTO access.invitation (id, token_hash, participant, email, name, roles, starts_at, invited_by, expires_at, withdrawn_at)
       VALUES ($1, $2, 'VN-MOH', $3, 'Pham Van Dung', '{contributor}', now() - interval '1 minute', 'test', now() + $4::interval, $5)`,
      [
        randomUUID(),
        hashOf(token),
        `${randomUUID()}@moh.example`,
        given.expires ?? '1 day',
        given.withdrawn ? new Date() : null,
      ],
    );
    return token;
  }

  async sessions(): Promise<number> {
    const [row] = await this.database.query<{ count: number }>('SELECT count(*)::int AS count FROM access.session');
    return row?.count ?? 0;
  }

  async close(): Promise<void> {
    for (const service of this.services) await service.close();
    await this.provider.stop();
    await this.place.drop();
  }
}

async function addKey({ issuer }: OAuth2Server, kid: string): Promise<void> {
  const { privateKey } = await generateKeyPair('RS256', { extractable: true });
  await issuer.keys.add({ ...(await exportJWK(privateKey)), kid, alg: 'RS256' });
}
