import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { createTransport, type Transporter } from 'nodemailer';
import { ENVIRONMENT, log, publicUrlOf, type Environment } from '#platform';

const PATIENCE_MS = 15_000;

/** What is written, in text and in simple HTML. */
export interface LetterText {
  subject: string;
  text: string;
  html: string;
}

/** What else a letter may carry. */
export interface Postage {
  headers?: Readonly<Record<string, string>>;
  /** where a mail server reports that it could not deliver; the sender where nothing is said */
  returnPath?: string;
}

/** Hands letters to the SMTP server; on a node without one they lie in a folder, for whoever tries it out. */
@Injectable()
export class PostOffice implements OnApplicationShutdown {
  private readonly transport: Transporter;
  private readonly folder: string | null;
  private readonly hostname: string;

  constructor(@Inject(ENVIRONMENT) private readonly environment: Environment) {
    const { SMTP_URL, COMITY_DIR } = environment;
    this.hostname = new URL(publicUrlOf(environment)).hostname;
    this.folder = SMTP_URL === undefined ? resolve(COMITY_DIR, 'mail') : null;
    const dkim = dkimOf(environment);
    this.transport =
      SMTP_URL === undefined
        ? createTransport({ streamTransport: true, buffer: true, newline: 'windows', dkim })
        : createTransport({ ...timeouts, url: SMTP_URL, disableFileAccess: true, disableUrlAccess: true, dkim });
  }

  /** The same letter always has the same Message-ID, by which a mail server can tell that it has come twice. */
  async send(id: string, recipient: string, letter: LetterText, { headers, returnPath }: Postage = {}): Promise<void> {
    const sent = (await this.transport.sendMail({
      ...letter,
      from: this.environment.MAIL_FROM ?? { name: this.environment.NODE_NAME, address: `comity@${this.hostname}` },
      to: { name: '', address: recipient },
      messageId: `<${id}@${this.hostname}>`,
      headers: { 'auto-submitted': 'auto-generated', ...headers },
      ...(returnPath === undefined ? {} : { envelope: { from: returnPath, to: recipient } }),
    })) as { message?: Buffer };
    if (this.folder !== null && sent.message) this.keep(this.folder, id, sent.message);
  }

  onApplicationShutdown(): void {
    this.transport.close();
  }

  private keep(folder: string, id: string, message: Buffer): void {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const file = join(folder, `${id}.eml`);
    writeFileSync(file, message, { mode: 0o600 });
    log('mail').warn({ file }, 'no SMTP_URL is set: a letter was written to a file instead of being sent');
  }
}

const timeouts = { connectionTimeout: PATIENCE_MS, greetingTimeout: PATIENCE_MS, socketTimeout: 2 * PATIENCE_MS };

/** RFC 8058 wants both headers of the one-click unsubscription under the signature. */
const SIGNED =
  'From:Sender:Reply-To:Subject:Date:Message-ID:To:MIME-Version:Content-Type:Auto-Submitted:List-Id:List-Unsubscribe:List-Unsubscribe-Post';

const dkimOf = ({ MAIL_DKIM_DOMAIN, MAIL_DKIM_SELECTOR, MAIL_DKIM_KEY }: Environment) =>
  MAIL_DKIM_DOMAIN && MAIL_DKIM_SELECTOR && MAIL_DKIM_KEY
    ? {
        domainName: MAIL_DKIM_DOMAIN,
        keySelector: MAIL_DKIM_SELECTOR,
        privateKey: MAIL_DKIM_KEY,
        headerFieldNames: SIGNED,
      }
    : undefined;

export interface Refusal {
  /** the SMTP code; null: there was no answer */
  status: number | null;
  /** the same would be answered again */
  isFinal: boolean;
  /** it is the address that is refused, not the letter or the sender */
  isAddress: boolean;
  message: string;
}

const LONGEST_FAULT = 500;

/** The server has answered, and would answer the same again. Its being away, or too busy, is another matter. */
export function refusalOf(error: unknown): Refusal {
  const { responseCode, code, command, message } = error as Error & {
    responseCode?: number;
    code?: string;
    command?: string;
  };
  const status = responseCode ?? null;
  const isFinal = (status !== null && status >= 500 && code !== 'EAUTH') || (code === 'EENVELOPE' && status === null);
  const isAddress = isFinal && code === 'EENVELOPE' && (status === null || /^RCPT/i.test(command ?? ''));
  return { status, isFinal, isAddress, message: message.slice(0, LONGEST_FAULT) };
}
