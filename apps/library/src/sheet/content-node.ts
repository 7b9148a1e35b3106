import { z } from 'zod';
import type { PublicationKind } from '#kernel';
import { definitionOf } from '../publication/content.js';

/** A part of a record as its kind's schema describes it: as much of JSON Schema as cells and mappings are made by. */
export interface ContentNode {
  type?: string;
  description?: string;
  enum?: readonly string[];
  const?: unknown;
  default?: unknown;
  properties?: Record<string, ContentNode>;
  required?: readonly string[];
  additionalProperties?: ContentNode | boolean;
  items?: ContentNode;
}

const made = new Map<PublicationKind, ContentNode>();

/** What may be given for a record of the kind, as JSON Schema. */
export const contentJsonSchema = (kind: PublicationKind): ContentNode =>
  z.toJSONSchema(definitionOf(kind).schema, { io: 'input', unrepresentable: 'any' }) as ContentNode;

/** The same, made once; not to be altered. */
export function contentNode(kind: PublicationKind): ContentNode {
  const node = made.get(kind) ?? contentJsonSchema(kind);
  made.set(kind, node);
  return node;
}

/** A text per language, or whatever else is kept under keys that the author chooses. */
export const isKeyed = (node: ContentNode): node is ContentNode & { additionalProperties: ContentNode } =>
  typeof node.additionalProperties === 'object';
