import { Injectable } from '@nestjs/common';

export interface CheckResult {
  ok: boolean;
  /** said to operators: figures and names, no secrets */
  detail?: string;
}

interface Answer {
  ok: boolean;
  checks: Record<string, CheckResult>;
}

const SERVES_MS = 1000;

/** What must hold before traffic is sent here. Parts of the process add their own checks; probes ask for all of them. */
@Injectable()
export class Readiness {
  private readonly checks = new Map<string, () => Promise<CheckResult>>();
  private asked: { at: number; answer: Promise<Answer> } | undefined;

  add(name: string, check: () => Promise<CheckResult>): void {
    this.checks.set(name, check);
  }

  /** One answer serves all who ask within a second: probes are public, the checks cost queries. */
  ask(): Promise<Answer> {
    const now = Date.now();
    if (!this.asked || now - this.asked.at >= SERVES_MS) this.asked = { at: now, answer: this.check() };
    return this.asked.answer;
  }

  private async check(): Promise<Answer> {
    const entries = await Promise.all(
      [...this.checks].map(async ([name, check]) => [name, await settle(check)] as const),
    );
    return { ok: entries.every(([, result]) => result.ok), checks: Object.fromEntries(entries) };
  }
}

async function settle(check: () => Promise<CheckResult>): Promise<CheckResult> {
  const timeout = new Promise<CheckResult>((resolve) => {
    setTimeout(() => resolve({ ok: false, detail: 'no answer within 3 s' }), 3000).unref();
  });
  try {
    return await Promise.race([check(), timeout]);
  } catch (error) {
    return { ok: false, detail: error instanceof Error ? error.message : 'failed' };
  }
}
