import { parse } from 'graphql';
import { momentOf } from './date.js';
import { html, type Html } from './html.js';
import { inboxAddress } from './inbox-address.js';
import { button } from './inbox-deeds.js';
import type { Page } from './layout.js';
import { may } from './may.js';
import { forbiddenPage } from './not-found.page.js';
import type { Reader } from './reader.js';
import { forReader, inLanguage, type Text } from './text.js';
import { href, type View } from './view.js';

export const inboxOperation = parse(/* GraphQL */ `
  query InboxPage($after: String) {
    inbox(first: 20, after: $after) {
      nodes {
        id
        change {
          subject
          kind
          title {
            language
            value
          }
          meaning
        }
        notice
        mandatory
        subscriptions
        at
        readAt
        acknowledgedAt
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
    inboxCounts {
      unread
      mandatory
      unacknowledged
      quiet
    }
    quietRecords {
      id
      kind
      until
    }
  }
`);

type Notice = 'ADDRESS_SUSPENDED' | 'MAILBOX_CONFIRMED' | 'ENDPOINT_DISABLED';
type Mandatory =
  'SAFEGUARDS' | 'PARTY' | 'ASSERTION' | 'CONFIRMATION' | 'DESIGNATION' | 'MEMBERSHIP' | 'WITHDRAWAL' | 'SECURITY';

interface Item {
  id: string;
  change: { subject: string; kind: string | null; title: Text[]; meaning: string } | null;
  notice: Notice | null;
  mandatory: Mandatory | null;
  subscriptions: string[];
  at: string;
  readAt: string | null;
  acknowledgedAt: string | null;
}

interface Inbox {
  inbox: { nodes: Item[]; pageInfo: { hasNextPage: boolean; endCursor: string | null } };
  inboxCounts: { unread: number; mandatory: number; unacknowledged: number; quiet: number };
  quietRecords: { id: string; kind: 'MUTE' | 'SNOOZE'; until: string | null }[];
}

/** What a participant was told, as the person who looks reads it. Looking marks nothing as read. */
export async function inboxPage(view: View, reader: Reader): Promise<Page> {
  if (view.context.actor.person === null)
    return { redirect: `/sign-in?return=${encodeURIComponent(href(view, '/inbox'))}`, title: '', main: html`` };
  if (!may(view, 'inbox:read')) return forbiddenPage(view, 'Your role has no inbox', NO_INBOX);
  const {
    inbox,
    inboxCounts: counts,
    quietRecords,
  } = await reader.read<Inbox>(inboxOperation, { after: view.query.get('after') }, view.context);
  const { hasNextPage, endCursor } = inbox.pageInfo;
  return {
    title: 'Inbox',
    isPrivate: true,
    main: html`<h1>Inbox</h1>
      <p class="figure-line">
        ${counts.unread} unread${counts.mandatory > 0 && html`, ${counts.mandatory} of them whatever you follow`} ·
        ${counts.unacknowledged} that nobody has
        acknowledged${counts.quiet > 0 && html` · ${counts.quiet} muted or snoozed`} ·
        <a href="${href(view, '/work/inbox')}">live, in three panes, with keys</a>
      </p>
      ${counts.unread > 0 && view.query.get('after') === null && inbox.nodes[0] && form(view, button('read-all', inbox.nodes[0].id, 'Mark all as read'))}
      ${
        inbox.nodes.length > 0
          ? html`<ol class="entries">
              ${inbox.nodes.map((item) => itemOf(view, item))}
            </ol>`
          : nothingYet(view)
      }
      ${hasNextPage && html`<p class="more"><a href="${href(view, '/inbox', { after: endCursor })}">Older ones</a></p>`}
      ${quietRecords.length > 0 && quietOnes(view, quietRecords)}`,
  };
}

const NO_INBOX =
  'The inbox is read by people who draft, review, publish, coordinate or audit for their participant. A coordinator of your participant gives such a role.';

const form = (view: View, buttons: Html | (Html | false | null)[]): Html =>
  html`<form class="deeds" method="post" action="${inboxAddress(view)}">${buttons}</form>`;

