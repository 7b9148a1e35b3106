import { html, sentenceList, type Html } from './html.js';
import type { Confidence, ConfidenceLevel } from './publication.js';

type Fact = keyof Confidence;

const WORDS: Record<Fact, string> = {
  title: 'title',
  parties: 'parties',
  date: 'dates',
  status: 'status',
  url: 'link',
};

/** How sure the facts are, said in words; nothing where all that was assessed is sure, or nothing was assessed. */
export function doubts(confidence: Confidence | null, facts: readonly Fact[]): Html | null {
  const at = (...levels: ConfidenceLevel[]): Fact[] =>
    facts.filter((fact) => levels.includes(confidence?.[fact] as ConfidenceLevel));
  const loose = at('LOW', 'NONE');
  const partial = at('MEDIUM');
  if (loose.length + partial.length === 0) return null;
  return html`<span class="doubt"
    ><span class="shape" aria-hidden="true"></span>${[
      loose.length > 0 && html`not established: ${sentenceList(loose.map((fact) => WORDS[fact]))}`,
      loose.length > 0 && partial.length > 0 && '; ',
      partial.length > 0 && html`from partial sources: ${sentenceList(partial.map((fact) => WORDS[fact]))}`,
    ]}</span
  >`;
}

/** The mark of one fact, for the line that states it. */
export function doubtOf(confidence: Confidence | null, fact: Fact): Html | null {
  const level = confidence?.[fact];
  if (level !== 'MEDIUM' && level !== 'LOW' && level !== 'NONE') return null;
  const words = level === 'MEDIUM' ? 'from partial sources' : 'not established';
  return html` <span class="doubt"><span class="shape" aria-hidden="true"></span>${words}</span>`;
}
