import { invalidInput, isPartialDate } from '#kernel';
import type { View } from './view.js';

/** The day in `?on=`, as a form or a link sends it; null: today. */
export function dayAsked({ query }: View): string | null {
  const day = query.get('on') ?? '';
  if (day === '') return null;
  if (isPartialDate(day)) return day;
  throw invalidInput([{ path: 'on', message: 'expected a date that exists, such as 2022-06-30 or 2022' }]);
}
