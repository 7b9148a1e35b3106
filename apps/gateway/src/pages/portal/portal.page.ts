import { PERMISSIONS, roleGrants } from '#access';
import { interfaceLanguage } from '#wording';
import { dataBlock, html } from '../html.js';
import type { Page } from '../layout.js';
import { say, said } from '../say.js';
import { here, href, type View } from '../view.js';
import type { portalFiles } from './portal-files.js';

/**
 * Where people work: the frame of every page around a place that apps/portal fills. Who is signed in and what they may
 * stands in the page, so that the portal's first question is already the one that its page is about.
 */
export function portalPage(view: View, filesFor: ReturnType<typeof portalFiles>): Page {
  const { actor } = view.context;
  if (actor.person === null)
    return { redirect: `/sign-in?return=${encodeURIComponent(here(view))}`, title: '', main: html`` };
  if (!filesFor)
    return {
      status: 503,
      title: said(view, 'work.title'),
      isPrivate: true,
      main: html`<h1>${say(view, 'work.title')}</h1>
        <p>${say(view, 'work.notBuilt', { command: html`<code dir="ltr">npm run build</code>` })}</p>`,
    };
  const files = filesFor(interfaceLanguage(view.languages));
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
    title: said(view, 'work.title'),
    isPrivate: true,
    styles: files.styles,
    scripts: [files.script],
    ahead: files.ahead,
    main: html`<div id="portal"></div>
      ${dataBlock('application/json', session)}
      <noscript>
        <p>
          ${say(view, 'work.noScript', {
            publications: (words) => html`<a href="${href(view, '/publications')}">${words}</a>`,
            inbox: (words) => html`<a href="${href(view, '/inbox')}">${words}</a>`,
          })}
        </p>
      </noscript>`,
  };
}
