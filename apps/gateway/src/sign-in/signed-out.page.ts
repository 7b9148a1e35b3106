import { html, type Html } from '../pages/html.js';
import type { Page } from '../pages/layout.js';
import { say, said } from '../pages/say.js';
import { href, type View } from '../pages/view.js';

/** @param atProvider where the provider's own session is ended, when the browser could not be sent there */
export const signedOutPage = (view: View, atProvider?: string): Page => ({
  title: said(view, 'signedOut.title'),
  main: html`<div class="empty">
    <h1>${say(view, 'signedOut.heading')}</h1>
    <p class="lead">${say(view, 'signedOut.lead', { site: html`<bdi>${view.site.name}</bdi>` })}</p>
    ${atProvider && html`<p>${say(view, 'signedOut.there', { there: to(atProvider) })}</p>`}
    <p>${say(view, 'signedOut.onward', { read: to(href(view, '/')), again: to(href(view, '/sign-in')) })}</p>
  </div>`,
});

const to =
  (path: string) =>
  (words: Html): Html =>
    html`<a href="${path}">${words}</a>`;
