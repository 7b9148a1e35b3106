import type { PortalKey } from '#wording/browser';

/** What a field is called and what its help says: `editor.f.number` and `editor.f.number.help`. */
export type Stem = PortalKey extends infer Key ? (Key extends `editor.f.${infer S}.help` ? S : never) : never;

/** What some are called without any help: the name says it. */
export type Name = PortalKey extends infer Key
  ? Key extends `editor.f.${infer S}`
    ? S extends `${string}.help`
      ? never
      : S
    : never
  : never;

/** `name` is its place in the content */
type Named = { readonly name: string } & (
  { readonly words: Stem; readonly help?: true } | { readonly words: Name; readonly help: false }
);

/** What the words of a choice are called: `editor.legalForce.IN_FORCE`. */
export type Enumeration =
  | 'legalForce'
  | 'audience'
  | 'relation'
  | 'legalValue'
  | 'fileRole'
  | 'agreementType'
  | 'form'
  | 'phase'
  | 'partyRole'
  | 'period'
  | 'renewal'
  | 'eventType'
  | 'status'
  | 'resourceType';

/** How a field is asked; each is drawn by one control. */
export type Field =
  | Plain<'text' | 'long' | 'date' | 'number' | 'country' | 'participant' | 'yes-no' | 'address'>
  | Plain<'lines' | 'countries' | 'bodies' | 'links' | 'files'>
  | (Plain<'choice'> & { readonly of: Enumeration; readonly values: readonly string[] })
  /** a choice, or several, whose words are a vocabulary's */
  | (Plain<'vocabulary' | 'ticks'> & { readonly scheme: string })
  | (Plain<'code' | 'codes'> & { readonly schemes: readonly string[] })
  /** fields that stand together */
  | (Plain<'group'> & { readonly of: readonly Field[] })
  /** one after another, each with fields of its own */
  | (Plain<'list'> & { readonly of: readonly Field[]; readonly add: PortalKey });

/** One member for each control, so that each can be told from the others. */
type Plain<C extends string> = C extends string ? Named & { readonly control: C } : never;

export interface Part {
  readonly title: PortalKey;
  readonly fields: readonly Field[];
}

/** What is asked of one kind of record, in the order in which it is asked. */
export interface Form {
  readonly kind: string;
  /** texts that each language has, besides title and summary */
  readonly texts: readonly { readonly name: string; readonly words: Name }[];
  readonly parts: readonly Part[];
}
