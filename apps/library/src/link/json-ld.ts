import type { Content } from '../publication/content.js';
import type { LinkedData } from '../publication/linked-data.js';
import type { LinkRelation } from './relations.js';

/** ELI for laws, schema.org and Dublin Core for the rest. */
const PROPERTIES: Record<LinkRelation, string> = {
  AMENDS: 'eli:amends',
  REPEALS: 'eli:repeals',
  IMPLEMENTS: 'eli:implements',
  COMMENCES: 'eli:commences',
  CONSOLIDATES: 'eli:consolidates',
  SUPERSEDES: 'http://purl.org/dc/terms/replaces',
  PART_OF: 'isPartOf',
  DOCUMENTS: 'http://purl.org/dc/terms/subject',
  BASED_ON: 'isBasedOn',
  RELATES_TO: 'http://purl.org/dc/terms/relation',
  DIFFERENT_FROM: 'http://www.w3.org/2002/07/owl#differentFrom',
};

/** @param addressOf the address to cite of an id or an id@revision */
export function linksJsonLd({ links = [] }: Content, addressOf: (ref: string) => string): LinkedData {
  const found: Record<string, LinkedData[]> = {};
  for (const { relation, target, external } of links) {
    const node = external ? { '@id': external.url, name: external.title } : { '@id': addressOf(target ?? '') };
    (found[PROPERTIES[relation]] ??= []).push(node);
  }
  return found;
}
