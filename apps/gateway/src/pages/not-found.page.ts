import type { Key } from '#wording';
import { html, type Html } from './html.js';
import type { Page } from './layout.js';
import { say, said } from './say.js';
import { code, inEnglish } from './text.js';
import { href, type View } from './view.js';

/** What is not here, and what may not be seen: the answer is the same. */
export const notFoundPage = (view: View, what: Html): Page =>
  failurePage(
    view,
    404,
    'error.notFound',
    html`<p class="lead">${what}</p>
      <p>${say(view, 'error.perhaps')}</p>
      <ul>
        <li>${say(view, 'error.lookFor', { all: all(view), first: first(view) })}</li>
        <li>${say(view, 'error.wrongLink', { contact: code(view.site.contact) })}</li>
      </ul>`,
  );

export const brokenPage = (view: View): Page =>
  failurePage(
    view,
    500,
    'error.broken',
    html`<p class="lead">${say(view, 'error.notYourDoing')}</p>
      <p>${say(view, 'error.tryAgain', { contact: code(view.site.contact) })}</p>`,
  );

export const refusedPage = (view: View, reason: string): Page =>
  failurePage(
    view,
    400,
    'error.refused',
    html`<p class="lead">${inEnglish(view, reason)}</p>
      <p>${say(view, 'error.startAgain', { all: all(view), first: first(view) })}</p>`,
  );

/** @param reason in the reader's language, or marked as what it is */
export const forbiddenPage = (view: View, title: Key, reason: Html): Page =>
  failurePage(
    view,
    403,
    title,
    html`<p class="lead">${reason}</p>
      <p>${say(view, 'error.everything', { all: all(view) })}</p>`,
  );

const all =
  (view: View) =>
  (words: Html): Html =>
    html`<a href="${href(view, '/publications')}">${words}</a>`;

const first =
  (view: View) =>
  (words: Html): Html =>
    html`<a href="${href(view, '/')}">${words}</a>`;

/** To be quoted to whoever runs the node. */
export const requestId = (view: View): Html =>
  html`<p class="soft small">
    ${say(view, 'error.requestId', { id: html`<bdi class="hash" dir="ltr">${view.context.requestId}</bdi>` })}
  </p>`;

function failurePage(view: View, status: number, title: Key, body: Html): Page {
  return {
    status,
    title: said(view, title),
    head: html`<meta name="robots" content="noindex" />`,
    main: html`<div class="empty">
      <h1>${say(view, title)}</h1>
      ${body} ${requestId(view)}
    </div>`,
  };
}
