import { earliestDay, today } from '#kernel';

/** The day that a question is about: the one given (a partial date stands for its first day), else today. */
export const dayOf = (on: string | null | undefined): string => (on ? earliestDay(on) : today());
