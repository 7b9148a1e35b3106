import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Invitations, type Actor } from '#access';
import { PostOffice } from '#messaging';
import { startMailSink, testEnvironment, type MailSink } from '#testing';
import { Postman } from '../mail/postman.js';
import { startPersonnel, type Personnel, type Somebody } from '../person/personnel.fixture.js';
import { SECRETARIAT } from '../registry.fixture.js';

const FIELDS = `... on Invitation { id email roles kinds from until state letter { state attempts lastFault } acceptedBy { id name } } ERROR`;
const INVITE = `mutation ($input: InviteInput!) { invite(input: $input) { ${FIELDS} } }`;
const RESEND = `mutation ($id: ID!) { resendInvitation(id: $id) { ${FIELDS} } }`;
const WITHDRAW = `mutation ($id: ID!) { withdrawInvitation(id: $id) { ${FIELDS} } }`;
const LIST = `{ invitations { id state letter { state attempts lastFault } acceptedBy { id name } } }`;

let people: Personnel;
let coordinator: Somebody;
let sink: MailSink;
let folder: string;

beforeAll(async () => {
  people = await startPersonnel();
  coordinator = await people.person('Binh', { role: 'coordinator' });
  folder = mkdtempSync(join(tmpdir(), 'comity-mail-'));
});
beforeEach(async () => {
  await sink?.close();
  sink = await startMailSink();
  await people.db.query(`UPDATE registry.letter SET state = 'DROPPED', sealed = NULL WHERE state = 'WAITING'`);
});
afterAll(async () => {
  await sink.close();
  await people.close();
  rmSync(folder, { recursive: true });
});

const postman = (SMTP_URL: string | undefined = sink.url): Postman => {
  const environment = testEnvironment({
    DATABASE_URL: people.database.url,
    COMITY_DIR: folder,
    PUBLIC_URL: 'https://comity.example',
    ...(SMTP_URL ? { SMTP_URL } : {}),
  });
  return new Postman(people.db, new PostOffice(environment), environment);
};
const dueAgain = () => people.db.query(`UPDATE registry.letter SET due_at = now() WHERE state = 'WAITING'`);
const invite = async (input: object = {}, actor?: Actor) =>
  people.change(actor ?? (await coordinator.actor()), INVITE, {
    input: {
      participant: 'VN-MOH',
      email: `${crypto.randomUUID()}@moh.example`,
      name: 'Nguyễn Thị An',
      roles: ['PUBLISHER'],
      ...input,
    },
  });
const letterOf = async (id: string) =>
  (await people.data(LIST, {}, { actor: await coordinator.actor() })).invitations.find(
    (one: { id: string }) => one.id === id,
  ).letter;
const tokenIn = ({ text }: { text: string }): string => /ci_[\w-]{43}/.exec(text)![0];
const accept = (token: string, subject: string) =>
  people.app.get(Invitations, { strict: false }).accept({ token, issuer: 'https://id.example', subject, name: 'An' });

