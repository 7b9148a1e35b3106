import { textOf } from '../text.js';
import type { Scheme } from './concept.js';
import { languagesOf } from './languages-of.js';

export interface LabelCount {
  language: string;
  direction: 'LTR' | 'RTL';
  labels: number;
  unconfirmed: number;
}

const CONFIRMED: readonly string[] = ['OFFICIAL', 'CONFIRMED'];

/** What is held is replaced when an edition is loaded, never altered: counted once for each. */
const counted = new WeakMap<Scheme, LabelCount[]>();

export function labelCountsOf(scheme: Scheme): LabelCount[] {
  const known = counted.get(scheme);
  if (known) return known;
  const { concepts } = scheme;
  const counts = languagesOf(concepts).map((language) => {
    const labelled = concepts.filter(({ labels }) => labels[language] !== undefined);
    return {
      language,
      direction: textOf(language, '').direction,
      labels: labelled.length,
      unconfirmed: labelled.filter(({ standing }) => !CONFIRMED.includes(standing[language] ?? 'COURTESY')).length,
    };
  });
  counted.set(scheme, counts);
  return counts;
}
