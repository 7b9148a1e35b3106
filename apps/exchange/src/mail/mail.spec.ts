import { generateKeyPairSync, createVerify, createPublicKey } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { Actor } from '#access';
import type { Frequency } from '../channel/channel.entity.js';
import { aChange, publisher } from '../exchange.fixture.js';
import { MailLog } from './mail-log.js';
import { hours, startMailExchange, type MailExchange } from './mail.fixture.js';

const dkim = generateKeyPairSync('rsa', { modulusLength: 2048 });
let post: MailExchange;
let lan: Actor;
const vietnam = publisher('VN-MOH');
beforeAll(async () => {
  post = await startMailExchange({
    MAIL_BOUNCES: 'bounces@comity.example.org',
    MAIL_DKIM_DOMAIN: 'comity.example.org',
    MAIL_DKIM_SELECTOR: 'test',
    MAIL_DKIM_KEY: dkim.privateKey.export({ type: 'pkcs8', format: 'pem' }) as string,
  });
  lan = await post.exchange.person({ participant: 'VN-MOH', name: 'lan' });
});
afterAll(() => post.close());
afterEach(async () => {
  post.sink.refusing = null;
  post.sink.refusingRecipient = () => null;
  await post.exchange.database.query(
    `TRUNCATE exchange.change, exchange.standing_subscription, exchange.channel, exchange.mail_item, exchange.mail, exchange.mail_reader,
       exchange.inbox_item, exchange.quiet CASCADE`,
  );
});

/** Lan follows everything and reads at eight in Hanoi. */
async function follows(frequency: Frequency, language = 'en', person = lan): Promise<string> {
  await post.exchange.mailReaders.setMine(person, { language, timeZone: 'Asia/Ho_Chi_Minh', hour: 8, weekday: 1 });
  const { id } = await post.exchange.subscriptions.create(vietnam, {
    name: 'Recruitment & <b>more</b>',
    mail: [{ person: person.person, frequency }],
  });
  return id;
}

/** Puts the clock at the next time that it is eight in Hanoi. */
function untilEight(): void {
  const { clock } = post.exchange;
  const eight = new Date(clock.now);
  eight.setUTCHours(1, 0, 0, 0);
  if (eight <= clock.now) eight.setUTCDate(eight.getUTCDate() + 1);
  clock.now = eight;
}

const items = (): Promise<{ state: string; why: string | null }[]> =>
  post.exchange.database.query('SELECT state, why FROM exchange.mail_item ORDER BY position');

const law = (number: number, differs = {}) =>
  aChange({ subject: `VN-LAW-2026-${String(number).padStart(6, '0')}`, ...differs });

