import { singularOf, parsePublicationId, type PublicationKind } from '#kernel';
import { z } from 'zod';
import { text } from '../publication/texts.js';
import { webAddress } from '../publication/web-address.js';
import { LINK_RELATIONS, relationOf } from './relations.js';

/** Part of the content of every kind: what a record has to do with another one, or with a text that is not in the network. */
const linkSchema = z
  .strictObject({
    relation: z.enum(LINK_RELATIONS),
    target: z
      .string()
      .refine((ref) => parsePublicationId(ref) !== null, {
        error: ({ input }) =>
          `${JSON.stringify(String(input).slice(0, 60))} is not the id of a publication; expected one such as VN-LAW-2026-000123, or VN-LAW-2026-000123@2 for that revision of it`,
      })
      .optional(),
    external: z.strictObject({ title: text(1000), url: webAddress }).optional(),
    note: text(2000).optional(),
  })
  .refine(
    ({ target, external }) => (target === undefined) !== (external === undefined),
    'expected either target, for a record of this network, or external, for a text elsewhere',
  );

export type ContentLink = z.infer<typeof linkSchema>;

// Absent, not empty, where there are none: content that is stored and hashed already must stay as it is.
export const links = z
  .array(linkSchema)
  .min(1, 'name at least one, or leave it out')
  .max(100, 'at most 100')
  .optional();

interface Linking {
  kind: PublicationKind;
  links?: readonly ContentLink[];
}

const anyOf = (kinds: readonly PublicationKind[]): string => kinds.map(singularOf).join(' or ');

/** What can be said of links without looking at their targets: an id tells its kind. */
export function checkLinks({ kind, links: given = [] }: Linking, context: z.RefinementCtx): void {
  const seen = new Set<string>();
  given.forEach(({ relation, target, external }, index) => {
    const refuse = (field: string, message: string): void =>
      context.addIssue({ code: 'custom', path: ['links', index, field], message });
    const { from, to, alike } = relationOf(relation);
    if (from && !from.includes(kind))
      refuse('relation', `${relation} is said by ${anyOf(from)}; this is ${singularOf(kind)}`);
    if (external && relation === 'DIFFERENT_FROM') refuse('relation', 'DIFFERENT_FROM is for records of this network');
    const parsed = target === undefined ? null : parsePublicationId(target);
    if (parsed) {
      const expected = alike ? [kind] : to;
      if (expected && !expected.includes(parsed.kind))
        refuse('target', `${relation} is said of ${anyOf(expected)}; ${parsed.id} is ${singularOf(parsed.kind)}`);
    }
    const said = `${relation} ${parsed?.id ?? external?.url}`;
    if (seen.has(said)) refuse(target === undefined ? 'external' : 'target', 'is named twice with the same relation');
    seen.add(said);
  });
}
