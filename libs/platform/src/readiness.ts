import { Injectable } from '@nestjs/common';

export interface CheckResult {
  ok: boolean;
  /** said to operators: figures and names, no secrets */
  detail?: string;
}

/** What must hold before traffic is sent here. Parts of the process add their own checks; probes ask for all of them. */
@Injectable()
export class Readiness {
  private readonly checks = new Map<string, () => Promise<CheckResult>>();

  add(name: string, check: () => Promise<CheckResult>): void {
    this.checks.set(name, check);
  }

  async ask(): Promise<{ ok: boolean; checks: Record<string, CheckResult> }> {
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
