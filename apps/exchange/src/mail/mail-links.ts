import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { ENVIRONMENT, publicUrlOf, type Environment } from '#platform';

const ID_BYTES = 16;
const MAC_BYTES = 16;
const CONFIRM_DAYS = 7;
const DAY_MS = 86_400_000;

type Purpose = 'unsubscribe' | 'confirm' | 'bounce';

/**
 * What stands in a letter so that whoever has it can act for its reader without signing in. Nothing is kept of it: the id of
 * the reader and a signature under ENCRYPTION_KEY, which is good for one purpose.
 */
@Injectable()
export class MailLinks {
  private readonly key: Buffer;
  private readonly base: string;
  private readonly bounces: string | undefined;

  constructor(@Inject(ENVIRONMENT) environment: Environment) {
    this.key = Buffer.from(
      hkdfSync('sha256', Buffer.from(environment.ENCRYPTION_KEY, 'base64'), '', 'comity mail links', 32),
    );
    this.base = publicUrlOf(environment);
    this.bounces = environment.MAIL_BOUNCES;
  }

  /** Good for as long as there is the reader: a letter may be old when somebody has had enough. */
  unsubscribe(reader: string): string {
    const id = bytesOf(reader);
    return `${this.base}/mail/unsubscribe/${Buffer.concat([id, this.mac('unsubscribe', id)]).toString('base64url')}`;
  }

  readUnsubscribe(token: string): string | null {
    const { id, rest } = parts(Buffer.from(token, 'base64url'));
    return id && equal(rest, this.mac('unsubscribe', id)) ? uuidOf(id) : null;
  }

  /** Good for a week, and for this address. */
  confirm(reader: string, address: string, now: Date): { url: string; until: Date } {
    const until = new Date(now.getTime() + CONFIRM_DAYS * DAY_MS);
    const id = bytesOf(reader);
    const days = Buffer.alloc(4);
    days.writeUInt32BE(Math.floor(until.getTime() / 1000));
    const token = Buffer.concat([id, days, this.mac('confirm', id, days, Buffer.from(address))]).toString('base64url');
    return { url: `${this.base}/mail/confirm/${token}`, until };
  }

  /** Whose link it says it is; `isGood` must be asked with that reader's address. */
  readConfirm(token: string, now: Date): { reader: string; isGood(address: string): boolean } | null {
    const { id, rest } = parts(Buffer.from(token, 'base64url'));
    if (!id || rest.length !== 4 + MAC_BYTES || rest.readUInt32BE() * 1000 < now.getTime()) return null;
    const isGood = (address: string): boolean =>
      equal(rest.subarray(4), this.mac('confirm', id, rest.subarray(0, 4), Buffer.from(address)));
    return { reader: uuidOf(id), isGood };
  }

  /** An address of the bounce mailbox that says whose letter came back (a variable envelope return path). */
  returnPath(reader: string): string | undefined {
    if (this.bounces === undefined) return undefined;
    const id = bytesOf(reader);
    const [local, domain] = this.bounces.split('@') as [string, string];
    return `${local}+${Buffer.concat([id, this.mac('bounce', id).subarray(0, 8)]).toString('hex')}@${domain}`;
  }

  /** The reader of any such address in a text. */
  readerOfReturnPath(text: string): string | null {
    for (const [, hex] of text.matchAll(/\+([0-9a-f]{48})@/gi)) {
      const { id, rest } = parts(Buffer.from(hex as string, 'hex'));
      if (id && equal(rest, this.mac('bounce', id).subarray(0, 8))) return uuidOf(id);
    }
    return null;
  }

  private mac(purpose: Purpose, ...of: Buffer[]): Buffer {
    const mac = createHmac('sha256', this.key).update(`${purpose}\0`);
    for (const part of of) mac.update(part);
    return mac.digest().subarray(0, MAC_BYTES);
  }
}

const bytesOf = (uuid: string): Buffer => Buffer.from(uuid.replaceAll('-', ''), 'hex');

const uuidOf = (bytes: Buffer): string =>
  bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');

const parts = (bytes: Buffer): { id: Buffer | null; rest: Buffer } =>
  bytes.length > ID_BYTES
    ? { id: bytes.subarray(0, ID_BYTES), rest: bytes.subarray(ID_BYTES) }
    : { id: null, rest: Buffer.alloc(0) };

const equal = (a: Buffer, b: Buffer): boolean => a.length === b.length && timingSafeEqual(a, b);
