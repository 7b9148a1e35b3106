import type { PortalKey } from '#wording/browser';

/** What a field is called and what its help says: `editor.f.number` and `editor.f.number.help`. */
export type Stem = PortalKey extends infer Key ? (Key extends `editor.f.${infer S}.help` ? S : never) : never;

interface Named {
  /** in the content */
  readonly name: string;
  readonly words: Stem;
}

/** What the words of a choice are called: `editor.legalForce.IN_FORCE`. */
export type Enumeration = 'legalForce' | 'audience' | 'relation' | 'legalValue' | 'fileRole';

/** How a field is asked; each is drawn by one control. */
export type Field =
  | Plain<'text' | 'long' | 'date' | 'country' | 'yes-no' | 'address'>
  | Plain<'lines' | 'bodies' | 'links' | 'files'>
  | (Plain<'choice'> & { readonly of: Enumeration; readonly values: readonly string[] })
  /** a choice, or several, whose words are a vocabulary's */
  | (Plain<'vocabulary' | 'ticks'> & { readonly scheme: string })
  | (Plain<'code' | 'codes'> & { readonly schemes: readonly string[] })
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
  readonly texts: readonly { readonly name: string; readonly words: Stem }[];
  readonly parts: readonly Part[];
}
