/**
 * Expected failures. A service throws one; the edge (a mutation's union result, a REST answer) turns it into a value.
 * Everything else that is thrown is a surprise: logged with the request id and answered with the id alone.
 */
export type FaultCode =
  'INVALID_INPUT' | 'NOT_AUTHENTICATED' | 'NOT_AUTHORISED' | 'STEP_UP_REQUIRED' | 'NOT_FOUND' | 'CONFLICT' | 'GONE';

export interface Problem {
  /** where in the input, e.g. `input.parties.0.country` */
  path: string;
  /** what was wrong and what would be right */
  message: string;
}

export class Fault extends Error {
  constructor(
    readonly code: FaultCode,
    message: string,
    readonly problems: readonly Problem[] = [],
  ) {
    super(message);
    this.name = 'Fault';
  }

  /** Read by graphql-js when a query's resolver throws this. */
  get extensions(): { code: FaultCode; problems: readonly Problem[] } {
    return { code: this.code, problems: this.problems };
  }
}

export const invalidInput = (problems: readonly Problem[]): Fault =>
  new Fault('INVALID_INPUT', problems.map((p) => `${p.path}: ${p.message}`).join('; '), problems);

export const notFound = (what: string): Fault =>
  new Fault('NOT_FOUND', `${what} does not exist, or you may not see it.`);

export const conflict = (message: string): Fault => new Fault('CONFLICT', message);