describe('a letter of the day', () => {
  it('comes at the reader’s hour with all of it, once', async () => {
    await follows('DAILY');
    await post.exchange.append(law(1), law(2), law(2, { type: 'publication.revised', revision: 2 }));
    expect(await post.letters()).toEqual([]);
    untilEight();
    const [letter, ...more] = await post.letters();
    expect(more).toEqual([]);
    expect(letter?.recipient).toBe('lan@vn-moh.example');
    expect(letter?.subject).toMatch(/^Comity of the test: 2 changes, November \d+, 2026$/);
    for (const form of [letter?.text, letter?.html as string]) {
      expect(form).toContain('VN-LAW-2026-000001');
      expect(form).toContain('https://comity.example.org/publications/VN-LAW-2026-000002@2');
      expect(form).toContain('Legal date: December 1, 2026');
    }
    expect(await post.letters()).toEqual([]);
    expect((await items()).map(({ state }) => state)).toEqual(['SENT', 'SENT', 'SENT']);
    post.exchange.clock.forward(hours(24));
    expect(await post.letters()).toEqual([]);
  });

  it('says why, how to end it, and carries no markup of theirs', async () => {
    await follows('DAILY');
    const title = { en: '<script>alert(1)</script> %%foot%% $& “x”', ar: 'قانون' };
    const differences = [{ field: 'title.en', before: '<img src=x onerror=1>', after: '& new' }];
    await post.exchange.append(law(1, { title, differences, meaning: 'A <i>law</i> changes.' }));
    untilEight();
    const [letter] = await post.letters();
    const html = letter?.html as string;
    expect(html).not.toMatch(/<script|<img|<i>|<b>more/i);
    expect(letter?.text).toContain('<script>alert(1)</script> %%foot%% $& “x”');
    expect(letter?.text).toContain('title.en: <img src=x onerror=1> → & new');
    expect(letter?.text).toContain('VN-MOH follows: Recruitment & <b>more</b>.');
    expect(html).not.toContain('https://fonts');
    expect(html).not.toMatch(/<(img|link|script|iframe)\b/i);
    const headers = letter?.headers;
    expect(headers?.get('auto-submitted')).toBe('auto-generated');
    expect(headers?.get('list')).toMatchObject({
      id: { name: 'changes.vn-moh.comity.example.org' },
      unsubscribe: { url: expect.stringContaining('https://comity.example.org/mail/unsubscribe/') },
      'unsubscribe-post': { name: 'List-Unsubscribe=One-Click' },
    });
    expect(letter?.messageId).toMatch(/^<[0-9a-f-]{36}@comity\.example\.org>$/);
  });

  it('is signed for the domain, with both headers that end it', async () => {
    await follows('DAILY');
    await post.exchange.append(law(1));
    untilEight();
    await post.letters();
    const raw = post.sink.mails[0]?.raw ?? '';
    const signature = /DKIM-Signature: ([\s\S]*?)\r\n(?=\S)/.exec(raw)?.[1]?.replace(/\s+/g, ' ') ?? '';
    expect(signature).toContain('d=comity.example.org; ');
    const signed = / h=([^;]+)/.exec(signature)?.[1]?.replaceAll(' ', '').toLowerCase().split(':');
    expect(signed).toEqual(expect.arrayContaining(['list-unsubscribe', 'list-unsubscribe-post', 'subject', 'from']));
    expect(isSigned(raw, signature, signed ?? [])).toBe(true);
    expect(isSigned(raw.replace('One-Click', 'Two-Click'), signature, signed ?? [])).toBe(false);
  });

  it.each([
    ['fr', '1 décembre 2026', 'Publié', 'Law on recruitment', 'Viêt Nam'],
    ['es', '1 de diciembre de 2026', 'Publicado', 'Law on recruitment', 'Vietnam'],
    ['vi', '1 tháng 12, 2026', 'Đã công bố', 'Luật về tuyển dụng', 'Việt Nam'],
    ['vi-VN', '1 tháng 12, 2026', 'Đã công bố', 'Luật về tuyển dụng', 'Việt Nam'],
    ['de', '1. Dezember 2026', 'Published', 'Law on recruitment', 'Vietnam'],
  ])('in the language of its reader, %s', async (language, date, what, title, country) => {
    await follows('DAILY', language);
    await post.exchange.append(law(1));
    untilEight();
    const [letter] = await post.letters();
    expect(letter?.subject).toContain(title);
    for (const text of [date, what, title, country]) expect(letter?.text).toContain(text);
    expect(letter?.text).not.toMatch(/\{\w+\}|undefined|null/);
  });

  it('shows a title of another direction the way it is written', async () => {
    await follows('DAILY', 'ar');
    await post.exchange.append(law(1, { title: { ar: 'قانون التوظيف' } }));
    untilEight();
    const [letter] = await post.letters();
    expect(letter?.html).toContain('<div lang="ar" dir="rtl"><a');
  });
});

describe('a letter of the week', () => {
  it('comes on the weekday only, together with that of the day', async () => {
    await follows('WEEKLY');
    await post.exchange.subscriptions.create(vietnam, {
      name: 'Laws',
      filter: { types: ['publication.revised'] },
      mail: [{ person: lan.person, frequency: 'DAILY' }],
    });
    // Saturday; Monday is in two days.
    post.exchange.clock.now = new Date('2026-11-21T10:00:00Z');
    await post.exchange.mailReaders.setMine(lan, {});
    await post.exchange.append(law(1));
    untilEight();
    expect(await post.letters()).toEqual([]);
    await post.exchange.append(law(2), law(3, { type: 'publication.revised' }));
    untilEight();
    expect(post.exchange.clock.now.toISOString()).toBe('2026-11-23T01:00:00.000Z');
    const letters = await post.letters();
    expect(letters).toHaveLength(1);
    for (const number of [1, 2, 3]) expect(letters[0]?.text).toContain(`VN-LAW-2026-00000${number}`);
  });
});