describe('an invitation', () => {
  it('goes out as a letter in the language of the person, and whoever follows its link holds the roles', async () => {
    const { id, email } = await invite({ language: 'vi', kinds: ['LAW'] });
    expect(await letterOf(id)).toMatchObject({ state: 'WAITING' });
    expect(await postman().run()).toBe(1);
    const [mail] = sink.mails;
    expect(mail!.to).toBe(email);
    expect(mail!.text).toContain('Kính gửi Nguyễn Thị An');
    expect(mail!.text).toContain('Bộ Y tế');
    expect(mail!.text).toContain('người công bố');
    expect(mail!.raw).toMatch(/Message-ID: <[\w-]+@comity.example>/i);
    expect(await letterOf(id)).toEqual({ state: 'SENT', attempts: 1, lastFault: null });
    const { person } = await accept(tokenIn(mail!), 'an');
    expect(await people.grants.ofPersons([person])).toMatchObject([
      { role: 'publisher', kinds: ['LAW'], participant: 'VN-MOH' },
    ]);
    const { invitations } = await people.data(LIST, {}, { actor: await coordinator.actor() });
    expect(invitations[0]).toMatchObject({ id, state: 'ACCEPTED', acceptedBy: { id: person, name: 'An' } });
  });

  it.each([
    ['fr', 'Bonjour'],
    ['es', 'Hola'],
    ['th', 'Dear'],
  ])('in %s begins with %s', async (language, word) => {
    await invite({ language });
    await postman().run();
    expect(sink.mails[0]!.text).toContain(word);
  });

  it('keeps its link nowhere in the database that could be read', async () => {
    await invite();
    const [row] = await people.db.query<{ sealed: Buffer }>(
      `SELECT sealed FROM registry.letter WHERE state = 'WAITING'`,
    );
    expect(row!.sealed.toString('latin1')).not.toContain('ci_');
    await postman().run();
    const token = tokenIn(sink.mails[0]!);
    const rows = await people.db.query<{ row: string }>(
      `SELECT i::text AS row FROM access.invitation i UNION ALL SELECT l::text FROM registry.letter l UNION ALL SELECT e::text FROM audit.entry e`,
    );
    expect(
      rows.some(({ row: text }) => text.includes(token) || text.includes(Buffer.from(token).toString('hex'))),
    ).toBe(false);
  });

  it('that is sent again works by the new link only', async () => {
    const { id } = await invite();
    await postman().run();
    expect(await people.change(await coordinator.actor(), RESEND, { id })).toMatchObject({ id, state: 'PENDING' });
    await postman().run();
    const [old, next] = sink.mails.map(tokenIn);
    await expect(accept(old!, 'again')).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await accept(next!, 'again');
    expect(await people.change(await coordinator.actor(), RESEND, { id })).toMatchObject({ code: 'CONFLICT' });
  });

  it('that is withdrawn is not sent any more, and its link is refused', async () => {
    const sent = await invite();
    await postman().run();
    const unsent = await invite();
    for (const { id } of [sent, unsent])
      expect(await people.change(await coordinator.actor(), WITHDRAW, { id })).toMatchObject({ state: 'WITHDRAWN' });
    expect(await postman().run()).toBe(0);
    expect(await letterOf(unsent.id)).toMatchObject({ state: 'DROPPED' });
    await expect(accept(tokenIn(sink.mails[0]!), 'late')).rejects.toMatchObject({ code: 'GONE' });
  });

  it.each([
    [{ email: 'an@moh.example\r\nBcc: x@evil.example' }, 'email'],
    [{ email: 'an' }, 'email'],
    [{ name: ' ' }, 'name'],
    [{ roles: [] }, 'roles'],
    [{ roles: ['PUBLISHER', 'COORDINATOR'] }, 'roles'],
    [{ until: '2020-01-01' }, 'until'],
  ])('with %j is refused', async (input, field) => {
    expect(await invite(input)).toMatchObject({ code: 'INVALID_INPUT', path: ['input', field] });
  });

  it('is not written twice to the same address', async () => {
    const { email } = await invite();
    expect(await invite({ email: email.toUpperCase() })).toMatchObject({ code: 'CONFLICT' });
  });

  it('of the secretariat’s roles is the secretariat’s alone', async () => {
    expect(await invite({ roles: ['OPERATOR'] })).toMatchObject({ code: 'NOT_AUTHORISED' });
    const input = { participant: 'WHO', roles: ['SECRETARIAT'] };
    expect(await invite(input)).toMatchObject({ code: 'NOT_AUTHORISED' });
    expect(await invite(input, SECRETARIAT)).toMatchObject({ roles: ['SECRETARIAT'] });
  });

  it('of another participant is not there', async () => {
    const { id } = await invite();
    const foreign = await (await people.person('Anna', { role: 'coordinator', participant: 'DE-BMG' })).actor();
    for (const mutation of [RESEND, WITHDRAW]) {
      const answer = await people.change(foreign, mutation, { id });
      expect(answer).toMatchObject({ code: 'NOT_FOUND' });
      expect(await people.change(foreign, mutation, { id: crypto.randomUUID() })).toEqual(answer);
    }
    expect((await people.data(LIST, {}, { actor: foreign })).invitations).toEqual([]);
  });

  it('that is rolled back leaves no letter', async () => {
    const before = await people.db.query(`SELECT FROM registry.letter`);
    await expect(
      people.db.transaction(async () => {
        await invite();
        throw new Error('no');
      }),
    ).rejects.toThrow('no');
    expect(await people.db.query(`SELECT FROM registry.letter`)).toHaveLength(before.length);
  });
});

describe('a letter', () => {
  it('outlives a mail server that is down, and is sent once when it is back', async () => {
    const { id } = await invite();
    const port = Number(new URL(sink.url).port);
    await sink.close();
    expect(await postman().run()).toBe(0);
    expect(await letterOf(id)).toMatchObject({
      state: 'WAITING',
      attempts: 1,
      lastFault: expect.stringContaining('ECONNREFUSED'),
    });
    sink = await startMailSink(port);
    expect(await postman().run()).toBe(0);
    await dueAgain();
    expect(await postman().run()).toBe(1);
    expect(await postman().run()).toBe(0);
    expect(sink.mails).toHaveLength(1);
  });

  it.each([
    [451, 'WAITING'],
    [550, 'FAILED'],
  ])('that is answered with %i is then %s', async (code, state) => {
    const { id } = await invite();
    sink.refusing = code;
    await postman().run();
    expect(await letterOf(id)).toMatchObject({ state, lastFault: expect.stringContaining(String(code)) });
  });

  it('is sent by one of several postmen', async () => {
    for (let i = 0; i < 6; i++) await invite();
    const sent = await Promise.all([postman(), postman(), postman()].map((one) => one.run()));
    expect(sent.reduce((a, b) => a + b)).toBe(6);
    expect(new Set(sink.mails.map(({ to }) => to)).size).toBe(6);
    expect(sink.mails).toHaveLength(6);
  });

  it('that a killed process had in hand is sent when its lease is over', async () => {
    const { id } = await invite();
    await people.db.query(
      `UPDATE registry.letter SET attempts = 1, leased_until = now() + interval '1 minute' WHERE about = $1`,
      [id],
    );
    expect(await postman().run()).toBe(0);
    await people.db.query(`UPDATE registry.letter SET leased_until = now() - interval '1 s' WHERE about = $1`, [id]);
    expect(await postman().run()).toBe(1);
    expect(await letterOf(id)).toMatchObject({ state: 'SENT', attempts: 2 });
  });

  it('on a node without a mail server lies in a folder', async () => {
    await invite();
    const environment = testEnvironment({ DATABASE_URL: people.database.url, COMITY_DIR: folder });
    expect(await new Postman(people.db, new PostOffice(environment), environment).run()).toBe(1);
    const files = readdirSync(join(folder, 'mail'));
    expect(files).toHaveLength(1);
    expect(readFileSync(join(folder, 'mail', files[0]!), 'utf8')).toContain('Subject:');
  });
});
