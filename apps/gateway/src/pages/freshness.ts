import { dateOf, dayOf } from './date.js';
import { html, type Html } from './html.js';
import { say } from './say.js';
import type { View } from './view.js';

export const FRESHNESS = 'freshness { state confirmedAt dueOn }';

export interface Freshness {
  state: 'CURRENT' | 'DUE' | 'NOT_CONFIRMED';
  confirmedAt: string;
  dueOn: string;
}

/** Whether the owner has said lately enough that it holds, in words; nothing for what needs no confirmation. */
export function freshnessLine(view: View, freshness: Freshness | null): Html | null {
  switch (freshness?.state) {
    case 'CURRENT':
      return html`<span class="soft small"
        >${say(view, 'freshness.current', { date: dateOf(view, freshness.dueOn) })}</span
      >`;
    case 'DUE':
      return marked(say(view, 'freshness.due', { date: dateOf(view, freshness.dueOn) }));
    case 'NOT_CONFIRMED':
      return marked(say(view, 'freshness.notConfirmed', { date: dayOf(view, freshness.confirmedAt) }));
    case undefined:
      return null;
  }
}

const marked = (words: Html): Html =>
  html`<span class="doubt"><span class="shape" aria-hidden="true"></span>${words}</span>`;