describe('an immediate letter', () => {
  it('comes at once; what follows within five minutes comes in one', async () => {
    await follows('IMMEDIATE');
    await post.exchange.append(law(1));
    expect(await post.letters()).toHaveLength(1);
    await post.exchange.append(law(2));
    await post.exchange.append(law(3));
    expect(await post.letters()).toEqual([]);
    post.exchange.clock.forward(300_000);
    const letters = await post.letters();
    expect(letters.map(({ text }) => text?.match(/VN-LAW-2026-00000\d(?= *$)/gm))).toEqual([
      expect.arrayContaining(['VN-LAW-2026-000002', 'VN-LAW-2026-000003']),
    ]);
  });

  it('waits while the reader is away, and then comes in one', async () => {
    await follows('IMMEDIATE');
    const pausedUntil = new Date(post.exchange.clock.now.getTime() + hours(48));
    await post.exchange.mailReaders.setMine(lan, { pausedUntil });
    await post.exchange.append(law(1));
    await post.exchange.append(law(2));
    post.exchange.clock.forward(hours(47));
    expect(await post.letters()).toEqual([]);
    post.exchange.clock.forward(hours(1));
    expect(await post.letters()).toHaveLength(1);
  });
});

describe('rights, asked when the letter goes', () => {
  it('leave out what the reader may no longer read, and the letter when nothing is left', async () => {
    await follows('DAILY');
    const somchai = await post.exchange.person({ participant: 'TH-MOPH', name: 'somchai' });
    await post.exchange.mailReaders.setMine(somchai, { timeZone: 'Asia/Ho_Chi_Minh', hour: 8 });
    await post.exchange.subscriptions.create(publisher('TH-MOPH'), {
      name: 'All',
      mail: [{ person: somchai.person, frequency: 'DAILY' }],
    });
    await post.exchange.append(law(1, { readers: ['network', 'participant:VN-MOH'] }));
    await post.exchange.append(
      law(1, { type: 'publication.revised', revision: 2, readers: ['participant:VN-MOH'], title: { en: 'Secret' } }),
    );
    untilEight();
    const letters = await post.letters();
    expect(letters.map(({ recipient }) => recipient)).toEqual(['lan@vn-moh.example']);
    const dropped = (await items()).filter(({ state }) => state === 'DROPPED').map(({ why }) => why);
    expect(dropped.sort()).toEqual(['NEVER_SENT', 'RIGHTS']);
  });

  it('tell by letter that a record is withdrawn to who had a letter of it', async () => {
    const somchai = await post.exchange.person({ participant: 'TH-MOPH', name: 'somchai2' });
    await post.exchange.mailReaders.setMine(somchai, { timeZone: 'Asia/Ho_Chi_Minh', hour: 8 });
    await post.exchange.subscriptions.create(publisher('TH-MOPH'), {
      name: 'All',
      mail: [{ person: somchai.person, frequency: 'DAILY' }],
    });
    await post.exchange.append(law(1, { readers: ['network', 'participant:VN-MOH'] }));
    untilEight();
    expect(await post.letters()).toHaveLength(1);
    await post.exchange.append(
      law(1, { type: 'publication.revised', revision: 2, readers: ['participant:VN-MOH'], title: { en: 'Secret' } }),
    );
    untilEight();
    const [letter] = await post.letters();
    expect(letter?.text).toContain('You may no longer read this record');
    expect(letter?.text).not.toMatch(/Secret|Law on recruitment/);
  });

  it('send nothing to who has left, or lost the subscription', async () => {
    const gone = await post.exchange.person({ participant: 'VN-MOH', name: 'gone' });
    await follows('DAILY', 'en', gone);
    const mine = await follows('DAILY');
    await post.exchange.append(law(1));
    await post.exchange.database.query('UPDATE access.person SET left_at = now() WHERE id = $1', [gone.person]);
    await post.exchange.subscriptions.delete(vietnam, mine);
    untilEight();
    expect(await post.letters()).toEqual([]);
    expect((await items()).map(({ state }) => state)).toEqual(['DROPPED', 'DROPPED']);
  });
});