const quietOnes = (view: View, records: Inbox['quietRecords']): Html =>
  html`<h2>Muted or snoozed</h2>
    <ul class="entries">
      ${records.map(
        ({ id, until }) =>
          html`<li class="entry">
            <a id="quiet-${id}" href="${href(view, `/publications/${encodeURIComponent(id)}`)}">${id}</a> ·
            ${until === null ? 'until you end it' : html`until ${momentOf(view, until)}`}
            ${form(view, button('unmute', id, 'Tell me of it again', `quiet-${id}`))}
          </li>`,
      )}
    </ul>`;

const NOTICES: Record<Notice, string> = {
  ADDRESS_SUSPENDED: 'Letters to somebody of yours come back',
  MAILBOX_CONFIRMED: 'A mailbox has agreed to get letters of what you may read',
  ENDPOINT_DISABLED: 'An endpoint of yours was switched off',
};

const REASONS: Record<Mandatory, string> = {
  SAFEGUARDS: 'it is about the safeguards list',
  PARTY: 'the agreement names your country as a party',
  ASSERTION: 'a party said something of your agreement',
  CONFIRMATION: 'a record of yours is to be confirmed',
  DESIGNATION: 'it is about who speaks for your country',
  MEMBERSHIP: 'it changes what you may read',
  WITHDRAWAL: 'you may no longer read a record that is in your inbox',
  SECURITY: 'it is about who learns of what you may read',
};

function itemOf(view: View, item: Item): Html {
  return html`<li class="entry ${item.readAt === null ? '' : 'soft'}">
    <p class="who">${item.readAt === null ? html`<strong>Unread</strong>` : 'Read'} · ${momentOf(view, item.at)}</p>
    ${headingOf(view, item)} ${item.change && html`<p>${item.change.meaning}</p>`}
    <p class="meaning soft">
      <span>Why: ${whyOf(item)}</span>
      <span
        >${item.acknowledgedAt ? html`acknowledged ${momentOf(view, item.acknowledgedAt)}` : 'not acknowledged'}</span
      >
    </p>
    ${buttonsOf(view, item)}
  </li>`;
}

function buttonsOf(view: View, { id, change, mandatory, readAt, acknowledgedAt }: Item): Html {
  const of = `item-${id}`;
  return form(view, [
    readAt === null && button('read', id, 'Mark as read', of),
    acknowledgedAt === null && may(view, 'inbox:acknowledge') && button('acknowledge', id, 'Acknowledge', of),
    change && change.kind !== null && mandatory === null && button('mute', change.subject, 'Mute this record', of),
  ]);
}

function headingOf(view: View, { id, change, notice }: Item): Html {
  if (!change)
    return html`<h2 id="item-${id}" class="title">${notice ? NOTICES[notice] : 'What you may no longer read'}</h2>`;
  const title = forReader(change.title, view.languages);
  const words = title?.value ?? change.subject;
  return html`<h2 id="item-${id}" class="title" ${title && inLanguage(title.language)}>
    ${change.kind === null ? words : html`<a href="${href(view, `/publications/${encodeURIComponent(change.subject)}`)}">${words}</a>`}
  </h2>`;
}

function whyOf({ mandatory, subscriptions }: Item): Html {
  if (mandatory) return html`${REASONS[mandatory]}`;
  if (subscriptions.length === 0) return html`a subscription that was deleted since`;
  return html`you follow ${subscriptions.map((name, n) => html`${n > 0 && ', '}<bdi>${name}</bdi>`)}`;
}

const nothingYet = (view: View): Html =>
  html`<div class="empty">
    <p>
      Nothing has come yet. Every change that fits a subscription of your participant will stand here, and what comes
      whatever one follows, such as an agreement that names your country.
    </p>
    <p>
      Make a subscription with <code>createSubscription</code>, for instance in the
      <a href="${href(view, '/docs')}">explorer</a>; it needs the right to manage subscriptions.
    </p>
  </div>`;
