import type { InvitationPreview } from '#access';
import { isPublicationKind, pluralOf } from '#kernel';
import { momentOf } from '../pages/date.js';
import { html, sentenceList } from '../pages/html.js';
import type { Page } from '../pages/layout.js';
import type { View } from '../pages/view.js';

/** Who invites whom to what. The link is the key, so the page says nothing that the letter did not. */
export function invitationPage(view: View, token: string, invitation: InvitationPreview): Page {
  const { name, participant, roles, kinds, startsAt, endsAt, invitedBy, expiresAt } = invitation;
  return {
    title: 'Invitation',
    head: html`<meta name="robots" content="noindex" /><meta name="referrer" content="same-origin" />`,
    main: html`<div class="empty">
      <h1>You are invited to ${view.site.name}</h1>
      <p class="lead">
        ${invitedBy ? html`<bdi>${invitedBy}</bdi> invites` : 'This invites'} <bdi>${name}</bdi> to act for
        <bdi>${participant}</bdi>.
      </p>
      <dl class="facts">
        <dt>Role</dt>
        <dd>${sentenceList(roles)}</dd>
        ${
          kinds &&
          html`<dt>Limited to</dt>
            <dd>${sentenceList(kinds.map((kind) => (isPublicationKind(kind) ? pluralOf(kind) : kind)))}</dd>`
        }
        <dt>From</dt>
        <dd>${startsAt > new Date() ? momentOf(view, startsAt.toISOString()) : 'the moment you accept'}</dd>
        ${
          endsAt &&
          html`<dt>Until</dt>
            <dd>${momentOf(view, endsAt.toISOString())}</dd>`
        }
        <dt>Accept before</dt>
        <dd>${momentOf(view, expiresAt.toISOString())}</dd>
      </dl>
      <p class="more">
        <a class="button" href="/sign-in?invitation=${encodeURIComponent(token)}">Sign in and accept</a>
      </p>
      <p class="soft">
        You sign in where your organisation keeps your account. Whoever does so with this link accepts it: if it is not
        meant for you, close the page and tell the sender.
      </p>
    </div>`,
  };
}

/** Unknown, used, withdrawn, expired: the reason comes from the register and says what to do. */
export const invitationOverPage = (view: View, reason: string, status: number): Page => ({
  status,
  title: 'Invitation',
  head: html`<meta name="robots" content="noindex" />`,
  main: html`<div class="empty">
    <h1>This invitation opens nothing</h1>
    <p class="lead"><bdi>${reason}</bdi></p>
    <p>If you accepted it before, <a href="/sign-in">sign in</a>.</p>
    <p class="soft small">Request id, to quote: <span class="hash">${view.context.requestId}</span></p>
  </div>`,
});
