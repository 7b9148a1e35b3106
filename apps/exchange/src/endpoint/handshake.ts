import { randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { ENVIRONMENT, publicUrlOf, type Environment } from '#platform';
import { CLOCK, type Clock } from '../delivery/clock.js';
import { UNSIGNABLE, type Outcome } from '../delivery/outcome.js';
import { Sender } from '../delivery/sender.js';
import { openTarget, type TargetRow } from '../delivery/target.js';
import { NetworkKeys } from './network-keys.js';
import { SecretBox } from './secret-box.js';

export interface Verification {
  verified: boolean;
  /** what was sent, what was expected and what came; null when verified */
  problem: string | null;
  status: number | null;
  ms: number;
  /** the beginning of the answer */
  answer: string | null;
}

const VERIFICATION = 'endpoint.verification';
const TEST = 'endpoint.test';

/**
 * Messages that go to an endpoint at once and leave no trace in the log of changes: the challenge that it must echo before
 * it gets anything, and the one that its owner tries it with. Signed like all others.
 */
@Injectable()
export class Handshake {
  private readonly source: string;

  constructor(
    @Inject(Sender) private readonly sender: Sender,
    @Inject(SecretBox) private readonly box: SecretBox,
    @Inject(NetworkKeys) private readonly network: NetworkKeys,
    @Inject(ENVIRONMENT) environment: Environment,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {
    this.source = publicUrlOf(environment);
  }

  /** Whoever answers for an address can read what is sent there and say it back; who only named the address cannot. */
  async challenge(endpoint: TargetRow): Promise<Verification> {
    const challenge = randomBytes(24).toString('base64url');
    const outcome = await this.post(endpoint, VERIFICATION, {
      endpoint: endpoint.id,
      challenge,
      expected: 'status 2xx, and the challenge as the whole body or as JSON {"challenge": "…"}',
    });
    const { status, ms, excerpt: answer } = outcome;
    const verified = outcome.error === null && echoes(answer, challenge);
    const problem = verified ? null : problemOf(endpoint.url, challenge, outcome);
    return { verified, problem, status, ms, answer };
  }

  test(endpoint: TargetRow): Promise<Outcome> {
    return this.post(endpoint, TEST, { endpoint: endpoint.id, message: 'A test. No change has happened.' });
  }

  private async post(endpoint: TargetRow, type: string, data: Record<string, unknown>): Promise<Outcome> {
    const target = openTarget(this.box, this.network, endpoint);
    if (!target.signable) return UNSIGNABLE;
    if (target.network !== null) await this.network.refresh();
    const now = this.clock();
    const time = now.toISOString();
    const webhookId = randomBytes(16).toString('hex');
    const body = JSON.stringify({
      specversion: '1.0',
      id: webhookId,
      source: this.source,
      type,
      time,
      datacontenttype: 'application/json',
      timestamp: time,
      data,
    });
    return this.sender.ask(target, { webhookId, attempt: 1, body, keepAnswer: true }, now);
  }
}

function echoes(answer: string | null, challenge: string): boolean {
  const text = answer?.trim();
  if (text === undefined || text === challenge) return text !== undefined;
  try {
    return (JSON.parse(text) as { challenge?: unknown } | null)?.challenge === challenge;
  } catch {
    return false;
  }
}

const LONGEST_QUOTED = 200;

function problemOf(url: string, challenge: string, { status, error, excerpt }: Outcome): string {
  const quoted = excerpt ? `the body ${JSON.stringify(excerpt.slice(0, LONGEST_QUOTED))}` : 'an empty body';
  const came =
    error === null ? `it answered ${status} with ${quoted}` : status === null ? error : `it ${error}, with ${quoted}`;
  return (
    `A signed POST of the type ${VERIFICATION} with data.challenge "${challenge}" went to ${url}. ` +
    `Expected: status 200 and the challenge as the whole body, or as JSON {"challenge": "${challenge}"}. What came: ${came}.`
  );
}
