import { spoken } from '../words.js';

export function sizeInWords(bytes: number): string {
  const [value, unit] =
    bytes < 1000 ? [bytes, 'byte'] : bytes < 1e6 ? [bytes / 1e3, 'kilobyte'] : [bytes / 1e6, 'megabyte'];
  return new Intl.NumberFormat(spoken, { style: 'unit', unit, maximumFractionDigits: 1 }).format(value);
}
