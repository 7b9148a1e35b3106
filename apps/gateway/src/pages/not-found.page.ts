import { html, type Html } from './html.js';
import type { Page } from './layout.js';
import { href, type View } from './view.js';

/** What is not here, and what may not be seen: the answer is the same. */
export const notFoundPage = (view: View, what: Html): Page =>
  failurePage(
    view,
    404,
    'Not found',
    html`<p class="lead">${what}</p>
      <p>
        It may have been mistyped, or be for other readers: what you may not see answers like what does not exist. What
        was once public is never deleted; a withdrawn publication stays readable at its address, with the reason.
      </p>
      <ul>
        <li>
          Look for it in <a href="${href(view, '/publications')}">all publications</a>, or search for words of its title
          on <a href="${href(view, '/')}">the first page</a>.
        </li>
        <li>If a link brought you here, tell whoever set it, or write to this node: ${view.site.contact}.</li>
      </ul>`,
  );

export const brokenPage = (view: View): Page =>
  failurePage(
    view,
    500,
    'Something failed here',
    html`<p class="lead">This page could not be made. It is not your doing, and nothing was changed.</p>
      <p>Try again in a minute. If it fails again, write to ${view.site.contact} and quote the request id below.</p>`,
  );

export const refusedPage = (view: View, reason: string): Page =>
  failurePage(
    view,
    400,
    'That could not be read',
    html`<p class="lead"><bdi>${reason}</bdi></p>
      <p>
        Start again from <a href="${href(view, '/')}">the first page</a>, or from
        <a href="${href(view, '/publications')}">all publications</a>.
      </p>`,
  );

export const forbiddenPage = (view: View, title: string, reason: string): Page =>
  failurePage(
    view,
    403,
    title,
    html`<p class="lead">${reason}</p>
      <p>Everything that you may read is under <a href="${href(view, '/publications')}">all publications</a>.</p>`,
  );

function failurePage(view: View, status: number, title: string, body: Html): Page {
  return {
    status,
    title,
    head: html`<meta name="robots" content="noindex" />`,
    main: html`<div class="empty">
      <h1>${title}</h1>
      ${body}
      <p class="soft small">Request id, to quote: <span class="hash">${view.context.requestId}</span></p>
    </div>`,
  };
}
