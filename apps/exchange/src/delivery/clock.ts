/** Dependency-injection token of what time it is; tests put the day forward instead of waiting. */
export const CLOCK = Symbol('CLOCK');

export type Clock = () => Date;

export const systemClock: Clock = () => new Date();
