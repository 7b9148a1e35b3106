import { html, type Html } from '../pages/html.js';
import type { Page } from '../pages/layout.js';
import { say, said } from '../pages/say.js';
import { inEnglish } from '../pages/text.js';
import type { View } from '../pages/view.js';

interface Choice {
  name: string;
  present: string;
  choices: readonly string[];
  onward: string;
  /** why the page comes unasked */
  reason?: string | null;
}

/** Whom to act for. Each is a button, for it changes who one is here. */
export function participantsPage(view: View, { name, present, choices, onward, reason }: Choice): Page {
  const now = html`<bdi>${present}</bdi>`;
  return {
    title: said(view, 'actFor.title'),
    ...(reason ? { status: 401 } : {}),
    main: html`<div class="empty">
      <h1>${say(view, 'actFor.heading')}</h1>
      ${reason && html`<p class="banner">${inEnglish(view, reason)}</p>`}
      <p class="lead">${say(view, 'actFor.lead', { name: html`<bdi>${name}</bdi>` })}</p>
      ${
        choices.some((choice) => choice !== present)
          ? html`<form method="post" action="/sign-in/participant" class="choices">
              <input type="hidden" name="return" value="${onward}" />
              ${choices.map((choice) => button(view, choice, present))}
            </form>`
          : html`<p>${say(view, 'actFor.only', { participant: now })}</p>`
      }
      ${choices.includes(present) && html`<p>${say(view, 'actFor.goOn', { on: to(onward), participant: now })}</p>`}
    </div>`,
  };
}

const to =
  (path: string) =>
  (words: Html): Html =>
    html`<a href="${path}">${words}</a>`;

function button(view: View, choice: string, present: string): Html {
  const name = html`<bdi>${choice}</bdi>`;
  return html`<button name="participant" value="${choice}" ${choice === present && html`aria-current="true"`}>
    ${choice === present ? say(view, 'actFor.now', { participant: name }) : name}
  </button>`;
}

/** @param reason the register's, in English; null: there is none but that the session is over */
export const endedPage = (view: View, reason: string | null, onward: string): Page => ({
  status: 401,
  title: said(view, 'ended.title'),
  main: html`<div class="empty">
    <h1>${say(view, 'ended.heading')}</h1>
    <p class="lead">${reason === null ? say(view, 'ended.notSignedIn') : inEnglish(view, reason)}</p>
    <ul>
      <li>${say(view, 'ended.again', { again: to(`/sign-in?return=${encodeURIComponent(onward)}`) })}</li>
      <li>${say(view, 'ended.without', { on: to(onward) })}</li>
      <li>${say(view, 'ended.ask')}</li>
    </ul>
  </div>`,
});
