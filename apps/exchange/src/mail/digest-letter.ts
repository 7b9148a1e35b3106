import type { LetterText } from '#messaging';
import type { LetterContent } from './letter-content.js';
import { escaped, letterFrame, put } from './letter-frame.js';
import { entriesOf, titleOf, written, type Reading } from './letter-item.js';
import { fill, mailWords } from './mail-words.js';

export interface LetterSetting {
  node: string;
  base: string;
  /** the moment that the letter is for */
  slot: Date;
  unsubscribe: string;
}

/** Entries told in full; the next ones by their titles, the rest by number: a letter that is cut off tells nothing. */
const IN_FULL = 50;
const BY_TITLE = 500;
const LONGEST_SUBJECT = 200;

/** One letter with all that is to be told, in the reader's language. */
export async function digestLetter({ reader, items }: LetterContent, setting: LetterSetting): Promise<LetterText> {
  const { words, tag } = mailWords(reader.language);
  const reading: Reading = { base: setting.base, language: reader.language, tag, words };
  const entries = entriesOf(items);
  const told = entries.slice(0, BY_TITLE).map((entry, index) => written(entry, reading, index < IN_FULL));
  const heading = fill(words.heading, { participant: reader.owner });
  const names = [...new Set(items.flatMap(({ subscriptions }) => subscriptions))].sort();
  const because = fill(words.because, { participant: reader.owner, names: names.join(', ') });
  const rest = entries.length - told.length;
  const more = rest > 0 ? fill(words.more, { count: rest }) : '';
  const inbox = `${setting.base}/inbox`;
  const frame = await letterFrame(tag);
  const foot = [
    ...(more ? [escaped(more)] : []),
    escaped(because),
    `<a href="${escaped(setting.unsubscribe)}">${escaped(words.unsubscribe)}</a>`,
    escaped(setting.node),
  ];
  return {
    subject: subjectOf(entries, reading, setting, reader.zone),
    text: [
      heading,
      ...told.map(({ text }) => text),
      ...(more ? [more] : []),
      `${words.inbox}: ${inbox}`,
      because,
      `${words.unsubscribe}: ${setting.unsubscribe}`,
      setting.node,
    ].join('\n\n'),
    html: put(frame.whole, {
      heading: escaped(heading),
      items: told.map(({ html }) => put(frame.item, { body: html })).join('\n'),
      link: escaped(inbox),
      action: escaped(words.inbox),
      foot: foot.join('<br>'),
    }),
  };
}

function subjectOf(
  entries: ReturnType<typeof entriesOf>,
  { language, words }: Reading,
  { node, slot }: LetterSetting,
  zone: string,
): string {
  const [only, ...others] = entries;
  const text =
    only && others.length === 0
      ? fill(words.subject.one, { node, title: titleOf((only.at(-1) as (typeof only)[0]).change, { language }).value })
      : fill(words.subject.many, {
          node,
          count: new Intl.NumberFormat([language, 'en']).format(entries.length),
          date: new Intl.DateTimeFormat([language, 'en'], { dateStyle: 'long', timeZone: zone }).format(slot),
        });
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > LONGEST_SUBJECT ? `${Array.from(line).slice(0, LONGEST_SUBJECT).join('')}…` : line;
}
