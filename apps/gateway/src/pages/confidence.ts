import type { Key } from '#wording';
import { html, type Html } from './html.js';
import { sentenceList } from './lists.js';
import type { Confidence, ConfidenceLevel } from './publication.js';
import { say } from './say.js';
import type { View } from './view.js';

type Fact = keyof Confidence;

const WORDS = {
  title: 'doubt.title',
  parties: 'doubt.parties',
  date: 'doubt.date',
  status: 'doubt.status',
  url: 'doubt.url',
} as const satisfies Record<Fact, Key>;

/** What to be careful about, marked: by a shape for those who see it, in words for all. */
export const doubtful = (view: View, key: Key): Html =>
  html` <span class="doubt small"><span class="shape" aria-hidden="true"></span>${say(view, key)}</span>`;

/** How sure the facts are, said in words; nothing where all that was assessed is sure, or nothing was assessed. */
export function doubts(view: View, confidence: Confidence | null, facts: readonly Fact[]): Html | null {
  const at = (...levels: ConfidenceLevel[]): Fact[] =>
    facts.filter((fact) => levels.includes(confidence?.[fact] as ConfidenceLevel));
  const loose = at('LOW', 'NONE');
  const partial = at('MEDIUM');
  if (loose.length + partial.length === 0) return null;
  const named = (key: Key, those: readonly Fact[]): Html =>
    say(view, key, {
      facts: sentenceList(
        view,
        those.map((fact) => say(view, WORDS[fact])),
      ),
    });
  const first = loose.length > 0 && named('doubt.notEstablishedOf', loose);
  const second = partial.length > 0 && named('doubt.partialOf', partial);
  const words = first && second ? say(view, 'doubt.both', { first, second }) : first || second;
  return html`<span class="doubt"><span class="shape" aria-hidden="true"></span>${words}</span>`;
}

/** The mark of one fact, for the line that states it. */
export function doubtOf(view: View, confidence: Confidence | null, fact: Fact): Html | null {
  const level = confidence?.[fact];
  if (level !== 'MEDIUM' && level !== 'LOW' && level !== 'NONE') return null;
  const words = level === 'MEDIUM' ? 'doubt.partial' : 'doubt.notEstablished';
  return html` <span class="doubt"><span class="shape" aria-hidden="true"></span>${say(view, words)}</span>`;
}