describe('a mail server', () => {
  it('that is busy gets the same letter again, by a schedule that is kept', async () => {
    await follows('DAILY');
    await post.exchange.append(law(1));
    untilEight();
    post.sink.refusing = 451;
    await post.letters();
    const [mail] = await post.exchange.database.query<{ last_status: number; attempts: number }>(
      'SELECT last_status, attempts FROM exchange.mail',
    );
    expect(mail).toEqual({ last_status: 451, attempts: 1 });
    post.sink.refusing = null;
    expect(await post.letters()).toEqual([]);
    post.exchange.clock.forward(60_000);
    expect(await post.letters()).toHaveLength(1);
  });

  it('that knows no such address stops letters there, and the owner is told', async () => {
    await follows('DAILY');
    await post.exchange.append(law(1));
    untilEight();
    post.sink.refusingRecipient = () => 550;
    await post.letters();
    expect(await post.exchange.mailReaders.mine(lan)).toMatchObject({
      state: 'SUSPENDED',
      stateReason: expect.stringContaining('no such user'),
    });
    const [notice] = await post.exchange.database.query(
      `SELECT owner, notice FROM exchange.inbox_item WHERE notice IS NOT NULL`,
    );
    expect(notice).toEqual({ owner: 'VN-MOH', notice: 'ADDRESS_SUSPENDED' });
    post.sink.refusingRecipient = () => null;
    await post.exchange.append(law(2));
    untilEight();
    expect(await post.letters()).toEqual([]);
    await post.exchange.mailReaders.setMine(lan, { resume: true });
    await post.exchange.append(law(3));
    untilEight();
    expect(await post.letters()).toHaveLength(1);
  });

  it('that refuses a letter for its content says nothing of the address', async () => {
    await follows('DAILY');
    await post.exchange.append(law(1));
    untilEight();
    post.sink.refusing = 554;
    await post.letters();
    expect(await post.exchange.mailReaders.mine(lan)).toMatchObject({ state: 'ACTIVE' });
    expect(await items()).toEqual([{ state: 'FAILED', why: 'REFUSED' }]);
  });

  it('that took a letter just before its sender was killed gets it once more, with the same Message-ID', async () => {
    await follows('DAILY');
    await post.exchange.append(law(1));
    untilEight();
    class Dying extends MailLog {
      override sent(): Promise<void> {
        throw new Error('killed');
      }
    }
    post.sink.mails.splice(0);
    await expect(post.mailer(new Dying(post.exchange.database)).run()).rejects.toThrow('killed');
    const [first] = post.sink.mails;
    expect(await post.letters()).toEqual([]);
    post.exchange.clock.forward(200_000);
    await post.exchange.append(law(2));
    const [again, ...more] = await post.letters();
    expect(more).toEqual([]);
    expect(first?.raw).toContain(`Message-ID: ${again?.messageId}`);
    expect(again?.text).not.toContain('VN-LAW-2026-000002');
    post.exchange.clock.forward(200_000);
    expect(await post.letters()).toEqual([]);
  });

  it('gets each letter once from two senders at the same time', async () => {
    await follows('DAILY');
    await post.exchange.append(...Array.from({ length: 5 }, (_, n) => law(n + 1)));
    untilEight();
    post.sink.mails.splice(0);
    await Promise.all([post.mailer().run(), post.mailer().run(), post.mailer().run()]);
    expect(post.sink.mails).toHaveLength(1);
  });
});

