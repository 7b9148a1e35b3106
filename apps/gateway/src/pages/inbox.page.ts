import { parse } from 'graphql';
import { momentOf } from './date.js';
import { html, type Html } from './html.js';
import type { Page } from './layout.js';
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
}

/** What a participant was told, as the person who looks reads it. Looking marks nothing as read. */
export async function inboxPage(view: View, reader: Reader): Promise<Page> {
  if (view.context.actor.person === null)
    return { redirect: `/sign-in?return=${encodeURIComponent(href(view, '/inbox'))}`, title: '', main: html`` };
  const { inbox, inboxCounts: counts } = await reader.read<Inbox>(
    inboxOperation,
    { after: view.query.get('after') },
    view.context,
  );
  const { hasNextPage, endCursor } = inbox.pageInfo;
  return {
    title: 'Inbox',
    isPrivate: true,
    main: html`<h1>Inbox</h1>
      <p class="figure-line">
        ${counts.unread} unread${counts.mandatory > 0 && html`, ${counts.mandatory} of them whatever you follow`} ·
        ${counts.unacknowledged} that nobody has
        acknowledged${counts.quiet > 0 && html` · ${counts.quiet} muted or snoozed`}
      </p>
      ${
        inbox.nodes.length > 0
          ? html`<ol class="entries">
              ${inbox.nodes.map((item) => itemOf(view, item))}
            </ol>`
          : nothingYet(view)
      }
      ${hasNextPage && html`<p class="more"><a href="${href(view, '/inbox', { after: endCursor })}">Older ones</a></p>`}`,
  };
}

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
  </li>`;
}

function headingOf(view: View, { change, notice }: Item): Html {
  if (!change) return html`<h2 class="title">${notice ? NOTICES[notice] : 'What you may no longer read'}</h2>`;
  const title = forReader(change.title, view.languages);
  const words = title?.value ?? change.subject;
  return html`<h2 class="title" ${title && inLanguage(title.language)}>
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
