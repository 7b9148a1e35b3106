/** Dependency-injection token of the parsed environment. */
export const ENVIRONMENT = Symbol('ENVIRONMENT');
/** Dependency-injection token: whether this process is the door that the world reaches. */
export const IS_PUBLIC = Symbol('IS_PUBLIC');
