/** What a node answers that cannot be mended by asking again: RFC 9457. */
export interface Problem {
  status: number;
  title: string;
  code?: string;
  /** which parameter, and what would be right */
  problems?: { path: string; message: string }[];
  requestId?: string;
}

/** The node understood the question and will not answer it. */
export class ComityError extends Error {
  readonly status: number;

  constructor(
    readonly problem: Problem,
    url: string,
  ) {
    super(`${problem.title} (${problem.status}, ${url})`);
    this.name = 'ComityError';
    this.status = problem.status;
  }
}

/** 410: the log cannot be continued from this cursor. Take a snapshot, or begin without a cursor. */
export class ResyncNeeded extends ComityError {
  constructor(problem: Problem, url: string) {
    super(problem, url);
    this.name = 'ResyncNeeded';
  }
}

/** The message did not come from the node that signed it, was altered, or is too old. Do not act on it. */
export class WebhookRefused extends Error {
  constructor(reason: string) {
    super(`The webhook is refused: ${reason}.`);
    this.name = 'WebhookRefused';
  }
}
