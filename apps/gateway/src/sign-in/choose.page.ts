import { html } from '../pages/html.js';
import type { Page } from '../pages/layout.js';
import { say, said } from '../pages/say.js';
import { code } from '../pages/text.js';
import type { View } from '../pages/view.js';
import type { Provider } from './provider.js';

/** Where to sign in, when there is a choice; or that one cannot. */
export function choosePage(view: View, providers: readonly Provider[], asked: URLSearchParams): Page {
  if (providers.length === 0) return nowherePage(view);
  return {
    title: said(view, 'frame.signIn'),
    main: html`<div class="empty">
      <h1>${say(view, 'frame.signIn')}</h1>
      <p class="lead">${say(view, 'signIn.where')}</p>
      <ul class="plain">
        ${providers.map(
          ({ issuer, name }) =>
            html`<li>
              <a href="${withIssuer(asked, issuer)}"><bdi>${name}</bdi></a>
            </li>`,
        )}
      </ul>
      <p class="soft">${say(view, 'signIn.noPasswords', { site: html`<bdi>${view.site.name}</bdi>` })}</p>
    </div>`,
  };
}

const nowherePage = (view: View): Page => ({
  status: 404,
  title: said(view, 'frame.signIn'),
  main: html`<div class="empty">
    <h1>${say(view, 'frame.signIn')}</h1>
    <p class="lead">${say(view, 'signIn.nobody')}</p>
    <p>${say(view, 'signIn.readWithout', { contact: code(view.site.contact) })}</p>
  </div>`,
});

function withIssuer(asked: URLSearchParams, issuer: string): string {
  const query = new URLSearchParams(asked);
  query.set('issuer', issuer);
  return `/sign-in?${query.toString()}`;
}
