/**
 * Brings a word to the form in which it is indexed and looked for, the same on both sides: lower case, without accents
 * and vowel marks, with the letters that Unicode does not take apart (đ, ø, ß …) and digits of other scripts replaced.
 * Done here and not by an extension of PostgreSQL, so that it is the same on every server.
 */
const LETTERS: Record<string, string> = {
  đ: 'd',
  ð: 'd',
  ł: 'l',
  ø: 'o',
  ħ: 'h',
  ŧ: 't',
  ı: 'i',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  þ: 'th',
  أ: 'ا',
  إ: 'ا',
  آ: 'ا',
  ٱ: 'ا',
  ى: 'ي',
  ة: 'ه',
  ؤ: 'و',
  ئ: 'ي',
  ک: 'ك',
  ی: 'ي', // prettier-ignore
};
const REPLACED = new RegExp(`[${Object.keys(LETTERS).join('')}]`, 'gu');
/** Combining accents; Hebrew points; Arabic vowel marks, superscript alef and the stretching stroke. */
const MARKS = /[\u0300-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u064b-\u065f\u0670\u0640]/gu;
/** The Arabic article, with a particle before it or not: `للممرضات` is looked for as `ممرضات` too. */
const ARTICLE = /^(?:[وبكف]?ال|لل)(?=\p{L}{3})/u;
const DIGIT = /\p{Nd}/gu;

const PLAIN = /^[a-z0-9]*$/;

export function fold(word: string): string {
  const lower = word.toLowerCase();
  return PLAIN.test(lower) ? lower : foldMarks(lower);
}

const foldMarks = (word: string): string =>
  word
    .replace(REPLACED, (letter) => LETTERS[letter] as string)
    .normalize('NFKD')
    .replace(MARKS, '')
    .normalize('NFC')
    .replace(REPLACED, (letter) => LETTERS[letter] as string)
    .replace(ARTICLE, '')
    .replace(DIGIT, (digit) => (digit <= '9' ? digit : asciiDigit(digit)));

/** Decimal digits of a script stand in a row of ten: the zero is found by walking back. */
function asciiDigit(digit: string): string {
  const point = digit.codePointAt(0) as number;
  for (let value = 0; value < 10; value++) {
    if (!/\p{Nd}/u.test(String.fromCodePoint(point - value - 1))) return String(value);
  }
  return digit;
}
