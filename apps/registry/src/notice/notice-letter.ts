import type { Notice } from '#contracts';
import { escaped, paragraph } from '../mail/letter-html.js';
import type { LetterText } from '#messaging';
import { NOTICE_WORDS, type NoticeWords } from './notice-words.js';

interface Reader {
  name: string;
  language: string | null;
}

const MOST_LINKS = 20;

/** It names records and says nothing of them: whoever may read them does so where it is asked who they are. */
export function noticeLetter({ name, language }: Reader, notice: Notice, node: string, publicUrl: string): LetterText {
  const primary = language?.split('-')[0] ?? 'en';
  const tag = primary in NOTICE_WORDS ? primary : 'en';
  const words = NOTICE_WORDS[tag] as NoticeWords;
  const { participant, records, reason, names } = notice;
  const given: Record<string, string> = {
    name,
    participant,
    by: notice.by ?? words.somebody,
    reason: reason ?? '',
    hours: String(notice.hours ?? ''),
  };
  const fill = (text: string): string => text.replace(/\{(\w+)\}/g, (_, key: string) => given[key] ?? '');
  const told = fill(words.told[notice.kind]);
  const links = (names ?? records.map((id) => `${publicUrl}/publications/${id}`)).slice(0, MOST_LINKS);
  const left = records.length - links.length;
  const parts = [fill(words.greeting), `${told}.`, ...(reason ? [fill(words.reason)] : [])];
  const more = left > 0 ? [`+ ${left}`] : [];
  const about = records.length === 1 ? (records[0] as string) : `${records[0]} +${records.length - 1}`;
  return {
    subject: `${node}: ${told} (${about})`.replace(/\s+/g, ' ').slice(0, 250),
    text: [...parts, `${names ? words.endpoints : words.see}:\n${[...links, ...more].join('\n')}`, node].join('\n\n'),
    html: `<!doctype html><html lang="${tag}"><meta charset="utf-8"><body style="font-family:sans-serif;max-width:36em">
${parts.map(paragraph).join('\n')}
<ul>${links.map((link) => `<li>${names ? escaped(link) : linked(link)}</li>`).join('')}${more.map((text) => `<li>${text}</li>`).join('')}</ul>
${paragraph(node)}
</body></html>`,
  };
}

const linked = (address: string): string => `<a href="${escaped(address)}">${escaped(address)}</a>`;
