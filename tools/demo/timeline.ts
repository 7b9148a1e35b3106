/** What happened and whether it held: told line by line as it happens, or as one JSON at the end. */
export interface Line {
  /** milliseconds since the beginning */
  at: number;
  text: string;
}

export interface Check {
  what: string;
  held: boolean;
  detail: string;
}

export class Timeline {
  readonly lines: Line[] = [];
  readonly checks: Check[] = [];
  private readonly began = performance.now();

  constructor(private readonly silent: boolean) {}

  say(text: string): void {
    const line = { at: Math.round(performance.now() - this.began), text };
    this.lines.push(line);
    if (!this.silent) process.stdout.write(`${String(line.at).padStart(7)} ms  ${text}\n`);
  }

  check(what: string, held: boolean, detail: string): void {
    this.checks.push({ what, held, detail });
    this.say(`${held ? '✓' : '✗ DID NOT HOLD:'} ${what} (${detail})`);
  }

  get held(): boolean {
    return this.checks.length > 0 && this.checks.every((check) => check.held);
  }
}
