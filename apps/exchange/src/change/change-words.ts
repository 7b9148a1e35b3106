import type { Change } from '#contracts';
import { wordVector } from '#kernel';

/** The words of a change, as a tsvector: its title in all languages, what it names, what happened, what else the record says. */
export const wordsOf = ({
  title,
  subject,
  meaning,
  texts = [],
}: Pick<Change, 'title' | 'subject' | 'meaning' | 'texts'>) =>
  wordVector([
    ...[...Object.values(title), subject].map((text) => ({ weight: 'A' as const, text })),
    { weight: 'B', text: meaning },
    ...texts.map((text) => ({ weight: 'C' as const, text })),
  ]);
