import { html, type Html } from './html.js';
import type { Entry } from './publication.js';

/** In the demonstration set authorities are real and their part in the network is made up: that is said wherever it is shown. */
export const isDemonstration = ({ owner }: Pick<Entry, 'owner'>): boolean => owner.authority?.demonstration === true;

export const demonstrationWords = html`<strong>Demonstration.</strong> The authority is real, its part in this network
  is made up: it has published and confirmed nothing here.`;

export const demonstrationNotice = (entries: readonly Entry[]): Html | false =>
  entries.some(isDemonstration) &&
  html`<p class="banner small">
    <strong>Demonstration.</strong> The authorities are real, their part in this network is made up: they have published
    and confirmed nothing here.
  </p>`;
