import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';

export interface Mail {
  to: string;
  /** where reports of its failure would go */
  returnPath: string;
  /** as it came over the wire */
  raw: string;
  /** its parts, decoded */
  text: string;
}

/** A mail server whose answers can be changed while it runs. */
export interface MailSink {
  url: string;
  mails: Mail[];
  /** the SMTP code that it answers a message with; null: it takes it */
  refusing: number | null;
  /** the SMTP code that it answers a recipient with; null: it takes all */
  refusingRecipient: (address: string) => number | null;
  close(): Promise<void>;
}

export async function startMailSink(port = 0): Promise<MailSink> {
  const sink: MailSink = {
    url: '',
    mails: [],
    refusing: null,
    refusingRecipient: () => null,
    close: async () => undefined,
  };
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    onRcptTo: ({ address }, _session, answer) => {
      const code = sink.refusingRecipient(address);
      answer(code === null ? null : Object.assign(new Error(`5.1.1 ${address}: no such user`), { responseCode: code }));
    },
    onData: (stream, session, answer) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        if (sink.refusing !== null) return answer(Object.assign(new Error('not now'), { responseCode: sink.refusing }));
        const raw = Buffer.concat(chunks).toString();
        const { mailFrom, rcptTo } = session.envelope;
        const returnPath = mailFrom ? mailFrom.address : '';
        sink.mails.push({ to: rcptTo[0]?.address ?? '', returnPath, raw, text: decoded(raw) });
        answer();
      });
    },
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', () => resolve()));
  sink.url = `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`;
  sink.close = () => new Promise((resolve) => server.close(() => resolve()));
  return sink;
}

/** Quoted-printable and base64 parts, whichever of the two they are. */
function decoded(raw: string): string {
  const parts = raw.split(/\r\n--[^\r\n]+\r\n/);
  return parts.map((part) => (/encoding: base64/i.test(part) ? fromBase64(part) : fromQuoted(part))).join('\n');
}

const fromBase64 = (part: string): string =>
  Buffer.from(part.split('\r\n\r\n').slice(1).join(''), 'base64').toString('utf8');

const fromQuoted = (part: string): string =>
  Buffer.from(
    part.replace(/=\r\n/g, '').replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16))),
    'latin1',
  ).toString('utf8');
