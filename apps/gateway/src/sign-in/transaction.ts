import { hkdfSync, randomUUID } from 'node:crypto';
import { EncryptJWT, jwtDecrypt, type JWTPayload } from 'jose';
import type { ShownTokens } from '#access';

/** What has to be known again when somebody comes back from the provider. */
export interface Transaction {
  issuer: string;
  state: string;
  nonce: string;
  verifier: string;
  /** a path of this node */
  returnTo: string;
  participant?: string;
  /** whom the session at that time acted for, to go on so where nothing else was asked */
  presentParticipant?: string;
  acr?: string;
  invitation?: string;
}

const MINUTES = 10;
const PURPOSE = 'comity sign-in transaction';

export const TRANSACTION_SECONDS = MINUTES * 60;

/**
 * Kept by the browser itself, encrypted, so that any gateway can go on where another began. It opens once: the browser is
 * told to forget it, every gateway knows that it was shown, and the provider takes its code only once.
 */
export class Transactions {
  private readonly key: Uint8Array;

  constructor(
    encryptionKey: string,
    private readonly shown: Pick<ShownTokens, 'isFirst'>,
  ) {
    this.key = new Uint8Array(hkdfSync('sha256', Buffer.from(encryptionKey, 'base64'), '', PURPOSE, 32));
  }

  seal(transaction: Transaction): Promise<string> {
    return new EncryptJWT({ ...transaction })
      .setProtectedHeader({ alg: 'dir', enc: 'A256GCM' })
      .setJti(randomUUID())
      .setIssuedAt()
      .setExpirationTime(`${MINUTES}m`)
      .encrypt(this.key);
  }

  /** Null: altered, too old, or opened before. */
  async open(sealed: string | undefined): Promise<Transaction | null> {
    if (!sealed) return null;
    const payload = await this.decrypted(sealed);
    if (!payload) return null;
    const once = { issuer: PURPOSE, id: payload.jti as string };
    return (await this.shown.isFirst(once, TRANSACTION_SECONDS)) ? payload : null;
  }

  private async decrypted(sealed: string): Promise<(Transaction & JWTPayload) | null> {
    try {
      const { payload } = await jwtDecrypt<Transaction>(sealed, this.key, {
        keyManagementAlgorithms: ['dir'],
        contentEncryptionAlgorithms: ['A256GCM'],
        requiredClaims: ['exp', 'jti'],
      });
      return payload;
    } catch {
      return null;
    }
  }
}
