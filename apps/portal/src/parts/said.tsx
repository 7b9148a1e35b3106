import type { ReactNode } from 'react';
import { locale } from '../words.js';

/** A text of a record: in its own language and direction, whatever stands around it. */
export function Said({ text, or }: { text: { language: string; value: string } | null; or: string }): ReactNode {
  return text ? (
    <bdi lang={text.language} dir="auto">
      {text.value}
    </bdi>
  ) : (
    <bdi dir="ltr">{or}</bdi>
  );
}

/** A moment in the reader's zone, or a day as such. Another calendar than the Gregorian would part from the records' own dates. */
export function moment(at: string): string {
  const isDay = !at.includes('T');
  return new Intl.DateTimeFormat(`${locale}-u-ca-gregory`, {
    dateStyle: 'long',
    ...(isDay ? { timeZone: 'UTC' } : { timeStyle: 'short' }),
  }).format(new Date(at));
}