describe('a report that came to the bounce mailbox', () => {
  const report = (to: string, status: string, action: string, more = ''): string =>
    [
      `To: ${to}`,
      'Content-Type: multipart/report; report-type=delivery-status; boundary="x"',
      '',
      '--x',
      'Content-Type: text/plain',
      '',
      'Final-Recipient: rfc822; somebody@else.example',
      '--x',
      'Content-Type: message/delivery-status',
      '',
      'Reporting-MTA: dns; mx.example',
      '',
      'Final-Recipient: rfc822; lan@vn-moh.example',
      `Action: ${action}`,
      `Status: ${status}`,
      'Diagnostic-Code: smtp; 550 5.1.1',
      ' user unknown',
      '',
      '--x',
      'Content-Type: text/rfc822-headers',
      '',
      more,
      '--x--',
    ].join('\r\n');

  it('stops letters to whom the address names, or the letter that it quotes; a delay stops none', async () => {
    await follows('DAILY');
    await post.exchange.append(law(1));
    untilEight();
    const [letter] = await post.letters();
    const returnPath = post.sink.mails[0]?.returnPath ?? '';
    expect(returnPath).toMatch(/^bounces\+[0-9a-f]{48}@comity\.example\.org$/);
    expect(await post.bounces.take(report(returnPath, '4.4.1', 'delayed'))).toEqual({
      suspended: false,
      status: '4.4.1',
    });
    const quoted = report('bounces@comity.example.org', '5.1.1', 'failed', `Message-ID: ${letter?.messageId}`);
    expect(await post.bounces.take(quoted)).toEqual({ suspended: true, status: '5.1.1' });
    expect(await post.exchange.mailReaders.mine(lan)).toMatchObject({
      state: 'SUSPENDED',
      stateReason: '5.1.1 smtp; 550 5.1.1 user unknown',
    });
    expect(await post.bounces.take(report(returnPath, '5.1.1', 'failed'))).toEqual({
      suspended: false,
      status: '5.1.1',
    });
  });

  it('is refused when it is none, or of nobody here', async () => {
    const forged = `bounces+${'0'.repeat(48)}@comity.example.org`;
    for (const message of ['Subject: I am on holiday\r\n\r\nBack soon', '', {}, report(forged, '5.1.1', 'failed')])
      await expect(post.bounces.take(message)).rejects.toMatchObject({ problems: [{ path: 'body' }] });
  });
});

