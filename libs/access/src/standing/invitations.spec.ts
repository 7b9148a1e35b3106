import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Database, drift } from '#database';
import { testDatabase, type TestDatabase } from '#testing';
import { accessSchema } from '../access.schema.js';
import type { Role } from '../permissions.js';
import { hashOf, newSecret } from '../secret.js';
import { Grants } from './grants.js';
import { InvitationBook } from './invitation-book.js';
import { Invitations, type Accepted } from './invitations.js';
import { People } from './people.js';

const ISSUER = 'https://id.moh.example';
const DAY = 86_400_000;
let place: TestDatabase;
let database: Database;
let invitations: Invitations;
let people: People;
let grants: Grants;

beforeAll(async () => {
  place = await testDatabase([accessSchema]);
  database = await place.of(accessSchema);
  invitations = new Invitations(database);
  people = new People(database);
  grants = new Grants(database);
});
afterAll(() => place.drop());

interface Given {
  email?: string;
  roles?: Role[];
  participant?: string;
  from?: number;
  until?: number | null;
  expires?: number;
  withdrawn?: boolean;
  by?: string;
}

async function invited({
  email = `${randomUUID()}@moh.example`,
  roles = ['publisher'],
  participant = 'VN-MOH',
  from = -DAY,
  until = null,
  expires = 14 * DAY,
  withdrawn = false,
  by = 'secretariat',
}: Given = {}): Promise<string> {
  const token = newSecret('invitation');
  const at = (ms: number): Date => new Date(Date.now() + ms);
  await database.query(
    `INSERT INTO access.invitation (id, token_hash, participant, email, name, roles, starts_at, ends_at, invited_by, expires_at, withdrawn_at)
     VALUES ($1, $2, $3, $4, 'Nguyen Thi An', $5, $6, $7, $10, $8, $9)`,
    [
      randomUUID(),
      hashOf(token),
      participant,
      email,
      roles,
      at(from),
      until === null ? null : at(until),
      at(expires),
      withdrawn ? at(0) : null,
      by,
    ],
  );
  return token;
}

const accept = (token: string, subject: string = randomUUID()): Promise<Accepted> =>
  invitations.accept({ token, issuer: ISSUER, subject, name: 'An', email: null });

const rolesOf = async (person: string): Promise<string[]> =>
  (await grants.ofPersons([person])).map(({ participant, role }) => `${role} at ${participant}`);

