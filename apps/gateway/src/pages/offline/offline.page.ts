import { html, type Html } from '../html.js';
import type { Page } from '../layout.js';
import { said, say } from '../say.js';
import type { View } from '../view.js';

/** In the place of a page that is not kept, when there is no connection; the service worker puts what is kept into the list. */
export const offlinePage = (view: View): Page => ({
  title: said(view, 'frame.offlineTitle'),
  head: html`<meta name="robots" content="noindex" />`,
  main: html`<h1>${say(view, 'frame.offlineTitle')}</h1>
    <p class="lead">${say(view, 'frame.notKept')}</p>
    <section class="block">
      <h2>${say(view, 'frame.keptPages')}</h2>
      <ul id="kept" class="plain"></ul>
      <p class="soft small">${say(view, 'frame.keeping')}</p>
    </section>`,
});

/** In every page that may be kept, seen only when it is shown without a connection. */
export const asOf = (view: View): Html =>
  html`<template id="as-of"
    ><p class="banner" role="status">${say(view, 'frame.offline', { time: html`<time></time>` })}</p></template
  >`;
