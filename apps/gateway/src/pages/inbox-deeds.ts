import { parse, type DocumentNode } from 'graphql';
import { isOwnOrigin } from '#access';
import { Fault, type FaultCode } from '#kernel';
import { html, type Html } from './html.js';
import { inboxAddress } from './inbox-address.js';
import type { Page } from './layout.js';
import type { Reader } from './reader.js';
import type { View } from './view.js';

const deed = (name: string, call: string): DocumentNode =>
  parse(`mutation ${name}($id: ID!) { done: ${call} { __typename ... on Error { code message } } }`);

/** What the buttons of the inbox do. Each may be sent twice: what is read, acknowledged or muted stays so. */
export const INBOX_DEEDS: Readonly<Record<string, DocumentNode>> = {
  read: deed('InboxRead', 'markRead(ids: [$id])'),
  'read-all': deed('InboxReadAll', 'markAllRead(upTo: $id)'),
  acknowledge: deed('InboxAcknowledge', 'acknowledge(id: $id)'),
  mute: deed('InboxMute', 'muteRecord(record: $id)'),
  unmute: deed('InboxUnmute', 'unmuteRecord(record: $id)'),
};

/** `POST /inbox`: does what a button says, then leads back to where it was pressed. */
export async function inboxDeed(
  view: View,
  reader: Reader,
  headers: Record<string, unknown>,
  body: unknown,
): Promise<Page> {
  const back: Page = { redirect: inboxAddress(view), title: '', main: html`` };
  // The page itself leads to the sign-in.
  if (view.context.actor.person === null) return back;
  // A token is shown on purpose; a cookie the browser adds to what another site makes it send.
  if (headers['authorization'] === undefined && !isOwnOrigin(headers, view.site.url))
    throw new Fault('NOT_AUTHORISED', 'This was sent from another site, so nothing was done.');
  const [what, id] = pressed(body);
  const operation = Object.hasOwn(INBOX_DEEDS, what) ? INBOX_DEEDS[what] : undefined;
  if (!operation || id === '') {
    const words = `do: expected one of ${Object.keys(INBOX_DEEDS).join(', ')}, then a space and the id of an item or a record`;
    throw new Fault('INVALID_INPUT', words);
  }
  const { done } = await reader.read<{ done: { code?: FaultCode; message?: string } }>(operation, { id }, view.context);
  // Pressed a second time there is nothing left to end.
  if (what === 'unmute' && done.code === 'NOT_FOUND') return back;
  if (done.code !== undefined) throw new Fault(done.code, done.message ?? done.code);
  return back;
}

function pressed(body: unknown): [what: string, id: string] {
  const given = (body as { do?: unknown } | null | undefined)?.do;
  const [what = '', id = ''] = typeof given === 'string' ? given.split(' ') : [];
  return [what, id];
}

/** @param of id of the element that says what the button is about, where there are several */
export const button = (what: string, id: string, words: Html, of: string | null = null): Html =>
  html`<button class="quiet" name="do" value="${what} ${id}" ${of !== null && html`aria-describedby="${of}"`}>
    ${words}
  </button>`;
