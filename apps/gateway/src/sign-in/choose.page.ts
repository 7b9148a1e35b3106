import { html } from '../pages/html.js';
import type { Page } from '../pages/layout.js';
import type { View } from '../pages/view.js';
import type { Provider } from './provider.js';

/** Where to sign in, when there is a choice; or that one cannot. */
export function choosePage(view: View, providers: readonly Provider[], asked: URLSearchParams): Page {
  if (providers.length === 0) return nowherePage(view);
  return {
    title: 'Sign in',
    main: html`<div class="empty">
      <h1>Sign in</h1>
      <p class="lead">Where does your organisation keep your account?</p>
      <ul class="plain">
        ${providers.map(
          ({ issuer, name }) =>
            html`<li>
              <a href="${withIssuer(asked, issuer)}"><bdi>${name}</bdi></a>
            </li>`,
        )}
      </ul>
      <p class="soft">
        ${view.site.name} keeps no passwords. You sign in where you always do, and come back. To read what is public you
        need no account.
      </p>
    </div>`,
  };
}

const nowherePage = (view: View): Page => ({
  status: 404,
  title: 'Sign in',
  main: html`<div class="empty">
    <h1>Sign in</h1>
    <p class="lead">Nobody signs in at this node with a browser.</p>
    <p>
      What is public can be read without. Programs show a bearer token. If you expected to sign in here, write to
      whoever runs the node: ${view.site.contact}.
    </p>
  </div>`,
});

function withIssuer(asked: URLSearchParams, issuer: string): string {
  const query = new URLSearchParams(asked);
  query.set('issuer', issuer);
  return `/sign-in?${query.toString()}`;
}
