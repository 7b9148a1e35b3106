import { assetPaths } from './assets.js';
import { examples } from './explorer.examples.js';
import { dataBlock, html } from './html.js';
import type { Page } from './layout.js';
import { said } from './say.js';
import { href, type View } from './view.js';

/** A small explorer of the API: write, run, read. What it does not do, any GraphQL client does at /graphql. */
export function explorerPage(view: View): Page {
  const [first] = examples;
  return {
    title: said(view, 'developers.title'),
    languages: [],
    scripts: [assetPaths.explorer],
    main: html`<div class="explorer" lang="en" dir="ltr">
      <h1>GraphQL explorer</h1>
      <p class="lead">
        One graph of publications, countries, bodies and changes, at <code>${view.site.url}/graphql</code>.
        <a href="${href(view, '/docs/schema')}">Every type and field is described in the schema</a>, and
        <a href="/openapi.json">REST in OpenAPI</a>.
      </p>
      <noscript
        ><p class="banner">
          The explorer runs in the browser and needs JavaScript. Without it, send the query by POST as JSON to
          ${view.site.url}/graphql.
        </p></noscript
      >
      <form id="explorer">
        <div class="ask">
          <div class="begin">
            <div>
              <label for="example">Begin with</label>
              <select id="example">
                ${examples.map((example, at) => html`<option value="${at}">${example.name}</option>`)}
              </select>
            </div>
            <button type="submit">Run</button>
          </div>
          <label for="query">Query</label>
          <textarea id="query" rows="20" spellcheck="false" autocapitalize="off" autocomplete="off" dir="ltr">
${first?.query}</textarea>
          <label for="variables">Variables, as JSON</label>
          <textarea id="variables" rows="5" spellcheck="false" autocapitalize="off" autocomplete="off" dir="ltr">
${first?.variables}</textarea>
          <label for="token">Token, for what is not public</label>
          <input
            id="token"
            type="password"
            autocomplete="off"
            spellcheck="false"
            dir="ltr"
            aria-describedby="token-hint"
          />
          <p id="token-hint" class="soft hint">Kept in this page only, and gone when you leave it.</p>
        </div>
        <section class="answer" aria-label="Answer">
          <p id="status" role="status" class="soft small">Not run yet: Run, or Ctrl+Enter in the query</p>
          <pre tabindex="0" role="region" aria-label="Answer as JSON"><code id="answer"></code></pre>
        </section>
      </form>
      ${dataBlock('application/json', examples)}
    </div>`,
  };
}