describe('a mailbox', () => {
  const linkIn = (text: string | undefined, which: string): string =>
    new RegExp(`/mail/${which}/([\\w-]+)`).exec(text ?? '')?.[1] ?? '';

  it('gets nothing but the letter that asks, until somebody there agrees', async () => {
    const mailbox = await post.mailboxes.add(vietnam, {
      address: 'office@moh.example',
      language: 'fr',
      hour: 8,
      timeZone: 'Asia/Ho_Chi_Minh',
    });
    await post.exchange.subscriptions.create(vietnam, {
      name: 'All',
      mail: [{ mailbox: mailbox.id, frequency: 'IMMEDIATE' }],
    });
    await post.exchange.append(law(1));
    const [asking, ...more] = await post.letters();
    expect(more).toEqual([]);
    expect(asking).toMatchObject({ recipient: 'office@moh.example' });
    expect(asking?.text).toContain('Rien n’est envoyé avant votre accord.');
    expect(asking?.text).not.toContain('VN-LAW');
    const token = linkIn(asking?.text, 'confirm');
    expect(await post.consent.ofConfirm(token)).toMatchObject({ state: 'UNCONFIRMED' });
    expect(await post.consent.ofConfirm(token)).toMatchObject({ state: 'UNCONFIRMED' });
    expect(await post.consent.confirm(token)).not.toBeNull();
    post.exchange.clock.forward(1000);
    await post.exchange.append(law(2));
    const [letter] = await post.letters();
    expect(letter?.text).toContain('VN-LAW-2026-000002');
    expect(letter?.text).not.toContain('VN-LAW-2026-000001');
    // One click, twice, and nothing more; only a new confirmation takes it back.
    const out = linkIn(letter?.text, 'unsubscribe');
    expect(await post.consent.ofUnsubscribe(out)).toMatchObject({ state: 'ACTIVE' });
    await post.consent.unsubscribe(out);
    await post.consent.unsubscribe(out);
    post.exchange.clock.forward(hours(1));
    await post.exchange.append(law(3));
    expect(await post.letters()).toEqual([]);
    await expect(post.mailboxes.invite(vietnam, mailbox.id)).rejects.toMatchObject({ code: 'CONFLICT' });
    post.exchange.clock.forward(hours(24));
    expect(await post.mailboxes.invite(vietnam, mailbox.id)).toMatchObject({ state: 'UNCONFIRMED' });
    expect(await post.letters()).toHaveLength(1);
  });

  it('opens by no forged, late or foreign link', async () => {
    const { id } = await post.mailboxes.add(vietnam, { address: 'a@moh.example' });
    const [asking] = await post.letters();
    const token = linkIn(asking?.text, 'confirm');
    const other = Buffer.from(token, 'base64url');
    other[5] = (other[5] as number) ^ 1;
    for (const bad of [
      '',
      'x',
      token.slice(0, -2),
      other.toString('base64url'),
      linkIn(post.links.unsubscribe(id), 'unsubscribe'),
    ])
      expect(await post.consent.confirm(bad)).toBeNull();
    expect(await post.consent.unsubscribe(token)).toBeNull();
    post.exchange.clock.forward(hours(24 * 8));
    expect(await post.consent.confirm(token)).toBeNull();
  });

  it('is added once, as an address, few before they answer, and is nobody else’s', async () => {
    const thai = publisher('TH-MOPH');
    const { id } = await post.mailboxes.add(vietnam, { address: 'office@moh.example' });
    await expect(post.mailboxes.add(vietnam, { address: 'Office@MOH.example' })).rejects.toMatchObject({
      code: 'CONFLICT',
    });
    for (const address of ['', 'office', 'a@b.example, c@d.example', 'a@b.example\nBcc: x@y.example'])
      await expect(post.mailboxes.add(vietnam, { address })).rejects.toMatchObject({
        problems: [{ path: 'input.address' }],
      });
    for (const work of [
      () => post.mailboxes.remove(thai, id),
      () => post.mailboxes.update(thai, id, {}),
      () => post.mailboxes.invite(thai, id),
    ])
      await expect(work()).rejects.toMatchObject({ code: 'NOT_FOUND' });
    for (let n = 1; n < 20; n += 1) await post.mailboxes.add(vietnam, { address: `office${n}@moh.example` });
    await expect(post.mailboxes.add(vietnam, { address: 'one.more@moh.example' })).rejects.toMatchObject({
      code: 'CONFLICT',
    });
    await post.mailboxes.remove(vietnam, id);
    expect((await post.letters()).map(({ recipient }) => recipient)).not.toContain('office@moh.example');
  });
});

/** As RFC 6376 says for relaxed/relaxed, by the headers alone. */
function isSigned(raw: string, signature: string, names: readonly string[]): boolean {
  const headers = raw
    .slice(0, raw.indexOf('\r\n\r\n'))
    .replace(/\r\n[ \t]+/g, ' ')
    .split('\r\n');
  const relaxed = (line: string): string => {
    const [name, ...rest] = line.split(':');
    return `${name?.trim().toLowerCase()}:${rest.join(':').replace(/\s+/g, ' ').trim()}`;
  };
  const signedLines = names.flatMap((name) =>
    headers.filter((line) => line.toLowerCase().startsWith(`${name}:`)).slice(-1),
  );
  const own = relaxed(`dkim-signature:${signature.replace(/\bb=[^;]*/, 'b=')}`);
  const verifier = createVerify('sha256').update([...signedLines.map(relaxed), own].join('\r\n'));
  const value = /\bb=([^;]*)/.exec(signature)?.[1]?.replaceAll(' ', '') ?? '';
  return verifier.verify(createPublicKey(dkim.publicKey.export({ type: 'spki', format: 'pem' })), value, 'base64');
}
