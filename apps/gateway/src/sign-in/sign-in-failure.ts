/** Why somebody is not signed in. Each has its page, which says what to do next. */
export type Reason =
  | 'denied'
  | 'no-transaction'
  | 'state'
  | 'issuer'
  | 'replayed'
  | 'provider-down'
  | 'provider-error'
  | 'clock'
  | 'token'
  | 'acr'
  | 'unknown-person'
  | 'no-role'
  | 'invitation'
  | 'foreign-request'
  | 'unknown-issuer';

export class SignInFailure extends Error {
  constructor(
    readonly reason: Reason,
    /** for the log, and on the page where it helps; never a secret */
    detail: string,
    options?: ErrorOptions,
  ) {
    super(detail, options);
    this.name = 'SignInFailure';
  }
}
