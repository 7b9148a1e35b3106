import type { Change, Envelope, SequencedChange } from '#contracts';
import { changeLink } from './change-link.js';

/**
 * The bytes of a webhook, made once when the change gets its position. They end before the closing brace: each delivery
 * splices in whose subscription it is. So 5,000 receivers cost one serialisation, and every retry sends the same bytes.
 */
const MOST_BYTES = 20_000;
/** left for `,"subscription":{…}}`, see the limit on a subscription's name */
const RESERVED = 1_500;
const LONGEST_TITLE = 300;
const LONGEST_MEANING = 300;

/** What is left out when it is too long, step by step. A record may carry a title in fifty languages. */
const THINNER: readonly ((change: Change) => Partial<Change>)[] = [
  () => ({}),
  ({ title, topics }) => ({ title: firstTitles(title, 10), topics: topics.slice(0, 50) }),
  ({ title, topics, meaning }) => ({
    title: firstTitles(title, 1),
    topics: topics.slice(0, 10),
    meaning: cut(meaning, LONGEST_MEANING),
  }),
];

export function openEnvelope(base: string, change: SequencedChange, changesLink: string): string {
  let text = serialise(base, change, changesLink, false);
  for (const thinner of THINNER) {
    if (fits(text)) break;
    text = serialise(base, { ...change, ...thinner(change) }, changesLink, true);
  }
  return text;
}

/** @param open the bytes of what openEnvelope made */
export const closeEnvelope = (open: Buffer, subscription: Envelope['subscription']): Buffer =>
  Buffer.concat([open, Buffer.from(`,"subscription":${JSON.stringify(subscription)}}`)]);

const fits = (text: string): boolean => Buffer.byteLength(text) <= MOST_BYTES - RESERVED;

function serialise(base: string, change: SequencedChange, changesLink: string, truncated: boolean): string {
  const envelope: Omit<Envelope, 'subscription'> = {
    specversion: '1.0',
    id: change.id,
    source: base,
    type: change.type,
    subject: change.subject,
    time: change.occurredAt,
    datacontenttype: 'application/json',
    timestamp: change.occurredAt,
    data: {
      position: change.position,
      subject: change.subject,
      revision: change.revision,
      kind: change.kind,
      owner: change.owner,
      countries: change.countries,
      topics: change.topics,
      title: change.title,
      meaning: change.meaning,
      legalDate: change.legalDate,
      differences: truncated ? [] : change.differences,
      truncated,
      ...(change.batch === undefined ? {} : { batch: change.batch }),
      links: { self: changeLink(base, change), changes: changesLink },
    },
  };
  return JSON.stringify(envelope).slice(0, -1);
}

const firstTitles = (title: Change['title'], count: number): Change['title'] =>
  Object.fromEntries(
    Object.entries(title)
      .slice(0, count)
      .map(([language, text]) => [language, cut(text, LONGEST_TITLE)]),
  );

/** By characters as Unicode counts them, so that none is cut in two. */
const cut = (text: string, most: number): string =>
  text.length > most ? Array.from(text).slice(0, most).join('') : text;
