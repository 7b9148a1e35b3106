import { html, type Html } from './html.js';
import type { Entry } from './publication.js';
import { say } from './say.js';
import type { View } from './view.js';

/** In the demonstration set authorities are real and their part in the network is made up: that is said wherever it is shown. */
export const isDemonstration = ({ owner }: Pick<Entry, 'owner'>): boolean => owner.authority?.demonstration === true;

export const demonstrationWords = (view: View): Html =>
  html`<strong>${say(view, 'demonstration.mark')}</strong> ${say(view, 'demonstration.one')}`;

export const demonstrationNotice = (view: View, entries: readonly Entry[]): Html | false =>
  entries.some(isDemonstration) &&
  html`<p class="banner small">
    <strong>${say(view, 'demonstration.mark')}</strong> ${say(view, 'demonstration.many')}
  </p>`;
