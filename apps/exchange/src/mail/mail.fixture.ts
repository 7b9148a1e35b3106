import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { simpleParser, type ParsedMail } from 'mailparser';
import { Access } from '#access';
import { PostOffice } from '#messaging';
import type { Environment } from '#platform';
import { startMailSink, testEnvironment, type MailSink } from '#testing';
import { startExchange, type Exchange } from '../exchange.fixture.js';
import { BounceService } from './bounce.service.js';
import { MailConsent } from './mail-consent.js';
import { MailLinks } from './mail-links.js';
import { MailLog } from './mail-log.js';
import { MailboxService } from './mailbox.service.js';
import { Mailer } from './mailer.js';

/** The exchange with its letters: a mail server, and parsers that know nothing of who wrote them. */
export interface MailExchange {
  exchange: Exchange;
  sink: MailSink;
  links: MailLinks;
  consent: MailConsent;
  mailboxes: MailboxService;
  bounces: BounceService;
  /** another process that sends; with a log of its own it may die where it writes */
  mailer(log?: MailLog): Mailer;
  /** sends what is due, and answers what came since it was last asked */
  letters(): Promise<(ParsedMail & { recipient: string })[]>;
  close(): Promise<void>;
}

export async function startMailExchange(given: Partial<Record<keyof Environment, string>> = {}): Promise<MailExchange> {
  const exchange = await startExchange();
  const sink = await startMailSink();
  const folder = mkdtempSync(join(tmpdir(), 'comity-mail-'));
  const { database, clock } = exchange;
  const now = (): Date => clock.now;
  const environment = testEnvironment({
    DATABASE_URL: exchange.url,
    PUBLIC_URL: 'https://comity.example.org',
    NODE_NAME: 'Comity of the test',
    COMITY_DIR: folder,
    SMTP_URL: sink.url,
    ...given,
  });
  const links = new MailLinks(environment);
  const office = new PostOffice(environment);
  const mailer = (log = new MailLog(database)): Mailer => new Mailer(database, log, office, links, now, environment);
  const usual = mailer();
  return {
    exchange,
    sink,
    links,
    consent: new MailConsent(database, links, now),
    mailboxes: new MailboxService(database, new Access(), exchange.mailReaders, now),
    bounces: new BounceService(database, links, now),
    mailer,
    letters: async () => {
      sink.mails.splice(0);
      await usual.run();
      const found: (ParsedMail & { recipient: string })[] = [];
      for (const { raw, to } of sink.mails) found.push({ ...(await simpleParser(raw)), recipient: to });
      return found;
    },
    close: async () => {
      office.onApplicationShutdown();
      await sink.close();
      await exchange.close();
      rmSync(folder, { recursive: true });
    },
  };
}

const HOUR_MS = 3_600_000;
export const hours = (count: number): number => count * HOUR_MS;
