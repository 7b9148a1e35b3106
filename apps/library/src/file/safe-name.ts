import type { FileType } from './file-types.js';

// oxlint-disable-next-line no-control-regex -- they are what is taken out
const CONTROL = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\ufffe\uffff]/g;
/** Marks that turn the reading direction around: with them fdp.exe is read as exe.pdf. */
const DIRECTION = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;
const RESERVED = /[<>:"|?*]/g;
const LONGEST = 150;

/**
 * What a file is called, fit to be saved under by anybody: no part of a path, nothing unseen, not too long, and with the
 * extension of what it is.
 */
export function safeName(given: string | null, { extensions }: FileType): string {
  const [usual = ''] = extensions;
  const last = (given ?? '').toWellFormed().split(/[/\\]/).at(-1) ?? '';
  const clean = last.normalize('NFC').replace(CONTROL, '').replace(DIRECTION, '').replace(RESERVED, '_').trim();
  const extension = extensionOf(clean);
  const own = extension !== null && extensions.includes(extension.toLowerCase()) ? extension : null;
  const stem = (own === null ? clean : clean.slice(0, -own.length - 1)).replace(/^[. ]+|[. ]+$/g, '');
  return `${[...stem].slice(0, LONGEST).join('').trim() || 'file'}.${own ?? usual}`;
}

/** Without the dot; null when there is none that looks like one. */
export const extensionOf = (name: string): string | null => /\.([A-Za-z0-9]{1,10})$/.exec(name)?.[1] ?? null;
