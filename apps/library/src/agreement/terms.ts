import { z } from 'zod';
import { partialDate } from '../publication/legal-dates.js';
import { text } from '../publication/texts.js';

const whole = (most: number) =>
  z.number().int('expected a whole number').min(1, 'must be at least 1').max(most, `must be at most ${most}`);

const LONGEST_MONTHS = 1200;

/** How many, how long, and how it goes on. Each absent where it is not known: stored and hashed content stays as it is. */
export const terms = {
  quota: z
    .strictObject({
      number: whole(10_000_000).optional(),
      period: z.enum(['YEAR', 'WHOLE_TERM']).optional(),
      note: text(1000).optional(),
    })
    .refine(
      ({ number, note }) => number !== undefined || note !== undefined,
      'expected a number, or a note in words where there is none',
    )
    .refine(({ number, period }) => period === undefined || number !== undefined, {
      path: ['number'],
      message: 'is missing, but there is a period',
    })
    .optional(),
  durationMonths: whole(LONGEST_MONTHS).optional(),
  renewal: z.enum(['AUTOMATIC', 'BY_CONSENT', 'NONE']).optional(),
  noticeMonths: whole(LONGEST_MONTHS).optional(),
  jointCommittee: z
    .strictObject({ name: text(300), meets: text(300).optional(), lastMetOn: partialDate.optional() })
    .optional(),
  endedOn: partialDate.optional(),
  endReason: text(1000).optional(),
};
