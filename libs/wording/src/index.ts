export type { Key } from './key.js';
export { INTERFACE_LANGUAGES, interfaceLanguage } from './languages.js';
export { wording, type Values, type Wording } from './wording.js';
