/** Dependency-injection token of the parsed environment. */
export const ENVIRONMENT = Symbol('ENVIRONMENT');
