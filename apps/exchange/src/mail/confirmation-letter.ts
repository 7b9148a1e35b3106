import type { LetterText } from '#messaging';
import type { LetterReader } from './letter-content.js';
import { escaped, letterFrame, put } from './letter-frame.js';
import { fill, mailWords } from './mail-words.js';

/** The one letter that goes to a mailbox which has not agreed: nothing that a user wrote stands in it. */
export async function confirmationLetter(
  { owner, language, zone }: LetterReader,
  node: string,
  link: { url: string; until: Date },
): Promise<LetterText> {
  const { words, tag } = mailWords(language);
  const { confirm } = words;
  const given = {
    node,
    participant: owner,
    until: new Intl.DateTimeFormat([language, 'en'], {
      dateStyle: 'long',
      timeStyle: 'short',
      timeZone: zone,
    }).format(link.until),
  };
  const [subject, text, until, ignore] = [confirm.subject, confirm.text, confirm.until, confirm.ignore].map((part) =>
    fill(part, given),
  ) as [string, string, string, string];
  const frame = await letterFrame(tag);
  return {
    subject,
    text: [text, `${confirm.action}: ${link.url}`, until, ignore, node].join('\n\n'),
    html: put(frame.whole, {
      heading: escaped(node),
      items: put(frame.item, { body: escaped(text) }),
      link: escaped(link.url),
      action: escaped(confirm.action),
      foot: [until, ignore, node].map(escaped).join('<br>'),
    }),
  };
}
