import type { z } from 'zod';
import { canonicalLanguage, type PublicationKind } from '#kernel';
import { definitionOf } from '../publication/content.js';
import { isPlain } from '../sheet/cells.js';
import { contentNode, isKeyed, type ContentNode } from '../sheet/content-node.js';
import { nearest } from '../vocabulary/nearest.js';
import { quoted } from './file/quoted.js';

/** A field of the record that a mapping fills, found in the library's own schema of the kind. */
export interface Target {
  path: readonly string[];
  holds: 'text' | 'number' | 'boolean' | 'list' | 'parts' | 'json';
  node: ContentNode;
}

const MOST_ITEMS = 500;

export class Targets {
  private readonly shape: Record<string, z.ZodType>;
  private readonly root: ContentNode;

  constructor(private readonly kind: PublicationKind) {
    const { schema } = definitionOf(kind);
    this.shape = (schema as unknown as { shape: Record<string, z.ZodType> }).shape;
    const { kind: _kind, ...properties } = contentNode(kind).properties ?? {};
    this.root = { properties };
  }

  /** The field of that name, or what is wrong with it. */
  find(name: string): Target | string {
    const path = name.split('.');
    let node = this.root;
    for (const [index, part] of path.entries()) {
      const before = path.slice(0, index);
      const next = stepInto(node, part);
      if (typeof next === 'string' || !next) return `${name}: ${next ?? this.unknown(before, part, node)}`;
      node = next;
    }
    return {
      path: path.map((part, index) =>
        isKeyed(this.at(path.slice(0, index))) ? (canonicalLanguage(part) ?? part) : part,
      ),
      holds: holdsOf(node),
      node,
    };
  }

  /** Fields without which no record is accepted. */
  get required(): string[] {
    return Object.keys(this.shape).filter((name) => name !== 'kind' && !this.shape[name]?.safeParse(undefined).success);
  }

  /** What the library would say of this value in this field; empty when it would take it. */
  refusals({ path }: Target, value: unknown): string[] {
    const [top = '', ...rest] = path;
    const nested = rest.reduceRight<unknown>(
      (inner, part) => (/^\d+$/.test(part) ? [inner] : { [part]: inner }),
      value,
    );
    const issues = this.shape[top]?.safeParse(nested).error?.issues ?? [];
    const within = rest.map((part) => (/^\d+$/.test(part) ? '0' : part)).join('.');
    return issues
      .filter((issue) => `${issue.path.join('.')}.`.startsWith(within && `${within}.`))
      .map((issue) => issue.message);
  }

  /** The parts of a field that holds several, in words. */
  partsOf({ path }: Target): string {
    const node = this.at(path);
    const name = path.join('.');
    if (isKeyed(node)) return `${name}.en for the text in English`;
    const item = node.items?.properties;
    if (item)
      return Object.keys(item)
        .map((part) => `${name}.0.${part}`)
        .join(', ');
    return Object.keys(node.properties ?? {})
      .map((part) => `${name}.${part}`)
      .join(', ');
  }

  private at(path: readonly string[]): ContentNode {
    return path.reduce<ContentNode>((node, part) => stepInto(node, part) as ContentNode, this.root);
  }

  private unknown(before: readonly string[], part: string, node: ContentNode): string {
    const known = Object.keys(node.properties ?? {});
    const owner = before.length > 0 ? before.join('.') : `a ${definitionOf(this.kind).noun}`;
    if (known.length === 0) return `${before.join('.')} has no parts`;
    const near = nearest(part, known);
    const hint = near ? `; did you mean ${[...before, near].join('.')}?` : `; expected one of ${known.join(', ')}`;
    return `is not a field of ${owner}${hint}`;
  }
}

/** The part's node; a text saying why there is none; undefined when the part is unknown. */
function stepInto(node: ContentNode, part: string): ContentNode | string | undefined {
  if (node.items) {
    if (/^\d+$/.test(part) && Number(part) < MOST_ITEMS) return node.items;
    return `${quoted(part)} is not a place in a list; expected 0, 1, 2 …`;
  }
  if (isKeyed(node)) {
    if (canonicalLanguage(part) !== null) return node.additionalProperties;
    return `${quoted(part)} is not a language; expected a BCP 47 tag such as vi, pt-BR or zh-Hant`;
  }
  return Object.hasOwn(node.properties ?? {}, part) ? node.properties?.[part] : undefined;
}

function holdsOf(node: ContentNode): Target['holds'] {
  if (node.type === 'boolean') return 'boolean';
  if (node.type === 'number' || node.type === 'integer') return 'number';
  if (node.items) return node.items.properties ? 'parts' : 'list';
  if (node.properties || isKeyed(node)) return 'parts';
  return isPlain(node) ? 'text' : 'json';
}
