import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { simpleParser } from 'mailparser';
import { newSecret } from '#access';
import { startApart, startMailSink, startTogether, waitFor, type Mail, type MailSink, type Network } from '#testing';
import { Client } from './client.js';
import { Officer } from './officers.js';
import { lawInput, publishLaw, titled } from './records.js';
import { queryDatabase, settled } from './settled.js';

const FORM = 'application/x-www-form-urlencoded';
const ONE_CLICK = 'List-Unsubscribe=One-Click';
const LETTERS = '{ __typename ... on MailReader { id state address } ... on Error { code message } }';

/** In the form of a session's, and nobody's. */
const SPOILT = newSecret('session');

/** Letters about changes and their doors, by whoever holds a link and by no cookie: in one process, and through the gateway. */
describe.each([
  ['in one process', startTogether],
  ['with processes apart', startApart],
] as const)('letters, %s', (_where, start) => {
  let sink: MailSink;
  let network: Network;
  let officer: Officer;
  let publisher: Client;
  let laws = 0;

  beforeAll(async () => {
    sink = await startMailSink();
    const environment = { SMTP_URL: sink.url, MAIL_BOUNCES: 'bounces@comity.example.org' };
    network = await start({ environment });
    officer = await Officer.signedIn(network, 'KE-MOH', 'coordinator', 'Achieng');
    publisher = await Client.of(network, 'VN-MOH');
    await settled(network);
  }, 180_000);
  afterAll(async () => {
    await network?.stop();
    await sink?.close();
  }, 30_000);

  const publish = (title: string): Promise<{ id: string }> =>
    publishLaw(publisher, lawInput({ ...titled(title), number: `${++laws}/letters` }));
  const lettersTo = (address: string): Mail[] => sink.mails.filter(({ to }) => to === address);
  const letter = (address: string, about: string): Promise<Mail> =>
    waitFor(`the letter about ${about}`, () => lettersTo(address).find(({ text }) => text.includes(about)), {
      timeoutMs: 30_000,
    });

  /** As a mail program does it: with nothing but the link. */
  const post = (
    link: string,
    body: NonNullable<RequestInit['body']> = ONE_CLICK,
    type: string | null = FORM,
  ): Promise<Response> => fetch(link, { method: 'POST', body, headers: type === null ? {} : { 'content-type': type } });
  const state = async (id: string): Promise<string | undefined> =>
    (await queryDatabase<{ state: string }>(network, `SELECT state FROM exchange.mail_reader WHERE id = '${id}'`))[0]
      ?.state;
  const readerOf = async (address: string): Promise<string> => {
    const { mailReaders } = await officer.ask<{ mailReaders: { id: string; address: string | null }[] }>(
      '{ mailReaders { id address } }',
    );
    return mailReaders.find((reader) => reader.address === address)?.id ?? '';
  };

  /** An address that ends likewise and is signed for nothing. */
  function tampered(link: string, at: number): string {
    const start = link.lastIndexOf('/') + 1;
    const bytes = Buffer.from(link.slice(start), 'base64url');
    bytes[at] = (bytes[at] ?? 0) ^ 1;
    return link.slice(0, start) + bytes.toString('base64url');
  }

  async function unsubscribeLink({ raw }: Mail): Promise<string> {
    const { headers } = await simpleParser(raw);
    const list = headers.get('list') as unknown as {
      unsubscribe: { url: string };
      'unsubscribe-post': { name: string };
    };
    expect(raw).toMatch(/^List-Unsubscribe-Post: List-Unsubscribe=One-Click\r$/m);
    return list.unsubscribe.url;
  }

  let mailbox: string;

  it('an officer follows by letter, gets one, ends it by the button of the mail program, and gets no more', async () => {
    const added = await officer.change<{ id: string; state: string }>(
      `mutation { addMailbox(input: { address: "desk@moh.example", language: "en" }) ${LETTERS} }`,
    );
    expect(added.state).toBe('UNCONFIRMED');
    mailbox = added.id;
    const asked = await letter('desk@moh.example', '/mail/confirm/');
    const confirm = /https?:\S+\/mail\/confirm\/[\w-]+/.exec(asked.text)?.[0] ?? '';
    expect(new URL(confirm).origin).toBe(network.url);

    // A link's page asks, and changes nothing, also where a session is over; what is not signed for this is refused.
    const page = await fetch(confirm, { headers: { accept: 'text/html', cookie: `comity=${SPOILT}` } });
    const { status, headers } = page;
    expect([status, headers.get('cache-control'), headers.get('content-type')]).toEqual([
      200,
      'no-store',
      'text/html; charset=utf-8',
    ]);
    expect(await page.text()).toContain('<form method="post">');
    // Else no browser would send it.
    expect(headers.get('content-security-policy')).toContain("form-action 'self'");
    for (const at of [0, 17, 25]) expect((await post(tampered(confirm, at))).status).toBe(404);
    expect((await post(confirm.replace('/confirm/', '/unsubscribe/'))).status).toBe(404);
    expect(await state(mailbox)).toBe('UNCONFIRMED');
    // As the page's own button sends it: a form of no fields.
    for (const said of ['once', 'twice']) expect([said, (await post(confirm, '')).status]).toEqual([said, 200]);
    expect(await state(mailbox)).toBe('ACTIVE');

    await officer.change(
      `mutation ($input: CreateSubscriptionInput!) {
        createSubscription(input: $input) { __typename ... on StandingSubscription { id } ... on Error { code message } }
      }`,
      {
        input: {
          name: 'All of it',
          mail: [
            { person: officer.person, frequency: 'IMMEDIATE' },
            { mailbox, frequency: 'DAILY' },
          ],
        },
      },
    );
    const first = await publish('A law that is told by letter');
    const told = await letter(officer.email, 'A law that is told by letter');
    expect(told.text).toContain(`${network.url}/publications/${first.id}`);
    expect(told.text).toContain(`${network.url}/inbox`);
    const link = await unsubscribeLink(told);
    const reader = await readerOf(officer.email);

    const looked = await fetch(link, { headers: { accept: 'text/html', 'accept-language': 'fr' } });
    expect([looked.status, await looked.text()]).toEqual([200, expect.stringContaining('<form method="post">')]);
    expect((await fetch(link, { method: 'HEAD' })).status).toBe(200);
    expect(await state(reader)).toBe('ACTIVE');
    for (const at of [0, 16, 31]) {
      expect((await fetch(tampered(link, at))).status).toBe(404);
      expect((await post(tampered(link, at))).status).toBe(404);
    }
    for (const nonsense of ['x', '%00', 'A'.repeat(4000)])
      expect((await post(`${network.url}/mail/unsubscribe/${nonsense}`)).status).toBeGreaterThanOrEqual(400);
    expect(await state(reader)).toBe('ACTIVE');

    expect((await post(link)).status).toBe(200);
    expect([await state(reader), await state(mailbox)]).toEqual(['UNSUBSCRIBED', 'ACTIVE']);
    const again = await post(link);
    expect([again.status, await again.text()]).toEqual([200, expect.stringContaining('role="status"')]);

    const next = await publish('A law that is told to nobody by letter');
    await settled(network);
    const inbox = await waitFor('the inbox to have it', async () => {
      const answer = await officer.ask<{ inbox: { nodes: { change: { subject: string } | null }[] } }>(
        '{ inbox { nodes { change { subject } } } }',
      );
      return answer.inbox.nodes.find(({ change }) => change?.subject === next.id);
    });
    expect(inbox).toBeDefined();
    // Whatever waits would be sent by the next letter of somebody else: the one of the day waits for its hour.
    const waiting = await queryDatabase<{ reader: string }>(
      network,
      `SELECT DISTINCT reader_id::text AS reader FROM exchange.mail_item WHERE state = 'WAITING'`,
    );
    expect(waiting).toEqual([{ reader: mailbox }]);
    expect(lettersTo(officer.email)).toHaveLength(1);
  }, 90_000);

  it('a mail program may send the form as multipart, as RFC 8058 has it, and takes no cookie along', async () => {
    await officer.change(`mutation { setMyMail(input: { resume: true }) ${LETTERS} }`);
    const reader = await readerOf(officer.email);
    expect(await state(reader)).toBe('ACTIVE');
    const link = await unsubscribeLink(lettersTo(officer.email)[0] as Mail);
    const form = new FormData();
    form.set('List-Unsubscribe', 'One-Click');
    const answer = await post(link, form, null);
    expect([answer.status, answer.headers.get('set-cookie')]).toEqual([200, null]);
    expect(await state(reader)).toBe('UNSUBSCRIBED');
    // Elsewhere such a form stays refused.
    expect((await post(`${network.url}/graphql`, form, null)).status).toBeGreaterThanOrEqual(400);
  }, 30_000);

  it('only whoever operates the node reports what came back, whole and within a size', async () => {
    const { returnPath } = lettersTo(officer.email)[0] as Mail;
    expect(returnPath).toMatch(/^bounces\+[0-9a-f]{48}@comity\.example\.org$/);
    await officer.change(`mutation { setMyMail(input: { resume: true }) ${LETTERS} }`);
    const reader = await readerOf(officer.email);
    const report = (action: string, status: string, to = returnPath): string =>
      [
        'From: mailer-daemon@moh.example',
        `To: ${to}`,
        'Content-Type: multipart/report; report-type=delivery-status; boundary=b',
        '',
        '--b',
        'Content-Type: message/delivery-status',
        '',
        'Reporting-MTA: dns; mx.moh.example',
        '',
        `Final-Recipient: rfc822; ${officer.email}`,
        `Action: ${action}`,
        `Status: ${status}`,
        'Diagnostic-Code: smtp; 550 5.1.1 gone away',
        '',
        '--b--',
        '',
      ].join('\r\n');
    const operator = await Client.of(network, 'WHO', 'operator');
    const send = (body: string, headers: Record<string, string>, type = 'message/rfc822'): Promise<Response> =>
      fetch(`${network.url}/mail/bounces`, { method: 'POST', body, headers: { 'content-type': type, ...headers } });

    const failed = report('failed', '5.1.1');
    expect((await send(failed, {})).status).toBe(401);
    expect((await send(failed, publisher.headers)).status).toBe(403);
    expect((await send(failed, officer.headers)).status).toBe(403);
    expect(await state(reader)).toBe('ACTIVE');

    const refused = async (body: string, type?: string): Promise<unknown> => {
      const answer = await send(body, operator.headers, type);
      return [answer.status, await answer.text()];
    };
    expect(await refused('Gone fishing.')).toEqual([400, expect.stringContaining('RFC 3464')]);
    expect(await refused(report('failed', '5.1.1', 'x@moh.example'))).toEqual([
      400,
      expect.stringContaining('no letter of this node'),
    ]);
    expect(await refused(failed.padEnd(1024 * 1024 + 1, 'x'))).toEqual([413, expect.any(String)]);
    expect(await refused('a=b', FORM)).toEqual([400, expect.stringContaining('RFC 3464')]);

    expect(await (await send(report('delayed', '4.4.1'), operator.headers)).json()).toEqual({
      suspended: false,
      status: '4.4.1',
    });
    expect(await state(reader)).toBe('ACTIVE');
    const taken = await send(failed, operator.headers);
    expect([taken.status, await taken.json()]).toEqual([200, { suspended: true, status: '5.1.1' }]);
    expect(await state(reader)).toBe('SUSPENDED');
    expect(await (await send(failed, operator.headers)).json()).toEqual({ suspended: false, status: '5.1.1' });
    expect((await fetch(`${network.url}/mail/bounces`, { headers: operator.headers })).status).toBe(404);
  }, 30_000);
});
