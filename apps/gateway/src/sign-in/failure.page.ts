import type { Key } from '#wording';
import { html, type Html } from '../pages/html.js';
import type { Page } from '../pages/layout.js';
import { requestId } from '../pages/not-found.page.js';
import { say, said } from '../pages/say.js';
import { code, inEnglish } from '../pages/text.js';
import { href, type View } from '../pages/view.js';
import type { Reason, SignInFailure } from './sign-in-failure.js';

interface Told {
  status: number;
  /** what happened; without it the reason itself says so */
  what?: Key;
  /** what to do next */
  next?: Key;
}

const TOLD: Record<Reason, Told> = {
  denied: { status: 403, what: 'signIn.denied.what', next: 'signIn.denied.next' },
  'no-transaction': { status: 400, what: 'signIn.no-transaction.what', next: 'signIn.no-transaction.next' },
  state: { status: 400, what: 'signIn.state.what', next: 'signIn.state.next' },
  issuer: { status: 400, what: 'signIn.issuer.what', next: 'signIn.tellNode' },
  replayed: { status: 400, what: 'signIn.replayed.what', next: 'signIn.replayed.next' },
  'provider-down': { status: 502, what: 'signIn.provider-down.what', next: 'signIn.provider-down.next' },
  'provider-error': { status: 502, what: 'signIn.provider-error.what', next: 'signIn.provider-error.next' },
  clock: { status: 502, what: 'signIn.clock.what', next: 'signIn.tellNode' },
  token: { status: 400, what: 'signIn.token.what', next: 'signIn.tellNode' },
  acr: { status: 403, what: 'signIn.acr.what', next: 'signIn.acr.next' },
  'unknown-person': { status: 403, what: 'signIn.unknown-person.what' },
  'no-role': { status: 403, next: 'signIn.no-role.next' },
  invitation: { status: 410 },
  'foreign-request': { status: 403, what: 'signIn.foreign-request.what', next: 'signIn.foreign-request.next' },
  'unknown-issuer': { status: 404, next: 'signIn.unknown-issuer.next' },
};

export function failurePage(view: View, { reason, message }: SignInFailure): Page {
  const { status, what, next } = TOLD[reason];
  const detail = inEnglish(view, message);
  return {
    status,
    title: said(view, `signIn.${reason}`),
    head: html`<meta name="robots" content="noindex" />`,
    main: html`<div class="empty">
      <h1>${say(view, `signIn.${reason}`)}</h1>
      <p class="lead">${what ? say(view, what, { detail }) : detail}</p>
      ${next && html`<p>${say(view, next, links(view))}</p>`} ${reason === 'unknown-person' && whatElse(view)}
      ${requestId(view)}
    </div>`,
  };
}

const links = (view: View): Record<'again' | 'first', (words: Html) => Html> => ({
  again: (words) => html`<a href="${href(view, '/sign-in')}">${words}</a>`,
  first: (words) => html`<a href="${href(view, '/')}">${words}</a>`,
});

const whatElse = (view: View): Html =>
  html`<ul>
    <li>${say(view, 'signIn.unknown-person.invited')}</li>
    <li>${say(view, 'signIn.unknown-person.ask', { contact: code(view.site.contact) })}</li>
    <li>${say(view, 'signIn.unknown-person.other', links(view))}</li>
  </ul>`;
