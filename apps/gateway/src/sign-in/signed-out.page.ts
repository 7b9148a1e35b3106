import { html } from '../pages/html.js';
import type { Page } from '../pages/layout.js';
import type { View } from '../pages/view.js';

/** @param atProvider where the provider's own session is ended, when the browser could not be sent there */
export const signedOutPage = (view: View, atProvider?: string): Page => ({
  title: 'Signed out',
  main: html`<div class="empty">
    <h1>You are signed out</h1>
    <p class="lead">This browser no longer opens ${view.site.name} in your name.</p>
    ${
      atProvider &&
      html`<p>
        Where you keep your account you may still be signed in: <a href="${atProvider}">sign out there too</a>.
      </p>`
    }
    <p><a href="/">Go on reading</a> what is public, or <a href="/sign-in">sign in again</a>.</p>
  </div>`,
});
