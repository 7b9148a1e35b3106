import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { createTransport, type Transporter } from 'nodemailer';
import { ENVIRONMENT, log, publicUrlOf, type Environment } from '#platform';
import type { LetterText } from './letter.service.js';

const PATIENCE_MS = 15_000;

/** Hands letters to the SMTP server; on a node without one they lie in a folder, for whoever tries it out. */
@Injectable()
export class PostOffice implements OnApplicationShutdown {
  private readonly transport: Transporter;
  private readonly folder: string | null;

  constructor(@Inject(ENVIRONMENT) private readonly environment: Environment) {
    const { SMTP_URL, COMITY_DIR } = environment;
    this.folder = SMTP_URL === undefined ? resolve(COMITY_DIR, 'mail') : null;
    this.transport =
      SMTP_URL === undefined
        ? createTransport({ streamTransport: true, buffer: true, newline: 'windows' })
        : createTransport({ ...timeouts, url: SMTP_URL, disableFileAccess: true, disableUrlAccess: true });
  }

  /** The same letter always has the same Message-ID, by which a mail server can tell that it has come twice. */
  async send(id: string, recipient: string, letter: LetterText): Promise<void> {
    const { hostname } = new URL(publicUrlOf(this.environment));
    const sent = (await this.transport.sendMail({
      ...letter,
      from: this.environment.MAIL_FROM ?? { name: this.environment.NODE_NAME, address: `comity@${hostname}` },
      to: { name: '', address: recipient },
      messageId: `<${id}@${hostname}>`,
      headers: { 'auto-submitted': 'auto-generated' },
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