describe('an invitation', () => {
  it('shows what it is for, and makes a person with these roles of whoever accepts it', async () => {
    const token = await invited({ roles: ['publisher', 'contributor'], email: 'an@moh.example' });
    expect(await invitations.preview(token)).toMatchObject({
      participant: 'VN-MOH',
      roles: ['publisher', 'contributor'],
    });
    const { person } = await accept(token, 'an');
    expect(await people.find(person)).toMatchObject({ name: 'An', email: 'an@moh.example' });
    expect((await rolesOf(person)).sort()).toEqual(['contributor at VN-MOH', 'publisher at VN-MOH']);
    expect((await grants.ofPersons([person]))[0]!.startsAt.getTime()).toBeGreaterThan(Date.now() - 60_000);
  });

  it('is good once: its own acceptor finds it done, anybody else is refused', async () => {
    const token = await invited();
    const first = await accept(token, 'first');
    expect(await accept(token, 'first')).toEqual(first);
    await expect(accept(token, 'second')).rejects.toMatchObject({
      code: 'GONE',
      message: expect.stringMatching(/accepted/),
    });
    expect(await people.ofIdentity({ issuer: ISSUER, subject: 'second' })).toBeNull();
  });

  it('accepted by two at once makes one person', async () => {
    const token = await invited();
    const results = await Promise.allSettled(['one', 'two', 'three'].map((who) => accept(token, `race ${who}`)));
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const [row] = await database.query<{ n: number }>(
      `SELECT count(*)::int n FROM access.identity WHERE subject LIKE 'race %'`,
    );
    expect(row!.n).toBe(1);
  });

  it('of two participants, accepted at once by the same person, makes one person with both', async () => {
    const email = 'both@example.org';
    const tokens = [await invited({ email }), await invited({ email, participant: 'DE-BMG' })];
    const [one, other] = await Promise.all(tokens.map((token) => accept(token, 'both')));
    expect(other!.person).toBe(one!.person);
    expect(await rolesOf(one!.person)).toHaveLength(2);
  });

  it('makes nobody publisher who sent it, not even for after the own role, unless the secretariat did', async () => {
    const sender = async (role: Role): Promise<string> => {
      const { person } = await accept(await invited({ roles: [role], until: DAY }), `sender ${role}`);
      return person;
    };
    const coordinator = await sender('coordinator');
    const later = { from: 2 * DAY, roles: ['publisher'] as Role[] };
    await expect(accept(await invited({ ...later, by: coordinator }), 'sender coordinator')).rejects.toMatchObject({
      code: 'NOT_AUTHORISED',
    });
    expect(await rolesOf(coordinator)).toEqual(['coordinator at VN-MOH']);
    expect((await accept(await invited({ ...later, by: coordinator }), 'a colleague')).roles).toEqual(['publisher']);
    const secretariat = await sender('secretariat');
    await accept(await invited({ ...later, by: secretariat }), 'sender secretariat');
    expect(await rolesOf(secretariat)).toContain('publisher at VN-MOH');
  });

  it('opens nothing once who sent it may invite nobody there any more, and somebody else has not sent it again', async () => {
    const { person } = await accept(await invited({ roles: ['coordinator'] }), 'who is thrown out');
    const token = await invited({ roles: ['coordinator'], by: person });
    expect(await invitations.preview(token)).toMatchObject({ participant: 'VN-MOH' });
    await people.leave(person, 'test');
    const refusal = { code: 'GONE', message: expect.stringMatching(/who sent it/) };
    for (const who of ['who is thrown out', 'an accomplice'])
      await expect(accept(token, who)).rejects.toMatchObject(refusal);
    await expect(invitations.preview(token)).rejects.toMatchObject(refusal);
    const { person: next } = await accept(await invited({ roles: ['coordinator'] }), 'the next');
    const [row] = await database.query<{ id: string }>('SELECT id FROM access.invitation WHERE token_hash = $1', [
      hashOf(token),
    ]);
    const again = newSecret('invitation');
    await new InvitationBook(database).renew(row!.id, again, new Date(Date.now() + DAY), next);
    expect(await accept(again, 'a successor')).toMatchObject({ roles: ['coordinator'] });
  });

  it.each([
    ['expired', { expires: -1 }, /expired/],
    ['withdrawn', { withdrawn: true }, /withdrawn/],
    ['for a time that is over', { from: -2 * DAY, until: -DAY }, /ended/],
  ] as const)('that is %s is refused and says so', async (_, given, message) => {
    const token = await invited(given);
    await expect(accept(token)).rejects.toMatchObject({ code: 'GONE', message: expect.stringMatching(message) });
    await expect(invitations.preview(token)).rejects.toMatchObject({ code: 'GONE' });
  });

  it.each(['ci_unknown', 'cf_feed', '', "'; DROP TABLE"])('with the token %j is not known', async (token) => {
    await expect(accept(token)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('that was forwarded does not open the account of its addressee to another sign-in', async () => {
    const email = 'chief@moh.example';
    await accept(await invited({ email }), 'chief');
    await expect(accept(await invited({ email, roles: ['contributor'] }), 'assistant')).rejects.toMatchObject({
      code: 'CONFLICT',
    });
  });

  it('finds a person who never signed in by the address', async () => {
    const id = await people.create({ name: 'Le Van Binh', email: 'Binh@moh.example', language: 'vi' });
    expect(await accept(await invited({ email: 'binh@moh.example' }))).toMatchObject({ person: id });
  });

  it('is refused for an issuer that may not speak for the participant', async () => {
    const token = await invited();
    const given = { token, issuer: ISSUER, subject: 'x', mayActFor: (one: string) => one.startsWith('DE-') };
    await expect(invitations.accept(given)).rejects.toMatchObject({ code: 'NOT_AUTHORISED' });
  });

  it('grants nothing twice', async () => {
    const email = 'twice@moh.example';
    const { person } = await accept(await invited({ email, until: 10 * DAY }), 'twice');
    await accept(await invited({ email, until: 20 * DAY }), 'twice');
    const [one, other] = await grants.ofPersons([person]);
    expect(other!.startsAt).toEqual(one!.endsAt);
    await accept(await invited({ email, until: 5 * DAY }), 'twice');
    expect(await grants.ofPersons([person])).toHaveLength(2);
  });

  it('makes nobody coordinator and publisher of one participant', async () => {
    const email = 'apart@moh.example';
    await accept(await invited({ email, roles: ['coordinator'] }), 'apart');
    await expect(accept(await invited({ email }), 'apart')).rejects.toMatchObject({
      code: 'CONFLICT',
      message: expect.stringMatching(/does not publish/),
    });
  });

  it('brings somebody back who had left, without what was held before', async () => {
    const email = 'back@moh.example';
    const { person } = await accept(await invited({ email }), 'back');
    await people.leave(person, 'test');
    await accept(await invited({ email, roles: ['contributor'] }), 'back');
    const held = (await grants.ofPersons([person])).filter(({ endsAt }) => endsAt === null);
    expect(held.map(({ role }) => role)).toEqual(['contributor']);
  });

  it('leaves an entry in the audit log', async () => {
    const { person } = await accept(await invited());
    const rows = await database.query(`SELECT 1 FROM audit.entry WHERE action = 'invitation:accept' AND person = $1`, [
      person,
    ]);
    expect(rows).toHaveLength(1);
  });
});

it('the schema is what the entities say', async () => {
  expect(await drift(place.url, accessSchema)).toEqual([]);
});
