import { html, type Html } from '../pages/html.js';
import type { Page } from '../pages/layout.js';
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
export const participantsPage = (_view: View, { name, present, choices, onward, reason }: Choice): Page => ({
  title: 'Act for',
  ...(reason ? { status: 401 } : {}),
  main: html`<div class="empty">
    <h1>Whom do you act for?</h1>
    ${reason && html`<p class="banner"><bdi>${reason}</bdi></p>`}
    <p class="lead">
      You are signed in as <bdi>${name}</bdi>. What you read and do here, you do for one participant at a time.
    </p>
    ${
      choices.some((choice) => choice !== present)
        ? html`<form method="post" action="/sign-in/participant" class="choices">
            <input type="hidden" name="return" value="${onward}" />
            ${choices.map((choice) => button(choice, present))}
          </form>`
        : html`<p><bdi>${present}</bdi> is the only one at which you hold a role now.</p>`
    }
    ${
      choices.includes(present) &&
      html`<p>
        <a href="${onward}">Go on as <bdi>${present}</bdi></a>
      </p>`
    }
  </div>`,
});

const button = (choice: string, present: string): Html =>
  html`<button name="participant" value="${choice}" ${choice === present && html`aria-current="true"`}>
    <bdi>${choice}</bdi>${choice === present && ' (now)'}
  </button>`;

export const endedPage = (_view: View, reason: string, onward: string): Page => ({
  status: 401,
  title: 'No longer signed in',
  main: html`<div class="empty">
    <h1>You are no longer signed in</h1>
    <p class="lead"><bdi>${reason}</bdi></p>
    <ul>
      <li><a href="/sign-in?return=${encodeURIComponent(onward)}">Sign in again</a>, and go on where you were.</li>
      <li><a href="${onward}">Go on without</a>: what is public stays readable.</li>
      <li>If your role should not have ended, ask a coordinator of your organisation.</li>
    </ul>
  </div>`,
});
