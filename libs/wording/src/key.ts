import type english from './catalogues/en.js';

type PluralCategory = 'zero' | 'one' | 'two' | 'few' | 'many' | 'other';

/** A key without the plural category that i18next chooses by `count`. */
export type Base<K> = K extends `${infer B}_${PluralCategory}` ? B : K;

/** What can be said: the English catalogue has it, and a test sees to it that every other one has it as well. */
export type Key = Base<keyof typeof english>;
