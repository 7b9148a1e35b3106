import type { ErrorOut, KoaContextWithOIDC } from 'oidc-provider';
import type { DemonstrationPerson } from '#registry';

/** The provider's pages: its own and not the node's, so that nobody takes one for the other. */
const STYLE = `
:root { color-scheme: light dark; --paper: #fcfcfa; --ink: #16201f; --soft: #4d5a58; --rule: #dcdfdc; --accent: #0b5563; --warn: #fbf0e7; --mark: #b4531a; }
@media (prefers-color-scheme: dark) { :root { --paper: #121817; --ink: #e3e7e2; --soft: #a5b0ac; --rule: #2d3836; --accent: #83c9d3; --warn: #2a2019; --mark: #e08a4f; } }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 640px; padding: 48px 24px; font: 17px/1.5 Inter, system-ui, sans-serif; color: var(--ink); background: var(--paper); }
h1 { font: 600 28px/1.25 "Source Serif 4", Charter, Georgia, serif; margin: 0 0 12px; }
.warning { border-inline-start: 4px solid var(--mark); background: var(--warn); padding: 12px 20px; margin: 0 0 28px; }
ul { list-style: none; margin: 0; padding: 0; }
button { display: block; width: 100%; text-align: start; font: inherit; color: inherit; background: none; border: 0; border-bottom: 1px solid var(--rule); padding: 14px 8px; cursor: pointer; }
button:hover strong, a:hover { text-decoration: underline; }
button strong { color: var(--accent); font-weight: 600; }
button span, .soft { color: var(--soft); font-size: 15px; }
button span { display: block; }
.plain { width: auto; border: 1px solid var(--accent); border-radius: 2px; padding: 10px 20px; margin: 20px 12px 0 0; display: inline-block; }
a { color: var(--accent); }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }`;

const WARNING = `<p class="warning"><strong>For demonstration.</strong> These people are made up and there are no passwords: whoever
reaches this page can be any of them. A real network names the sign-in of each organisation instead.</p>`;

export function choosePersonPage(action: string, people: readonly DemonstrationPerson[]): string {
  const items = people.map(
    ({ subject, name, participant, role }) =>
      `<li><button name="person" value="${escape(subject)}"><strong>${escape(name)}</strong>
       <span>${escape(participant)}, ${escape(role)}</span></button></li>`,
  );
  return document(
    'Who are you?',
    `${WARNING}<form method="post" action="${escape(action)}"><ul>${items.join('')}</ul></form>${abort(action)}`,
  );
}

/** The stronger of the two: a second step stands for a second factor. */
export function confirmPage(action: string, { subject, name, participant }: DemonstrationPerson): string {
  return document(
    'Confirm that it is you',
    `${WARNING}<p>A stronger sign-in was asked for. Here this second step stands for a second factor.</p>
    <form method="post" action="${escape(action)}"><input type="hidden" name="confirmed" value="yes" />
    <button class="plain" name="person" value="${escape(subject)}"><strong>I am ${escape(name)}, ${escape(participant)}</strong></button></form>
    <form method="get" action="${escape(action)}"><button class="plain" name="other" value="yes">Somebody else</button></form>${abort(action)}`,
  );
}

export function leavePage(context: KoaContextWithOIDC, form: string): void {
  context.body = document(
    'Sign out here too?',
    `<p>You are signed out of Comity. At the demonstration people you still are who you chose.</p>${form}
    <button class="plain" type="submit" form="op.logoutForm" name="logout" value="yes"><strong>Sign out here too</strong></button>
    <button class="plain" type="submit" form="op.logoutForm">Stay signed in here</button>`,
  );
}

export function failedPage(context: KoaContextWithOIDC, { error, error_description: description }: ErrorOut): void {
  context.type = 'html';
  context.body = document(
    'That did not work',
    `<p>${escape(description ?? error)}</p><p class="soft">${escape(error)}</p><p><a href="/sign-in">Begin the sign-in again</a></p>`,
  );
}

const abort = (action: string): string =>
  `<form method="post" action="${escape(action)}"><button class="plain" name="abort" value="yes">Do not sign in</button></form>`;

const document = (title: string, body: string): string => `<!doctype html>
<html lang="en" dir="ltr"><head><meta charset="utf-8" /><meta name="viewport" content="width=device-width, initial-scale=1" />
<title>${escape(title)} · Demonstration people</title><style>${STYLE}</style></head>
<body><main><h1>${escape(title)}</h1>${body}</main></body></html>`;

const NAMED: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const escape = (text: string): string => text.replace(/[&<>"']/g, (c) => NAMED[c] as string);
