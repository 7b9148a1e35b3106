import { html, type Html } from '../pages/html.js';
import type { Page } from '../pages/layout.js';
import type { View } from '../pages/view.js';
import type { Reason, SignInFailure } from './sign-in-failure.js';

interface Told {
  status: number;
  title: string;
  /** what happened, and what to do next */
  words: (view: View, detail: string) => Html;
}

const again = html`<a href="/sign-in">Sign in again</a>`;

const TOLD: Record<Reason, Told> = {
  denied: {
    status: 403,
    title: 'You did not sign in',
    words: () =>
      html`<p class="lead">The sign-in was broken off where you keep your account. Nothing was changed.</p>
        <p>${again}, or go on reading without.</p>`,
  },
  'no-transaction': {
    status: 400,
    title: 'This sign-in is over',
    words: () =>
      html`<p class="lead">It was begun more than ten minutes ago, in another browser, or is finished already.</p>
        <p>
          ${again}: it starts from the beginning. If it fails each time, let your browser keep cookies of this site.
        </p>`,
  },
  state: {
    status: 400,
    title: 'This is not the sign-in you began',
    words: () =>
      html`<p class="lead">Two sign-ins were under way, or a link led you into somebody else's.</p>
        <p>Nobody was signed in. ${again}, in one window only.</p>`,
  },
  issuer: {
    status: 400,
    title: 'The answer comes from elsewhere',
    words: () =>
      html`<p class="lead">Another provider answered than the one that was asked. Nobody was signed in.</p>
        <p>${again}. If it happens again, tell whoever runs this node, with the request id below.</p>`,
  },
  replayed: {
    status: 400,
    title: 'This answer was used before',
    words: () =>
      html`<p class="lead">An answer of your provider is good once, and for a short while.</p>
        <p>${again}. Going back in the browser to a sign-in does not repeat it.</p>`,
  },
  'provider-down': {
    status: 502,
    title: 'Your provider does not answer',
    words: () =>
      html`<p class="lead">The place where you keep your account could not be reached.</p>
        <p>${again} in a few minutes. What is public stays readable meanwhile, and whoever is signed in stays so.</p>`,
  },
  'provider-error': {
    status: 502,
    title: 'Your provider refused',
    words: (_view, detail) =>
      html`<p class="lead">It says: <bdi>${detail}</bdi></p>
        <p>${again}. If it says the same again, ask those who run your accounts.</p>`,
  },
  clock: {
    status: 502,
    title: 'The clocks differ',
    words: () =>
      html`<p class="lead">
          Your provider's answer is dated in the past or in the future. Its clock, or the one of this node, is wrong.
        </p>
        <p>${again}. If it stays so, tell whoever runs this node, with the request id below.</p>`,
  },
  token: {
    status: 400,
    title: 'The answer could not be believed',
    words: () =>
      html`<p class="lead">
          What came back is not what this node asked for, or not signed by your provider. Nobody was signed in.
        </p>
        <p>${again}. If it happens again, tell whoever runs this node, with the request id below.</p>`,
  },
  acr: {
    status: 403,
    title: 'A stronger sign-in is needed',
    words: (_view, detail) =>
      html`<p class="lead">
          Your provider did not recognise you as strongly as was asked (<bdi>${detail}</bdi>). You are signed in as
          before.
        </p>
        <p>Sign in again with your second factor. If you have none, ask those who run your accounts.</p>`,
  },
  'unknown-person': {
    status: 403,
    title: 'You are not in the register',
    words: (view, detail) =>
      html`<p class="lead">You signed in, but nobody has given you a role here. (<bdi>${detail}</bdi>.)</p>
        <ul>
          <li>If you were invited, open the link in that letter: it signs you in and gives you your role.</li>
          <li>Else ask a coordinator of your organisation to invite you, or write to ${view.site.contact}.</li>
          <li>If you have several accounts, <a href="/sign-in">sign in with the other one</a>.</li>
        </ul>`,
  },
  'no-role': {
    status: 403,
    title: 'You have no role now',
    words: (_view, detail) =>
      html`<p class="lead"><bdi>${detail}</bdi></p>
        <p>A coordinator of your organisation can give you one. What is public stays readable without.</p>`,
  },
  invitation: {
    status: 410,
    title: 'The invitation could not be accepted',
    words: (_view, detail) => html`<p class="lead"><bdi>${detail}</bdi></p>`,
  },
  'foreign-request': {
    status: 403,
    title: 'That came from another site',
    words: () =>
      html`<p class="lead">A page elsewhere tried to do this in your name. Nothing was changed.</p>
        <p>If you meant it, do it from <a href="/">a page of this node</a>.</p>`,
  },
  'unknown-issuer': {
    status: 404,
    title: 'Nobody signs in there',
    words: (_view, detail) =>
      html`<p class="lead"><bdi>${detail}</bdi></p>
        <p><a href="/sign-in">Choose where to sign in</a>.</p>`,
  },
};

export function failurePage(view: View, { reason, message }: SignInFailure): Page {
  const { status, title, words } = TOLD[reason];
  return {
    status,
    title,
    head: html`<meta name="robots" content="noindex" />`,
    main: html`<div class="empty">
      <h1>${title}</h1>
      ${words(view, message)}
      <p class="soft small">Request id, to quote: <span class="hash">${view.context.requestId}</span></p>
    </div>`,
  };
}
