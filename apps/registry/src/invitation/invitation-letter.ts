import type { Role } from '#access';
import { escaped, paragraph } from '../mail/letter-html.js';
import type { LetterText } from '#messaging';
import { LETTER_WORDS, ROLE_WORDS, type LetterWords } from './letter-words.js';

interface Told {
  node: string;
  participant: string;
  name: string;
  roles: readonly Role[];
  link: string;
  /** the last day */
  expires: string;
}

/** The language that we write to somebody who reads this one. */
export function letterLanguage(language: string | null): string {
  const primary = language?.split('-')[0] ?? 'en';
  return primary in LETTER_WORDS ? primary : 'en';
}

export function invitationLetter(language: string | null, told: Told): LetterText {
  const tag = letterLanguage(language);
  const words = LETTER_WORDS[tag] as LetterWords;
  const roles = told.roles.map((role) => ROLE_WORDS[tag]?.[role] ?? role).join(', ');
  const fill = (text: string): string =>
    text.replace(/\{(\w+)\}/g, (_, name: string) => ({ ...told, roles })[name as keyof Told] as string);
  const parts = [fill(words.greeting), fill(words.invites), fill(words.roles)];
  const after = [fill(words.expires), fill(words.ignore)];
  return {
    subject: fill(words.subject).replace(/\s+/g, ' '),
    text: [...parts, `${words.accept}:\n${told.link}`, ...after, told.node].join('\n\n'),
    html: `<!doctype html><html lang="${tag}"><meta charset="utf-8"><body style="font-family:sans-serif;max-width:36em">
${parts.map(paragraph).join('\n')}
<p><a href="${escaped(told.link)}">${escaped(words.accept)}</a><br><small>${escaped(told.link)}</small></p>
${[...after, told.node].map(paragraph).join('\n')}
</body></html>`,
  };
}
