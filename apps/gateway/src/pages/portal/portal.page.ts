import { PERMISSIONS, roleGrants } from '#access';
import { dataBlock, html } from '../html.js';
import type { Page } from '../layout.js';
import { href, type View } from '../view.js';
import type { PortalFiles } from './portal-files.js';

/**
 * Where people work: the frame of every page around a place that apps/portal fills. Who is signed in and what they may
 * stands in the page, so that the portal's first question is already the one that its page is about.
 */
export function portalPage(view: View, files: PortalFiles | null): Page {
  const { actor } = view.context;
  if (actor.person === null)
    return { redirect: `/sign-in?return=${encodeURIComponent(href(view, view.path))}`, title: '', main: html`` };
  if (!files)
    return {
      status: 503,
      title: 'My work',
      isPrivate: true,
      main: html`<h1>My work</h1>
        <p>This part of the page was not built. Whoever runs this node builds it with <code>npm run build</code>.</p>`,
    };
  const session = {
    language: view.languages[0],
    languages: view.languages,
    person: actor.person,
    name: actor.name,
    participant: actor.participant,
    roles: actor.roles,
    permissions: PERMISSIONS.filter((permission) => actor.roles.some((role) => roleGrants(role, permission))),
    today: view.today,
  };
  return {
    title: 'My work',
    isPrivate: true,
    styles: files.styles,
    scripts: [files.script],
    main: html`<div id="portal"></div>
      ${dataBlock('application/json', session)}
      <noscript>
        <p>
          Drafting, following and administering need JavaScript. Reading does not:
          <a href="${href(view, '/publications')}">publications</a>, <a href="${href(view, '/inbox')}">inbox</a>.
        </p>
      </noscript>`,
  };
}
