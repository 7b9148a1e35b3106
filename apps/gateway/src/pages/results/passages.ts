import { html, type Html } from '../html.js';
import { inLanguage } from '../text.js';

/** Where a record has what was searched. */
export interface Highlight {
  field: string;
  language: string | null;
  segments: { text: string; match: boolean }[];
  cutBefore: boolean;
  cutAfter: boolean;
}

export const HIGHLIGHTS = 'highlights { field language segments { text match } cutBefore cutAfter }';

const MOST_SHOWN = 2;
/** The title stands above; where it was found in the title alone, nothing needs to be added. */
const ABOVE = new Set(['title', 'id']);

/** Up to two passages from the text of the record, what was found in them marked. */
export function passages(highlights: readonly Highlight[]): Html | null {
  const shown = highlights.filter(({ field }) => !ABOVE.has(field)).slice(0, MOST_SHOWN);
  if (shown.length === 0) return null;
  return html`${shown.map(
    ({ language, segments, cutBefore, cutAfter }) =>
      html`<p class="passage" ${language !== null && inLanguage(language)}>
        ${cutBefore && '… '}${segments.map(({ text, match }) => (match ? html`<mark>${text}</mark>` : text))}${cutAfter && ' …'}
      </p>`,
  )}`;
}
