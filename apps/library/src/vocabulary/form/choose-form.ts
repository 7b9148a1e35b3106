import { invalidInput } from '#kernel';
import { csv } from './csv.form.js';
import type { Form } from './form.js';
import { jsonLd } from './json-ld.form.js';
import { json } from './json.form.js';
import { turtle } from './turtle.form.js';

/** The first is for those to whom all is the same, and for browsers. */
const FORMS: readonly Form[] = [jsonLd, turtle, csv, json];

/** By `?format=` if given, else by the Accept header; what asks for none of these is answered in JSON-LD. */
export function chooseForm(format: unknown, accept: string | undefined): Form {
  if (format !== undefined) {
    const named = FORMS.find(({ name }) => name === format);
    if (named) return named;
    throw invalidInput([{ path: 'format', message: `expected ${FORMS.map(({ name }) => name).join(', ')}` }]);
  }
  const [best] = FORMS.map((form, place) => ({ form, place, weight: weightOf(form, accept ?? '*/*') }))
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight || a.place - b.place);
  return best?.form ?? jsonLd;
}

/** As RFC 9110 has it: the most exact range that fits says how much the form is wanted. */
function weightOf({ mediaType, alsoFor }: Form, accept: string): number {
  const ranges = accept
    .slice(0, 1000)
    .split(',')
    .map((range) => {
      const [type = '', ...parameters] = range.split(';').map((part) => part.trim().toLowerCase());
      const q = parameters.find((part) => part.startsWith('q='))?.slice(2);
      return { type, weight: q === undefined ? 1 : Number(q) || 0 };
    });
  for (const type of [mediaType, ...alsoFor, `${mediaType.split('/')[0]}/*`, '*/*']) {
    const found = ranges.find((range) => range.type === type);
    if (found) return found.weight;
  }
  return 0;
}
