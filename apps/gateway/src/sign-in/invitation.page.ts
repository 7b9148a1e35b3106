import type { InvitationPreview } from '#access';
import { isPublicationKind } from '#kernel';
import { momentOf } from '../pages/date.js';
import { html } from '../pages/html.js';
import type { Page } from '../pages/layout.js';
import { sentenceList } from '../pages/lists.js';
import { requestId } from '../pages/not-found.page.js';
import { say, said } from '../pages/say.js';
import { inEnglish } from '../pages/text.js';
import { href, type View } from '../pages/view.js';

/** Who invites whom to what. The link is the key, so the page says nothing that the letter did not. */
export function invitationPage(view: View, token: string, invitation: InvitationPreview): Page {
  const { name, participant, roles, kinds, startsAt, endsAt, invitedBy, expiresAt } = invitation;
  const whom = { name: html`<bdi>${name}</bdi>`, participant: html`<bdi>${participant}</bdi>` };
  const limits = kinds?.map((kind) => (isPublicationKind(kind) ? say(view, `facet.${kind}`) : inEnglish(view, kind)));
  return {
    title: said(view, 'invitation.title'),
    head: html`<meta name="robots" content="noindex" /><meta name="referrer" content="same-origin" />`,
    main: html`<div class="empty">
      <h1>${say(view, 'invitation.heading', { site: html`<bdi>${view.site.name}</bdi>` })}</h1>
      <p class="lead">
        ${
          invitedBy
            ? say(view, 'invitation.by', { ...whom, by: html`<bdi>${invitedBy}</bdi>` })
            : say(view, 'invitation.this', whom)
        }
      </p>
      <dl class="facts">
        <dt>${say(view, 'invitation.role')}</dt>
        <dd>
          ${sentenceList(
            view,
            roles.map((role) => inEnglish(view, role)),
          )}
        </dd>
        ${
          limits &&
          html`<dt>${say(view, 'invitation.limitedTo')}</dt>
            <dd>${sentenceList(view, limits)}</dd>`
        }
        <dt>${say(view, 'invitation.from')}</dt>
        <dd>${startsAt > new Date() ? momentOf(view, startsAt.toISOString()) : say(view, 'invitation.now')}</dd>
        ${
          endsAt &&
          html`<dt>${say(view, 'invitation.until')}</dt>
            <dd>${momentOf(view, endsAt.toISOString())}</dd>`
        }
        <dt>${say(view, 'invitation.acceptBefore')}</dt>
        <dd>${momentOf(view, expiresAt.toISOString())}</dd>
      </dl>
      <p class="more">
        <a class="button" href="/sign-in?invitation=${encodeURIComponent(token)}">${say(view, 'invitation.accept')}</a>
      </p>
      <p class="soft">${say(view, 'invitation.hint')}</p>
    </div>`,
  };
}

/** Unknown, used, withdrawn, expired: the reason comes from the register and says what to do. */
export const invitationOverPage = (view: View, reason: string, status: number): Page => ({
  status,
  title: said(view, 'invitation.title'),
  head: html`<meta name="robots" content="noindex" />`,
  main: html`<div class="empty">
    <h1>${say(view, 'invitation.over')}</h1>
    <p class="lead">${inEnglish(view, reason)}</p>
    <p>
      ${say(view, 'invitation.acceptedBefore', { again: (words) => html`<a href="${href(view, '/sign-in')}">${words}</a>` })}
    </p>
    ${requestId(view)}
  </div>`,
});
