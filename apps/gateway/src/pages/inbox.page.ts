import { parse } from 'graphql';
import { momentOf } from './date.js';
import { html, type Html } from './html.js';
import { inboxAddress } from './inbox-address.js';
import { button } from './inbox-deeds.js';
import type { Page } from './layout.js';
import { commaList } from './lists.js';
import { may } from './may.js';
import { forbiddenPage } from './not-found.page.js';
import { figure } from './number.js';
import type { Reader } from './reader.js';
import { say, said } from './say.js';
import { code, forReader, inEnglish, inLanguage, type Text } from './text.js';
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
  if (!may(view, 'inbox:read')) return forbiddenPage(view, 'inbox.none', say(view, 'inbox.forWhom'));
  const {
    inbox,
    inboxCounts: counts,
    quietRecords,
  } = await reader.read<Inbox>(inboxOperation, { after: view.query.get('after') }, view.context);
  const { hasNextPage, endCursor } = inbox.pageInfo;
  return {
    title: said(view, 'frame.inbox'),
    isPrivate: true,
    main: html`<h1>${say(view, 'frame.inbox')}</h1>
      <p class="figure-line">
        ${countsOf(view, counts)} · <a href="${href(view, '/work/inbox')}">${say(view, 'inbox.live')}</a>
      </p>
      ${counts.unread > 0 && view.query.get('after') === null && inbox.nodes[0] && form(view, button('read-all', inbox.nodes[0].id, say(view, 'inbox.readAll')))}
      ${
        inbox.nodes.length > 0
          ? html`<ol class="entries">
              ${inbox.nodes.map((item) => itemOf(view, item))}
            </ol>`
          : nothingYet(view)
      }
      ${hasNextPage && html`<p class="more"><a href="${href(view, '/inbox', { after: endCursor })}">${say(view, 'inbox.older')}</a></p>`}
      ${quietRecords.length > 0 && quietOnes(view, quietRecords)}`,
  };
}

function countsOf(view: View, { unread, mandatory, unacknowledged, quiet }: Inbox['inboxCounts']): Html {
  const words = say(view, 'inbox.unread', { count: unread });
  const parts = [
    mandatory > 0 ? say(view, 'inbox.mandatory', { unread: words, n: figure(view, mandatory) }) : words,
    say(view, 'inbox.unacknowledged', { n: figure(view, unacknowledged) }),
    ...(quiet > 0 ? [say(view, 'inbox.quiet', { n: figure(view, quiet) })] : []),
  ];
  return html`${parts.map((part, at) => [at > 0 && ' · ', part])}`;
}

const form = (view: View, buttons: Html | (Html | false | null)[]): Html =>
  html`<form class="deeds" method="post" action="${inboxAddress(view)}">${buttons}</form>`;

const quietOnes = (view: View, records: Inbox['quietRecords']): Html =>
  html`<h2>${say(view, 'inbox.quietHeading')}</h2>
    <ul class="entries">
      ${records.map(
        ({ id, until }) =>
          html`<li class="entry">
            <a id="quiet-${id}" href="${href(view, `/publications/${encodeURIComponent(id)}`)}">${code(id)}</a> ·
            ${until === null ? say(view, 'inbox.untilEnded') : say(view, 'inbox.until', { moment: momentOf(view, until) })}
            ${form(view, button('unmute', id, say(view, 'inbox.unmute'), `quiet-${id}`))}
          </li>`,
      )}
    </ul>`;

function itemOf(view: View, item: Item): Html {
  return html`<li class="entry ${item.readAt === null ? '' : 'soft'}">
    <p class="who">
      ${item.readAt === null ? html`<strong>${say(view, 'inbox.isUnread')}</strong>` : say(view, 'inbox.isRead')} ·
      ${momentOf(view, item.at)}
    </p>
    ${headingOf(view, item)} ${item.change && html`<p>${inEnglish(view, item.change.meaning)}</p>`}
    <p class="meaning soft">
      <span>${say(view, 'inbox.why', { why: whyOf(view, item) })}</span>
      <span
        >${
          item.acknowledgedAt
            ? say(view, 'inbox.acknowledged', { moment: momentOf(view, item.acknowledgedAt) })
            : say(view, 'inbox.notAcknowledged')
        }</span
      >
    </p>
    ${buttonsOf(view, item)}
  </li>`;
}

function buttonsOf(view: View, { id, change, mandatory, readAt, acknowledgedAt }: Item): Html {
  const of = `item-${id}`;
  return form(view, [
    readAt === null && button('read', id, say(view, 'inbox.markRead'), of),
    acknowledgedAt === null &&
      may(view, 'inbox:acknowledge') &&
      button('acknowledge', id, say(view, 'inbox.acknowledge'), of),
    change && change.kind !== null && mandatory === null && button('mute', change.subject, say(view, 'inbox.mute'), of),
  ]);
}

function headingOf(view: View, { id, change, notice }: Item): Html {
  if (!change)
    return html`<h2 id="item-${id}" class="title">${say(view, notice ? `inbox.${notice}` : 'inbox.noLonger')}</h2>`;
  const title = forReader(change.title, view.languages);
  const words = title?.value ?? change.subject;
  return html`<h2 id="item-${id}" class="title" ${title && inLanguage(title.language)}>
    ${change.kind === null ? words : html`<a href="${href(view, `/publications/${encodeURIComponent(change.subject)}`)}">${words}</a>`}
  </h2>`;
}

function whyOf(view: View, { mandatory, subscriptions }: Item): Html {
  if (mandatory) return say(view, `inbox.${mandatory}`);
  if (subscriptions.length === 0) return say(view, 'inbox.deleted');
  const names = commaList(
    view,
    subscriptions.map((name) => html`<bdi>${name}</bdi>`),
  );
  return say(view, 'inbox.follow', { names });
}

const nothingYet = (view: View): Html =>
  html`<div class="empty">
    <p>${say(view, 'inbox.nothingYet')}</p>
    <p>
      ${say(view, 'inbox.subscribe', {
        operation: html`<code dir="ltr">createSubscription</code>`,
        explorer: (words) => html`<a href="${href(view, '/docs')}">${words}</a>`,
      })}
    </p>
  </div>`;
