import { definitionOf, type Content } from '../publication/content.js';
import { textsByLanguage, type SearchText, type WeightedText } from './search-text.js';

/** What is searched of a record, as its newest revision has it. */
export interface Searched {
  id: string;
  content: Content;
}

/**
 * All texts that find a record, in every language, in the order in which they are indexed.
 * @param more those that are not in its content
 */
export function searchedTexts({ id, content }: Searched, more: readonly SearchText[] = []): WeightedText[] {
  const definition = definitionOf(content.kind);
  const number = definition.reference(content);
  const weighted = (weight: WeightedText['weight'], texts: readonly SearchText[]): WeightedText[] =>
    texts.map((text) => ({ ...text, weight }));
  return [
    ...weighted('A', textsByLanguage('title', content.title)),
    ...weighted('A', number ? [{ field: 'number', language: null, text: number }] : []),
    ...weighted('A', [{ field: 'id', language: null, text: id }]),
    ...weighted('B', textsByLanguage('summary', content.summary)),
    ...weighted('C', definition.moreText(content)),
    ...weighted('D', more),
  ];
}
